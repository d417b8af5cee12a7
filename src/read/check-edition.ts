/** Holds corrections and replies against the edition that they are for: its date, and who and what takes part. Reports; changes nothing. */
import type { Collector } from '../diagnostics/collector.js';
import type { Benchmark } from '../model/benchmark.js';
import type { Bureau } from '../model/bureau.js';
import type { Correction, Reply } from '../model/correction.js';
import type { Observation } from '../model/observation.js';
import type { CodeList, Entries } from './code-list.js';
import type { Located } from './located.js';

/** What was said after the edition's date: the edition cannot know it, or has the wrong date. */
export function checkDates(
  what: 'correction' | 'reply',
  { entries }: Entries<{ readonly date: string }>,
  own: string,
  collector: Collector,
): void {
  for (const { value, at } of entries) {
    if (value.date <= own) continue;
    const hints = ["mend it, or the edition's date in benchmark.yaml"];
    collector.add('dated-later', at('date'), { what, date: value.date, own }, { hints, severity: 'warning' });
  }
}

const isLeftOut = (id: string, included: readonly string[]): boolean => included.length > 0 && !included.includes(id);

const includeIt = ['include it there, or take this away'];

/** Corrections of figures that the edition leaves out: nobody will read them. */
export function checkCorrected(
  { entries }: Entries<Correction>,
  observations: readonly Located<Observation>[],
  { bureaus, indicators }: Benchmark,
  collector: Collector,
): void {
  const figures = new Map(observations.map(({ value }) => [value.id, value]));
  for (const { value, at } of entries) {
    const figure = figures.get(value.observation);
    if (!figure) continue;
    const { id, bureau, indicator } = figure;
    const isBureau = isLeftOut(bureau, bureaus);
    if (!isBureau && !isLeftOut(indicator, indicators)) continue;
    const without = isBureau ? bureau : indicator;
    const extras = { hints: includeIt, severity: 'warning' } as const;
    collector.add('correction-outside', at('observation'), { id, without }, extras);
  }
}

/** Replies of bureaus that the edition leaves out. */
export function checkSpeaking(
  { entries }: Entries<Reply>,
  known: CodeList<Bureau>,
  { bureaus }: Benchmark,
  collector: Collector,
): void {
  for (const { value, at } of entries) {
    const { bureau } = value;
    if (!known.has(bureau) || !isLeftOut(bureau, bureaus)) continue;
    collector.add('reply-outside', at('bureau'), { bureau }, { hints: includeIt, severity: 'warning' });
  }
}
