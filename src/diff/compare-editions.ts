/** Holds one edition against an earlier one. Takes the rows of both data packages; gives what moved, and why as far as the rows tell. */
import {
  isLargestFirst,
  isPopulationMoved,
  type ChangedObservation,
  type Difference,
  type EditionRecord,
  type EditionRow,
  type Included,
  type Moved,
  type PopulationRecord,
} from '../model/difference.js';
import { compareFigures } from './compare-figures.js';

export function compareEditions(from: EditionRecord, to: EditionRecord): Difference {
  return {
    from: { slug: from.slug, date: from.date },
    to: { slug: to.slug, date: to.date },
    ...compareKeys(from.observations, to.observations),
    changed: inBoth(from.observations, to.observations).flatMap(([id, before, after]) => changeOf(id, before, after)),
    bureaus: compareKeys<Included>(from.bureaus, to.bureaus),
    indicators: {
      ...compareKeys<Included>(from.indicators, to.indicators),
      changed: inBoth(from.indicators, to.indicators).flatMap(([id, before, after]) => {
        const polarity = { from: before.polarity, to: after.polarity };
        const isTurned = isLargestFirst(polarity.from) !== isLargestFirst(polarity.to);
        return polarity.from === polarity.to ? [] : [{ id, polarity, isTurned }];
      }),
    },
    populations: comparePopulations(from, to),
    comparisons: compareFigures(from, to),
    files: compareFiles(from.files, to.files),
  };
}

function compareKeys<T>(
  from: ReadonlyMap<string, T>,
  to: ReadonlyMap<string, T>,
): { readonly came: T[]; readonly went: T[] } {
  return {
    came: [...to].flatMap(([id, entry]) => (from.has(id) ? [] : [entry])),
    went: [...from].flatMap(([id, entry]) => (to.has(id) ? [] : [entry])),
  };
}

function inBoth<T>(from: ReadonlyMap<string, T>, to: ReadonlyMap<string, T>): [id: string, from: T, to: T][] {
  return [...to].flatMap(([id, after]): [string, T, T][] => {
    const before = from.get(id);
    return before === undefined ? [] : [[id, before, after]];
  });
}

function changeOf(id: string, before: EditionRow, after: EditionRow): ChangedObservation[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const fields = names
    .map((field) => ({ field, from: before[field] ?? '', to: after[field] ?? '' }))
    .filter((field) => field.from !== field.to);
  return fields.length === 0
    ? []
    : [{ id, bureau: after['bureau'] ?? '', indicator: after['indicator'] ?? '', before, after, fields }];
}

/** Of a bureau that comes or goes, that it does says enough. */
function comparePopulations(from: EditionRecord, to: EditionRecord): Moved<PopulationRecord>[] {
  return [...new Set([...to.populations.keys(), ...from.populations.keys()])].flatMap((key) => {
    const moved = { from: from.populations.get(key), to: to.populations.get(key) };
    const bureau = (moved.to ?? moved.from)?.bureau ?? '';
    const isSame = moved.from && moved.to && !isPopulationMoved(moved.from, moved.to);
    return isSame || !from.bureaus.has(bureau) || !to.bureaus.has(bureau) ? [] : [moved];
  });
}

function compareFiles(from: EditionRecord['files'], to: EditionRecord['files']): Difference['files'] {
  return {
    came: [...to.keys()].filter((path) => !from.has(path)),
    went: [...from.keys()].filter((path) => !to.has(path)),
    changed: inBoth(from, to).flatMap(([path, before, after]) => (before === after ? [] : [path])),
  };
}
