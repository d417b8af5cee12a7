/** What a command says of figures that are on file and take no part, since benchmark.yaml does not list what they are of. */
import type { Unlisted } from '../model/dataset.js';
import { plural } from './output.js';

/** Most bureaus or indicators that are named. */
const mostNamed = 5;

/**
 * A list may be shorter on purpose, so that this is no warning: `3 figures were left out, since benchmark.yaml does not list indicator
 * police-drones (2), bureau qinghe (1)`. Undefined where nothing is left out.
 */
export function tellUnlisted(unlisted: readonly Unlisted[]): string | undefined {
  const total = unlisted.reduce((sum, { figures }) => sum + figures, 0);
  if (total === 0) return undefined;
  const named = unlisted.slice(0, mostNamed).map(({ concept, id, figures }) => `${concept} ${id} (${figures})`);
  const more = unlisted.length > mostNamed ? ` and ${unlisted.length - mostNamed} more` : '';
  const were = total === 1 ? 'was' : 'were';
  return `${plural(total, 'figure')} ${were} left out, since benchmark.yaml does not list ${named.join(', ')}${more}`;
}
