/** Why a bureau's rank moved: who passed it or was passed, by whose change, and who counts on one side only. */
import { isLargestFirst, type Cause } from '../model/difference.js';
import type { OwnChange } from './own-changes.js';
import { isMeasureMoved, type Counting, type Pair } from './pair.js';
import { causesOfPresence } from './presence.js';

/**
 * A place is one more than how many are before. Held against each other in turn, those whose change of sides, coming or going goes with the
 * move are its causes; of two that changed sides, the one whose change alone does it, or both. Of a figure that may be ranked on one side
 * only there are none: its standing says why, or that it came or went.
 */
export function causesOfRank(pair: Pair, bureau: string): Cause[] {
  const own = pair.counting.find((each) => each.bureau === bureau);
  if (!own || countOf(own) !== 0 || Number.isNaN(own.is)) return [];
  const [from, to] = [pair.from.get(bureau)?.rank, pair.to.get(bureau)?.rank];
  const isRanked = from !== undefined && to !== undefined;
  const place = isRanked ? Math.sign(sum(pair.counting, (other) => stepOf(other, own))) : 0;
  const size = Math.sign(sum(pair.counting, countOf));
  const isWithMove = (other: Counting): boolean => place !== 0 && stepOf(other, own) === place;
  const passed = pair.counting.filter((other) => countOf(other) === 0 && isWithMove(other));
  const counted = pair.counting.filter(
    (other) => countOf(other) !== 0 && (isWithMove(other) || countOf(other) === size),
  );
  const causes = [
    ...(isRanked && isOrderTurned(pair) && from !== placeBefore(pair, own) ? [{ type: 'turned' as const }] : []),
    ...(passed.length > 0 && isMeasureMoved(pair) ? [{ type: 'measure' as const }] : []),
    ...causesOfPassing(own, passed, isMeasureMoved(pair)),
    ...causesOfPresence(
      pair,
      counted.map((other) => other.bureau),
    ),
  ];
  return causes.length === 0 ? [{ type: 'unknown' }] : causes;
}

function sum(all: readonly Counting[], numberOf: (each: Counting) => number): number {
  let total = 0;
  for (const each of all) total += numberOf(each);
  return total;
}

/** The place that the earlier figures give as ranks run now. */
const placeBefore = ({ counting }: Pair, own: Counting): number =>
  1 + sum(counting, ({ was }) => Number(was > own.was));

/** 1 for one that is before now and was not, -1 the other way round. */
const stepOf = ({ was, is }: Counting, own: Counting): number => Number(is > own.is) - Number(was > own.was);

/** 1 for one that may be ranked now and might not, -1 the other way round. */
const countOf = ({ was, is }: Counting): number => Number(Number.isNaN(was)) - Number(Number.isNaN(is));

function isOrderTurned({ indicator, editions: { from, to } }: Pair): boolean {
  const [before, after] = [from, to].map(({ indicators }) => isLargestFirst(indicators.get(indicator)?.polarity));
  return before !== after;
}

const othersBy = {
  'own-later': 'others-replaced',
  'own-replaced': 'others-replaced',
  'own-corrected': 'others-figure',
  'own-figure': 'others-figure',
  'own-population': 'others-population',
} as const satisfies Readonly<Record<OwnChange, Cause['type']>>;

/** The bureau's own changes first, then those of others by what changed. */
function causesOfPassing(own: Counting, passed: readonly Counting[], isMixed: boolean): Cause[] {
  const changes = new Set<OwnChange>();
  const others = new Map<(typeof othersBy)[OwnChange], string[]>();
  for (const other of passed) {
    const isBefore = other.is > own.is;
    // Where the measure moved neither can be held against what the other was.
    const isOwnEnough = !isMixed && other.was > own.is === isBefore;
    const isOtherEnough = !isMixed && other.is > own.was === isBefore;
    if (isOwnEnough || !isOtherEnough) for (const change of own.changes) changes.add(change);
    if (!isOtherEnough && isOwnEnough) continue;
    for (const change of other.changes) {
      const bureaus = others.get(othersBy[change]);
      if (bureaus) bureaus.push(other.bureau);
      else others.set(othersBy[change], [other.bureau]);
    }
  }
  return [
    ...[...changes].map((type) => ({ type })),
    ...[...new Set(Object.values(othersBy))].flatMap((type) => {
      const bureaus = others.get(type);
      return bureaus ? [{ type, bureaus }] : [];
    }),
  ];
}
