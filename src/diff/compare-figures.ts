/** What moved in comparisons: verdicts, measures, and each member's figure, rank, standing and findings. */
import {
  isPopulationMoved,
  type Bounded,
  type Cause,
  type ComparisonDifference,
  type EditionRecord,
  type FigureRecord,
  type MemberDifference,
  type Moved,
} from '../model/difference.js';
import { causesOfRank } from './causes-of-rank.js';
import { causesOfStanding } from './causes-of-standing.js';
import { causesOfVerdict } from './causes-of-verdict.js';
import { isBaseMoved, isMeasureMoved, pairFigures, type Pair } from './pair.js';

export function compareFigures(from: EditionRecord, to: EditionRecord): ComparisonDifference[] {
  return pairFigures(from, to).flatMap((pair): ComparisonDifference[] => {
    const { comparison, indicator, kind, verdict, measure } = pair;
    const members = pair.bureaus.flatMap((bureau) => compareMember(pair, bureau));
    const isVerdictMoved = verdict.from !== verdict.to;
    const moved = isMeasureMoved(pair) || isBaseMoved(pair) ? measure : undefined;
    if (members.length === 0 && !isVerdictMoved && !moved) return [];
    const causes = isVerdictMoved ? causesOfVerdict(pair) : [];
    return [{ comparison, indicator, kind, verdict, causes, measure: moved, members }];
  });
}

const without = (rules: readonly string[], others: readonly string[]): string[] =>
  rules.filter((rule) => !others.includes(rule));

function compareMember(pair: Pair, bureau: string): MemberDifference[] {
  const figure: Moved<FigureRecord> = { from: pair.from.get(bureau), to: pair.to.get(bureau) };
  const { from, to } = figure;
  const [isRankMoved, isIntervalMoved, isStandingMoved] = [
    from?.rank !== to?.rank || from?.ranked !== to?.ranked,
    from?.interval?.best !== to?.interval?.best || from?.interval?.worst !== to?.interval?.worst,
    from?.standing !== to?.standing,
  ];
  const [rankCauses, standingCauses] = [
    from && to ? (isRankMoved ? causesOfRank(pair, bureau) : []) : causesOfPresence(pair, bureau),
    isStandingMoved ? causesOfStanding(pair, bureau) : [],
  ];
  const told = standingCauses.flatMap((cause) => ('rules' in cause ? cause.rules : []));
  const findings = {
    gone: without(from?.rules ?? [], [...(to?.rules ?? []), ...told]),
    found: without(to?.rules ?? [], [...(from?.rules ?? []), ...told]),
  };
  const isMoved =
    isRankMoved ||
    isIntervalMoved ||
    isStandingMoved ||
    findings.gone.length + findings.found.length > 0 ||
    isFigureMoved(pair, figure);
  return isMoved
    ? [{ bureau, figure, isRankMoved, isIntervalMoved, isStandingMoved, rankCauses, standingCauses, findings }]
    : [];
}

/** A figure that came or went has no reason of its own, unless its bureau is newly or no longer included. */
function causesOfPresence({ editions: { from, to } }: Pair, bureau: string): Cause[] {
  if (!from.bureaus.has(bureau)) return [{ type: 'own-included' }];
  return to.bureaus.has(bureau) ? [] : [{ type: 'own-left-out' }];
}

const isOther = (from: Bounded, to: Bounded): boolean =>
  from.value !== to.value || from.lower !== to.lower || from.upper !== to.upper;

/** The figure itself, what is published of it, or the population it is related to; a measure that moved for all is told once. */
function isFigureMoved(pair: Pair, { from, to }: Moved<FigureRecord>): boolean {
  if (!from || !to) return from !== to;
  const isPublishedMoved = (from.published === undefined) !== (to.published === undefined);
  const isMade = !isMeasureMoved(pair) && (from.population === undefined) !== (to.population === undefined);
  const isOfOthers =
    !isMeasureMoved(pair) && from.population && to.population && isPopulationMoved(from.population, to.population);
  return isOther(from, to) || from.observation !== to.observation || isPublishedMoved || isMade || isOfOthers === true;
}
