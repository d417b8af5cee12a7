/** Finds one id given twice, and one fact given two values. */
import type { Collector } from '../diagnostics/collector.js';
import type { Bureau } from '../model/bureau.js';
import type { Observation } from '../model/observation.js';
import type { Located } from './located.js';

/** Reports each id that stands a second time, pointing at the first. */
export function checkUnique(
  concept: string,
  entries: readonly Located<{ readonly id: string }>[],
  collector: Collector,
): void {
  const first = new Map<string, Located<{ readonly id: string }>>();
  for (const entry of entries) {
    const { id } = entry.value;
    const earlier = first.get(id);
    if (!earlier) first.set(id, entry);
    else {
      const related = { message: 'the first stands here', place: earlier.at('id') };
      const place = entry.at('id');
      // A workbook put beside the files that it was built from repeats all of them.
      const hints = place.path === related.place.path ? [] : ['keep the figure in one of the two files only'];
      collector.add('duplicate-id', place, { concept, id }, { related, hints });
    }
  }
}

/** Each area has one bureau: two with one code are one bureau under two ids. */
export function checkAdcodes(bureaus: readonly Located<Bureau>[], collector: Collector): void {
  const first = new Map<string, Located<Bureau>>();
  for (const entry of bureaus) {
    const { adcode } = entry.value;
    const earlier = first.get(adcode);
    if (!earlier) first.set(adcode, entry);
    else {
      const related = { message: 'the first stands here', place: earlier.at('adcode') };
      collector.add('duplicate-id', entry.at('adcode'), { concept: 'bureaus', id: adcode }, { related });
    }
  }
}

/** Whether a figure counts: candidates wait for review, rejected ones were refused. */
function isSettled({ status }: Observation): boolean {
  return status === 'reported' || status === 'derived';
}

/** A fact's identity: everything but its value and its words. */
function factKey(o: Observation): string {
  return [o.bureau, o.indicator, o.kind, o.period?.start, o.period?.end, o.scope, o.variant].join('\0');
}

/** Two values for one fact: an error within a source, a warning between sources. Facts without a stated period are left out. */
export function checkFacts(observations: readonly Located<Observation>[], collector: Collector): void {
  const first = new Map<string, Located<Observation>>();
  for (const entry of observations) {
    if (entry.value.period === null || !isSettled(entry.value)) continue;
    const key = factKey(entry.value);
    const earlier = first.get(key);
    if (!earlier) first.set(key, entry);
    else if (earlier.value.value !== entry.value.value && earlier.value.id !== entry.value.id) {
      const sameSource = earlier.value.source === entry.value.source;
      const values = { id: earlier.value.id, value: entry.value.value, other: earlier.value.value };
      const related = { message: 'the other value stands here', place: earlier.at('value') };
      const hints = sameSource ? ['give one of them a scope, or mark one as rejected'] : [];
      collector.add(sameSource ? 'fact-contradicted' : 'sources-disagree', entry.at('value'), values, {
        related,
        hints,
        severity: sameSource ? 'error' : 'warning',
      });
    }
  }
}
