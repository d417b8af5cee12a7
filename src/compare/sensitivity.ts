/** What would move with another bound, another population on file, or without a bureau. */
import type { Bureau } from '../model/bureau.js';
import type { Contrast, Sensitivity } from '../model/comparison.js';
import type { Dataset } from '../model/dataset.js';
import { contrastWith } from './contrast.js';
import { judge } from './judge.js';
import { possiblePlaces, placeValues } from './rank.js';
import { poolOthers } from './contrast-members.js';
import { mostPaired, type Core } from './core.js';
import type { FigureSet } from './set.js';
import type { Verdict } from '../model/comparison.js';

export interface SensitivityInput {
  readonly set: FigureSet;
  readonly verdict: Verdict;
  readonly core: Core;
  readonly contrasts: readonly Contrast[];
  readonly base: Dataset['benchmark']['rate_base'];
}

export function findSensitivities(input: SensitivityInput): Sensitivity[] {
  return [...byBounds(input), ...byDenominator(input), ...byVerdict(input), ...byWord(input)];
}

function byBounds({ core: { figures, polarity } }: SensitivityInput): Sensitivity[] {
  if (figures.length < 2) return [];
  const shown = figures.map((figure) => figure.shown);
  const places = placeValues(
    shown.map(({ value }) => value),
    polarity,
  );
  const ranges = possiblePlaces(shown, polarity);
  return figures.flatMap(({ bureau }, index): Sensitivity[] => {
    const [place, possible] = [places[index], ranges[index]];
    if (!place || !possible || (possible.best === place.position && possible.worst === place.position)) return [];
    return [{ type: 'bounds', bureau, position: place.position, possible }];
  });
}

/** Each other population of a bureau in turn, the rest as they are; the first that moves its place is told. */
function byDenominator({ set, core: { figures, polarity }, base }: SensitivityInput): Sensitivity[] {
  if (set.measure !== 'rate' || figures.length < 2) return [];
  const bureaus = new Map(set.members.map((member): [string, Bureau] => [member.bureau.id, member.bureau]));
  const used = new Map(set.members.map((member) => [member.bureau.id, member.population]));
  const values = figures.map(({ shown }) => shown.value);
  const places = placeValues(values, polarity);
  const isBefore = (a: number, b: number): boolean => (polarity === 'lower-is-better' ? a < b : a > b);
  return figures.flatMap(({ bureau, chance }, index): Sensitivity[] => {
    if (chance?.model !== 'poisson') return [];
    const position = places[index]?.position ?? 0;
    for (const population of bureaus.get(bureau)?.population ?? []) {
      if (population === used.get(bureau)) continue;
      const rate = (chance.count.value * base) / population.value;
      const becomes = 1 + values.filter((value, other) => other !== index && isBefore(value, rate)).length;
      if (becomes !== position) return [{ type: 'denominator', bureau, population, position, becomes }];
    }
    return [];
  });
}

function byVerdict({ set, verdict }: SensitivityInput): Sensitivity[] {
  if (set.members.length < 3 || set.members.length > mostPaired) return [];
  return set.members.flatMap(({ bureau }): Sensitivity[] => {
    const members = set.members.filter((member) => member.bureau.id !== bureau.id);
    const { verdict: becomes } = judge({ ...set, members });
    return becomes === verdict ? [] : [{ type: 'verdict-without', bureau: bureau.id, becomes }];
  });
}

/** A word against the others that hangs on a single one of them. */
function byWord({ core: { figures, polarity }, contrasts }: SensitivityInput): Sensitivity[] {
  if (figures.length < 4 || figures.length > mostPaired) return [];
  const words = new Map(
    contrasts.flatMap(({ bureau, reference, word }) => (reference.type === 'others' ? [[bureau, word]] : [])),
  );
  return figures.flatMap((figure): Sensitivity[] => {
    const { bureau, chance } = figure;
    const word = words.get(bureau);
    if (word !== 'higher' && word !== 'lower') return [];
    return figures.flatMap((left): Sensitivity[] => {
      if (left === figure) return [];
      const others = poolOthers(
        figure,
        figures.filter((other) => other !== left),
      );
      const { word: becomes } = contrastWith(bureau, chance, others, { type: 'others' }, polarity, 2);
      return becomes === word ? [] : [{ type: 'word-without', bureau, without: left.bureau, word, becomes }];
    });
  });
}
