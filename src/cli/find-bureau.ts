/** The bureau that an option names by its id. */
import { nearestOf } from '../diagnostics/suggest.js';
import type { Bureau } from '../model/bureau.js';

/** Ids that a message names. */
const mostNamed = 3;

/** @returns the bureau, or a sentence with the nearest ids; a name or an area code leads to the id of its bureau. */
export function findBureau(id: string, bureaus: readonly Bureau[]): Bureau | string {
  const found = bureaus.find((bureau) => bureau.id === id);
  if (found) return found;
  const named = bureaus.filter(({ adcode, name, short_name: short }) =>
    [adcode, name.zh, name.en, short.zh, short.en].includes(id),
  );
  const ids = (named.length > 0 ? named : bureaus).map((bureau) => bureau.id);
  const near = nearestOf(id, ids, mostNamed).join(', ');
  return `no bureau has the id "${id}"; ${ids.length === 1 ? `did you mean ${near}?` : `the nearest are ${near}`}`;
}
