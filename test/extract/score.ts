/**
 * Measures extraction against labels. A candidate is the labelled figure when indicator, kind and value agree and its span overlaps a place
 * of the label's phrase; period, qualifier and scope are judged among the found. An ambiguous figure counts neither way.
 */
import { extractFigures } from '../../src/extract/extract-figures.js';
import type { Candidate } from '../../src/model/candidate.js';
import type { Indicator } from '../../src/model/indicator.js';
import type { Period } from '../../src/model/period.js';
import type { Span } from '../../src/text/source-text.js';
import type { LabelledFigure, LabelledText } from './labelled-text.js';

export interface Score {
  readonly found: number;
  readonly missed: number;
  readonly extra: number;
  /** Of the found, how many have the right period, qualifier, scope, and all three. */
  readonly period: number;
  readonly qualifier: number;
  readonly scope: number;
  readonly all: number;
  /** Candidates that are a labelled trap. */
  readonly traps: number;
  /** Each disagreement on a line of its own, under the text's name. */
  readonly disagreements: readonly string[];
}

/** Below these the benchmark fails. `attributes`: period, qualifier and scope right together. */
export const floors = {
  reviews: { recall: 0.97, precision: 0.97, attributes: 0.95, traps: 0 },
  corpus: { recall: 0.98, precision: 0.98, attributes: 0.95, traps: 0 },
} as const;

export type Floors = (typeof floors)[keyof typeof floors];

const counts = ['found', 'missed', 'extra', 'period', 'qualifier', 'scope', 'all', 'traps'] as const;
type Counts = Record<(typeof counts)[number], number>;

const noCounts = (): Counts => ({
  found: 0,
  missed: 0,
  extra: 0,
  period: 0,
  qualifier: 0,
  scope: 0,
  all: 0,
  traps: 0,
});

/** Adds scores up. */
export function addScores(scores: readonly Score[]): Score {
  const total = noCounts();
  for (const score of scores) for (const count of counts) total[count] += score[count];
  return { ...total, disagreements: scores.flatMap(({ disagreements }) => disagreements) };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Shares of a score, each 1 where there was nothing to find. */
export function toShares({ found, missed, extra, ...score }: Score): Readonly<Record<keyof typeof headings, number>> {
  return {
    recall: share(found, found + missed),
    precision: share(found, found + extra),
    period: share(score.period, found),
    qualifier: share(score.qualifier, found),
    scope: share(score.scope, found),
    attributes: share(score.all, found),
  };
}

/** What the table calls each share. */
export const headings = {
  recall: 'recall',
  precision: 'precision',
  period: 'period',
  qualifier: 'qualifier',
  scope: 'scope',
  attributes: 'all three',
} as const;

/** Which floors a score lies below, in words. */
export function belowFloors(score: Score, floor: Floors): string[] {
  const shares = toShares(score);
  const low = (['recall', 'precision', 'attributes'] as const)
    .filter((name) => shares[name] < floor[name])
    .map((name) => `${headings[name]} ${shares[name].toFixed(3)} is below ${floor[name]}`);
  return score.traps > floor.traps ? [...low, `${score.traps} traps were taken`] : low;
}

export async function scoreTexts(texts: readonly LabelledText[], catalogue: readonly Indicator[]): Promise<Score> {
  const scores: Score[] = [];
  for (const text of texts) scores.push(await scoreText(text, catalogue));
  return addScores(scores);
}

async function scoreText(labelled: LabelledText, catalogue: readonly Indicator[]): Promise<Score> {
  const { article, level, bureauName, name } = labelled;
  const { candidates } = await extractFigures(article, { catalogue, level, bureauName });
  const total = noCounts();
  const disagreements: string[] = [];
  const taken = new Set<Candidate>();
  const isAt = (candidate: Candidate, { phrase }: { readonly phrase: string }): boolean =>
    placesOf(article.text, phrase).some(({ start, end }) => candidate.start < end && start < candidate.end);
  for (const figure of labelled.figures) {
    const match = candidates.find(
      (candidate) => !taken.has(candidate) && isSameFigure(candidate, figure) && isAt(candidate, figure),
    );
    if (!match) {
      total.missed += 1;
      disagreements.push(`${name} missed ${describe(figure)}`);
      continue;
    }
    taken.add(match);
    total.found += 1;
    const wrong = wrongAttributes(match, figure);
    for (const attribute of ['period', 'qualifier', 'scope'] as const) total[attribute] += wrong[attribute] ? 0 : 1;
    const told = Object.entries(wrong).map(([attribute, what]) => `${attribute} ${what}`);
    if (told.length === 0) total.all += 1;
    else disagreements.push(`${name} found ${describe(figure)}, but ${told.join('; ')}`);
  }
  for (const candidate of candidates) {
    if (taken.has(candidate) || labelled.ambiguous.some((figure) => isAt(candidate, figure))) continue;
    total.extra += 1;
    const trap = labelled.traps.find((each) => isAt(candidate, each));
    if (trap) total.traps += 1;
    disagreements.push(
      `${name} took ${describe(candidate)} by ${candidate.rule}${trap ? `, a trap: ${trap.why}` : ''}`,
    );
  }
  return { ...total, disagreements };
}

const isSameFigure = (candidate: Candidate, figure: LabelledFigure): boolean =>
  candidate.indicator === figure.indicator &&
  candidate.kind === figure.kind &&
  Math.abs(candidate.value - figure.value) < 1e-6;

function placesOf(text: string, phrase: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    places.push({ start: at, end: at + phrase.length });
  return places;
}

const describe = ({ indicator, kind, value, phrase }: Pick<Candidate, 'indicator' | 'kind' | 'value' | 'phrase'>) =>
  `${indicator} ${kind} ${value} | ${phrase}`;

const writePeriod = (period: Period | null): string => (period ? `${period.start} to ${period.end}` : 'none');

/** Parts in any order, quotation marks ignored. */
const partsOf = (scope: string): string =>
  scope
    .replaceAll(/[“”]/g, '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .sort()
    .join('; ');

/** For each attribute that disagrees, what was found and what was wanted. */
function wrongAttributes(
  candidate: Candidate,
  figure: LabelledFigure,
): Partial<Record<'period' | 'qualifier' | 'scope', string>> {
  const pairs = {
    period: [writePeriod(candidate.period), figure.period === undefined ? undefined : writePeriod(figure.period)],
    qualifier: [candidate.qualifier, figure.qualifier],
    scope: [partsOf(candidate.scope), figure.scope_any ? undefined : partsOf(figure.scope)],
  };
  return Object.fromEntries(
    Object.entries(pairs)
      .filter(([, [found, wanted]]) => wanted !== undefined && found !== wanted)
      .map(([attribute, [found, wanted]]) => [attribute, `“${found ?? ''}” instead of “${wanted ?? ''}”`]),
  );
}
