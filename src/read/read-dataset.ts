/** Reads a benchmark folder whole, telling every mistake in one run. Takes an input folder; gives a data set and diagnostics. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Collector } from '../diagnostics/collector.js';
import { hasErrors, type Outcome } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import type { InputFolder } from '../host/host.js';
import { BenchmarkSchema, type Benchmark } from '../model/benchmark.js';
import { BureauSchema, type Bureau } from '../model/bureau.js';
import type { Dataset } from '../model/dataset.js';
import { IndicatorSchema, type Indicator } from '../model/indicator.js';
import { ObservationSchema, scopeParts, type Observation } from '../model/observation.js';
import { SourceSchema, type Source } from '../model/source.js';
import { TermsSchema, type Terms } from '../model/terms.js';
import { checkFacts, checkUnique } from './check-duplicates.js';
import { checkObservation, type CodeLists } from './check-observation.js';
import type { Located } from './located.js';
import { readObservationsCsv } from './read-csv.js';
import { pathInFolder, readEntries, readList, readMapping } from './read-list.js';
import { readYamlFile } from './yaml-file.js';

const observationsFolder = 'observations';

export function readDataset(folder: InputFolder): Outcome<Dataset> {
  const collector = new Collector();
  const inputs: { path: string; sha256: string }[] = [];
  const recording = recordInputs(folder, inputs);
  if (!folder.readFile('benchmark.yaml')) {
    const hints = ['name the folder that holds benchmark.yaml'];
    collector.add('folder-missing', { path: folder.label }, { folder: folder.label }, { hints });
    return { value: undefined, diagnostics: collector.diagnostics };
  }
  const benchmark = readMapping(recording, 'benchmark.yaml', BenchmarkSchema, collector);
  const bureaus = readList(recording, 'bureaus.yaml', BureauSchema, collector);
  const indicators = readList(recording, 'indicators.yaml', IndicatorSchema, collector);
  const sources = readList(recording, 'sources.yaml', SourceSchema, collector);
  const terms = readMapping(recording, 'terms.yaml', TermsSchema, collector);
  const observations = readObservations(recording, collector);

  checkUnique('bureaus', bureaus, collector);
  checkUnique('indicators', indicators, collector);
  checkUnique('sources', sources, collector);
  checkUnique('observations', observations, collector);
  const lists: CodeLists = { bureaus: byId(bureaus), indicators: byId(indicators), sources: byId(sources) };
  checkBureaus(bureaus, lists, collector);
  checkSources(sources, lists, collector);
  for (const observation of observations) checkObservation(observation, lists, collector);
  checkDerivations(observations, collector);
  checkFacts(observations, collector);
  if (benchmark) checkBenchmark(benchmark, lists, collector);
  if (benchmark?.value.languages.includes('en') && terms) checkTerms(observations, sources, terms.value, collector);
  checkUse(observations, bureaus, sources, collector);

  const { diagnostics } = collector;
  if (hasErrors(diagnostics) || !benchmark || !terms) return { value: undefined, diagnostics };
  const dataset = assemble(benchmark.value, lists, sources, terms.value, observations, inputs);
  return { value: dataset, diagnostics };
}

/** Passes reads through and notes each file with its hash, once. */
function recordInputs(folder: InputFolder, inputs: { path: string; sha256: string }[]): InputFolder {
  return {
    label: folder.label,
    listFiles: (path) => folder.listFiles(path),
    readFile: (path) => {
      const bytes = folder.readFile(path);
      if (bytes) inputs.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
      return bytes;
    },
  };
}

function byId<T extends { readonly id: string }>(entries: readonly Located<T>[]): Map<string, T> {
  return new Map(entries.map(({ value }) => [value.id, value]));
}

function readObservations(folder: InputFolder, collector: Collector): Located<Observation>[] {
  const files = folder.listFiles(observationsFolder).filter((name) => /\.(ya?ml|csv)$/.test(name));
  const rows = files.flatMap((name) => {
    const path = `${observationsFolder}/${name}`;
    const bytes = folder.readFile(path);
    const shown = pathInFolder(folder, path);
    if (!bytes) return [];
    if (name.endsWith('.csv')) return readObservationsCsv(shown, bytes, collector);
    const file = readYamlFile(shown, bytes, collector);
    return file ? readEntries(file, file.content, [], ObservationSchema, collector) : [];
  });
  if (files.length === 0) {
    const shown = pathInFolder(folder, observationsFolder);
    const hints = ['put a YAML or CSV file of observations there, one for each source'];
    collector.add('folder-empty', { path: shown }, { folder: shown }, { hints });
  }
  return rows.map((row) => fillBounds(row, collector));
}

/** An exact figure's bounds default to its value; any other wording must say what it implies. */
function fillBounds(row: Located<z.output<typeof ObservationSchema>>, collector: Collector): Located<Observation> {
  const { value, at } = row;
  const { lower, upper } = value;
  if (value.qualifier !== 'exact' && (lower === undefined || upper === undefined)) {
    const hints = ['give lower and upper; an upper of null means no ceiling'];
    collector.add('bounds-missing', at('qualifier'), { qualifier: value.qualifier }, { hints });
  }
  const filled = { ...value, lower: lower ?? value.value, upper: upper === undefined ? value.value : upper };
  return { value: filled, at };
}

function checkBureaus(bureaus: readonly Located<Bureau>[], lists: CodeLists, collector: Collector): void {
  for (const { value, at } of bureaus) {
    for (const [index, population] of value.population.entries()) {
      if (!lists.sources.has(population.source)) {
        const hints = suggest(population.source, lists.sources.keys());
        collector.add(
          'unknown-id',
          at('population', index, 'source'),
          { concept: 'source', id: population.source },
          { hints },
        );
      }
    }
    for (const [index, item] of value.breaks.entries()) {
      for (const [nth, id] of item.indicators.entries()) {
        if (lists.indicators.has(id)) continue;
        const hints = suggest(id, lists.indicators.keys());
        collector.add('unknown-id', at('breaks', index, 'indicators', nth), { concept: 'indicator', id }, { hints });
      }
    }
  }
}

function checkSources(sources: readonly Located<Source>[], lists: CodeLists, collector: Collector): void {
  for (const { value, at } of sources) {
    if (value.bureau !== null && !lists.bureaus.has(value.bureau)) {
      const hints = suggest(value.bureau, lists.bureaus.keys());
      collector.add('unknown-id', at('bureau'), { concept: 'bureau', id: value.bureau }, { hints });
    }
    if (value.covers && value.covers.start > value.covers.end) {
      collector.add('period-reversed', at('covers', 'start'), { start: value.covers.start, end: value.covers.end });
    }
  }
}

function checkDerivations(observations: readonly Located<Observation>[], collector: Collector): void {
  const known = new Set(observations.map(({ value }) => value.id));
  for (const { value, at } of observations) {
    for (const id of value.derived_from) {
      if (!known.has(id))
        collector.add('unknown-id', at('derived_from'), { concept: 'observation', id }, { hints: suggest(id, known) });
    }
  }
}

function checkBenchmark({ value, at }: Located<Benchmark>, lists: CodeLists, collector: Collector): void {
  const refer = (concept: 'bureau' | 'indicator', ids: readonly string[], ...path: (string | number)[]): void => {
    const known = concept === 'bureau' ? lists.bureaus : lists.indicators;
    for (const [index, id] of ids.entries()) {
      if (!known.has(id))
        collector.add('unknown-id', at(...path, index), { concept, id }, { hints: suggest(id, known.keys()) });
    }
  };
  refer('bureau', value.bureaus, 'bureaus');
  refer('indicator', value.indicators, 'indicators');
  for (const [index, group] of value.peers.entries()) refer('bureau', group.bureaus ?? [], 'peers', index, 'bureaus');
  const reference = value.reference_period;
  if (reference && reference.start > reference.end) {
    collector.add('period-reversed', at('reference_period', 'start'), { start: reference.start, end: reference.end });
  }
}

function checkTerms(
  observations: readonly Located<Observation>[],
  sources: readonly Located<Source>[],
  terms: Terms,
  collector: Collector,
): void {
  const told = new Set<string>();
  const check = (
    known: Readonly<Record<string, string>>,
    what: string,
    text: string,
    at: Located<unknown>['at'],
    field: string,
  ): void => {
    if (text === '' || !/\p{Script=Han}/u.test(text) || Object.hasOwn(known, text) || told.has(`${what} ${text}`))
      return;
    told.add(`${what} ${text}`);
    collector.add(
      'english-missing',
      at(field),
      { what, text },
      { hints: [`add it to terms.yaml under ${what}s`], severity: 'warning' },
    );
  };
  for (const { value, at } of observations) {
    for (const part of scopeParts(value.scope)) check(terms.scopes, 'scope', part, at, 'scope');
    check(terms.notes, 'note', value.note, at, 'note');
    check(terms.notes, 'note', value.formula ?? '', at, 'formula');
  }
  for (const { value, at } of sources) {
    check(terms.sources, 'source', value.title, at, 'title');
    check(terms.sources, 'source', value.publisher ?? '', at, 'publisher');
    check(terms.notes, 'note', value.note ?? '', at, 'note');
  }
}

function checkUse(
  observations: readonly Located<Observation>[],
  bureaus: readonly Located<Bureau>[],
  sources: readonly Located<Source>[],
  collector: Collector,
): void {
  const used = new Set(observations.map(({ value }) => value.source));
  for (const { value } of bureaus) for (const population of value.population) used.add(population.source);
  for (const { value, at } of sources) {
    if (!used.has(value.id)) collector.add('source-unused', at('id'), { id: value.id }, { severity: 'warning' });
  }
}

function assemble(
  benchmark: Benchmark,
  lists: CodeLists,
  sources: readonly Located<Source>[],
  terms: Terms,
  observations: readonly Located<Observation>[],
  inputs: Dataset['inputs'],
): Dataset {
  const pick = <T extends Bureau | Indicator>(ids: readonly string[], all: ReadonlyMap<string, T>): T[] =>
    ids.length === 0 ? [...all.values()] : ids.flatMap((id) => all.get(id) ?? []);
  const bureaus = pick(benchmark.bureaus, lists.bureaus);
  const indicators = pick(benchmark.indicators, lists.indicators);
  const bureauIds = new Set(bureaus.map(({ id }) => id));
  const indicatorIds = new Set(indicators.map(({ id }) => id));
  const all = observations.map(({ value }) => value);
  const count = (status: Observation['status']): number =>
    all.filter((observation) => observation.status === status).length;
  return {
    benchmark,
    bureaus,
    indicators,
    sources: sources.map(({ value }) => value),
    terms,
    observations: all.filter(
      ({ bureau, indicator, status }) =>
        bureauIds.has(bureau) && indicatorIds.has(indicator) && (status === 'reported' || status === 'derived'),
    ),
    candidates: count('candidate'),
    rejected: count('rejected'),
    inputs: [...inputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
