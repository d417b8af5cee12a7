/** The bureau that an option names by its id. */
import { nearest } from '../diagnostics/suggest.js';
import type { Bureau } from '../model/bureau.js';

/** Ids that a message names. */
const mostNamed = 8;

/** @returns the bureau, or a sentence with the id that was meant, else with those there are; a name or an area code leads to the id of its bureau. */
export function findBureau(id: string, bureaus: readonly Bureau[]): Bureau | string {
  const found = bureaus.find((bureau) => bureau.id === id);
  if (found) return found;
  const named = bureaus.filter(({ adcode, name, short_name: short }) =>
    [adcode, name.zh, name.en, short.zh, short.en].includes(id),
  );
  const ids = bureaus.map((bureau) => bureau.id);
  const meant =
    named.length > 0 ? named.map((bureau) => bureau.id) : [nearest(id, ids)].filter((near) => near !== undefined);
  const hint =
    meant.length > 0
      ? `did you mean ${meant.join(' or ')}?`
      : `there are ${ids.slice(0, mostNamed).join(', ')}${ids.length > mostNamed ? ` and ${ids.length - mostNamed} more in bureaus.yaml` : ''}`;
  return `no bureau has the id "${id}"; ${hint}`;
}
