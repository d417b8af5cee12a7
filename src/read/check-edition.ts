/** Holds corrections and replies against the edition that they are for. Reports; changes nothing. */
import type { Collector } from '../diagnostics/collector.js';
import type { Located } from './located.js';

/** What was said after the edition's date: the edition cannot know it, or has the wrong date. */
export function checkDates(
  what: 'correction' | 'reply',
  entries: readonly Located<{ readonly date: string }>[],
  own: string,
  collector: Collector,
): void {
  for (const { value, at } of entries) {
    if (value.date <= own) continue;
    const hints = ["mend it, or the edition's date in benchmark.yaml"];
    collector.add('dated-later', at('date'), { what, date: value.date, own }, { hints, severity: 'warning' });
  }
}
