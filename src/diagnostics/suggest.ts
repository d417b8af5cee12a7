/** Guesses what was meant. */
import { distance } from 'fastest-levenshtein';

/** The nearest known name, when it is near enough to be a slip: at most a third of the letters differ. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.floor(name.length / 3) + 1;
  const wanted = name.toLowerCase();
  for (const candidate of known) {
    // The cheap test first: a long list may be searched for each of many unknown names.
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const d = isSwapped(wanted, candidate.toLowerCase()) ? 1 : distance(wanted, candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** Whether two neighbouring letters changed places: one slip, although two letters differ. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
}

/** The hint that goes with `nearest`; none when nothing is near. */
export function suggest(name: string, known: Iterable<string>): string[] {
  const found = nearest(name, known);
  return found === undefined ? [] : [`did you mean "${found}"?`];
}
