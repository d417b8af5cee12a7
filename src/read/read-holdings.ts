/**
 * What a benchmark folder has on file for extraction: the code lists, read and checked, and the observations as far as they can be read, since a
 * mistake in them is no reason not to read an article.
 */
import { Collector } from '../diagnostics/collector.js';
import { hasErrors, type Outcome } from '../diagnostics/diagnostic.js';
import type { InputFolder } from '../host/host.js';
import { BureauSchema, type Bureau } from '../model/bureau.js';
import { IndicatorSchema, type Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { SourceSchema, type Source } from '../model/source.js';
import { checkAdcodes, checkUnique } from './check-duplicates.js';
import { withIds } from './code-list.js';
import { listObservationFiles, observationsFolder, readObservations } from './read-dataset.js';
import { readList } from './read-list.js';
import { readTextsXlsx } from './read-xlsx.js';

export interface Holdings {
  readonly bureaus: readonly Bureau[];
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
  /** Of any status; those that can be read. */
  readonly observations: readonly Observation[];
  /** The highest number of an observation's id, by source; also of observations that cannot be read. */
  readonly highest: ReadonlyMap<string, number>;
}

/** @param strict whether a mistake in an observation is told as well, and leaves no value. */
export function readHoldings(folder: InputFolder, strict: boolean): Outcome<Holdings> {
  const collector = new Collector();
  if (!folder.readFile('benchmark.yaml') && !folder.readFile('indicators.yaml')) {
    const hints = ['name the folder that holds benchmark.yaml'];
    collector.add('folder-missing', { path: folder.label }, { folder: folder.label }, { hints });
    return { value: undefined, diagnostics: collector.diagnostics };
  }
  const bureaus = readList(folder, 'bureaus.yaml', BureauSchema, collector);
  const indicators = readList(folder, 'indicators.yaml', IndicatorSchema, collector);
  const sources = readList(folder, 'sources.yaml', SourceSchema, collector);
  checkUnique('bureaus', withIds(bureaus), collector);
  checkUnique('indicators', withIds(indicators), collector);
  checkUnique('sources', withIds(sources), collector);
  checkAdcodes(bureaus.entries, collector);
  const observations = readObservations(folder, strict ? collector : new Collector());
  const { diagnostics } = collector;
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const value: Holdings = {
    bureaus: bureaus.entries.map((entry) => entry.value),
    indicators: indicators.entries.map((entry) => entry.value),
    sources: sources.entries.map((entry) => entry.value),
    observations: observations.entries.map((entry) => entry.value),
    highest: findHighest(folder),
  };
  return { value, diagnostics };
}

/** Found in the text of the files, so that an id counts however broken its file is. */
function findHighest(folder: InputFolder): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const name of listObservationFiles(folder)) {
    const bytes = folder.readFile(`${observationsFolder}/${name}`);
    const text = bytes && /\.xlsx$/i.test(name) ? readTextsXlsx(bytes) : new TextDecoder().decode(bytes);
    for (const [, source = '', digits] of text.matchAll(/\b([a-z][a-z0-9-]*)\/(\d{1,9})\b/g))
      highest.set(source, Math.max(highest.get(source) ?? 0, Number(digits)));
  }
  return highest;
}
