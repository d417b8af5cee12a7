/** Puts figures side by side: for each indicator and kind, one figure a bureau, findings, verdict, rates, ranks, contrasts, changes. */
import type { Bureau } from '../model/bureau.js';
import { isCore, permissions, shownEstimate, type Comparison, type Member } from '../model/comparison.js';
import type { Dataset } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import { observationKinds, type Observation, type ObservationKind } from '../model/observation.js';
import type { Peers } from '../model/peers.js';
import type { Source } from '../model/source.js';
import { chanceOf, intervalOf, shareOf } from './chance.js';
import { bureausWithSources, explainAbsence } from './coverage.js';
import { funnelOf } from './funnel-members.js';
import { judge, type Judgement } from './judge.js';
import { findPeers } from './peers.js';
import { contrastCore, indistinctCore, pairCore } from './contrast-members.js';
import type { Core, CoreFigure } from './core.js';
import { groupValues, rankCore } from './rank-members.js';
import { chooseBasis, choosePopulation, isFleeting, toRate } from './rate.js';
import { commonVariant, selectObservation } from './select.js';
import { findSensitivities } from './sensitivity.js';
import { toSeries } from './series.js';
import type { FigureSet, Selected } from './set.js';
import { yearlyMedians } from './yearly-medians.js';

/** One comparison for each (indicator, kind) that anybody published, in the catalogue's order. Peers are those of benchmark.yaml. */
export function compareDataset(dataset: Dataset, peers: readonly Peers[] = findPeers(dataset)): Comparison[] {
  const lookUps: LookUps = {
    dataset,
    peers,
    sources: new Map(dataset.sources.map((source) => [source.id, source])),
    withSources: bureausWithSources(dataset),
  };
  const byIndicator = new Map<string, Map<string, Observation[]>>();
  for (const observation of dataset.observations) {
    const byBureau = byIndicator.get(observation.indicator) ?? new Map<string, Observation[]>();
    byIndicator.set(observation.indicator, byBureau);
    const own = byBureau.get(observation.bureau);
    if (own) own.push(observation);
    else byBureau.set(observation.bureau, [observation]);
  }
  return dataset.indicators.flatMap((indicator) => {
    const byBureau = byIndicator.get(indicator.id);
    if (!byBureau) return [];
    const published = dataset.bureaus.flatMap((bureau): Published[] => {
      const all = byBureau.get(bureau.id);
      return all ? [{ bureau, all }] : [];
    });
    return observationKinds.flatMap((kind) => compareKind(lookUps, indicator, kind, published) ?? []);
  });
}

interface LookUps {
  readonly dataset: Dataset;
  readonly peers: readonly Peers[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Bureaus with an article on file. */
  readonly withSources: ReadonlySet<string>;
}

/** A bureau with all that it published of an indicator. */
interface Published {
  readonly bureau: Bureau;
  readonly all: readonly Observation[];
}

/** Undefined where nobody published the kind. */
function compareKind(
  lookUps: LookUps,
  indicator: Indicator,
  kind: ObservationKind,
  published: readonly Published[],
): Comparison | undefined {
  if (!published.some(({ all }) => all.some((observation) => observation.kind === kind))) return undefined;
  const { benchmark } = lookUps.dataset;
  const base = benchmark.rate_base;
  const ofKind = published.flatMap(({ bureau, all }) => {
    const observations = all.filter((observation) => observation.kind === kind);
    return observations.length > 0 ? [{ bureau, all, observations }] : [];
  });
  const measure = indicator.rate === 'population' && kind === 'level' ? 'rate' : 'stated';
  const basis = chooseBasis(ofKind.map(({ bureau }) => bureau));
  const variant = commonVariant(
    indicator,
    ofKind.map(({ observations }) => observations),
  );
  const fitted = ofKind.flatMap(({ bureau, all, observations }) => {
    const selection = selectObservation(observations, { reference: benchmark.reference_period, variant });
    return selection ? [{ bureau, all, ...selection }] : [];
  });
  const selected = fitted.map(({ bureau, all, chosen, passedOver }): Selected => {
    const { value, lower, upper } = chosen;
    const stated = { value, lower, upper };
    const hasRate = measure === 'rate' && !isFleeting(chosen, indicator);
    const population = hasRate ? choosePopulation(bureau, basis, chosen) : undefined;
    return {
      bureau,
      observation: chosen,
      passed_over: passedOver,
      population,
      stated,
      rate: population && toRate(stated, population, base),
      share: shareOf(chosen, indicator),
      published: all,
      source: lookUps.sources.get(chosen.source),
      population_source: population && lookUps.sources.get(population.source),
    };
  });
  const set: FigureSet = { indicator, kind, measure, members: selected };
  const judgement = judge(set);
  const unranked = toMembers(set, judgement, base);
  const core = coreOf(set, judgement, unranked, base);
  const isChange = kind === 'change' || kind === 'change-points';
  // Changes are told, not ranked: bases and subjects differ.
  const ranks = isChange ? [] : rankCore(core);
  const rankOf = new Map(core.figures.map(({ bureau }, index) => [bureau, ranks[index]]));
  const contrasts = isChange ? [] : contrastCore(core, lookUps.peers, benchmark.reference_bureau);
  const pairs = isChange ? [] : pairCore(core);
  const series = fitted.flatMap(
    ({ bureau, all, sorted }) => toSeries({ bureau, indicator, sorted, published: all, measure, basis, base }) ?? [],
  );
  return {
    id: `${indicator.id}/${kind}`,
    indicator: indicator.id,
    kind,
    measure,
    members: unranked.map((member) => ({ ...member, rank: rankOf.get(member.bureau) })),
    absences: absencesOf(lookUps, indicator, ofKind, published),
    findings: judgement.findings,
    verdict: judgement.verdict,
    group: isChange ? undefined : groupValues(core),
    funnel: funnelOf(core),
    contrasts,
    pairs,
    indistinct: indistinctCore(core, pairs),
    series,
    yearly_medians: yearlyMedians(series, new Set(ranks.length > 0 ? rankOf.keys() : [])),
    sensitivities: findSensitivities({
      set,
      verdict: judgement.verdict,
      core: isChange ? { ...core, figures: [] } : core,
      contrasts,
      base,
    }),
  };
}

function toMembers(set: FigureSet, judgement: Judgement, base: number): Member[] {
  return set.members.map(({ bureau, observation, passed_over, population, stated, rate, share }, index) => {
    const { standing, findings } = judgement.members[index] ?? { standing: 'comparable', findings: [] };
    const chance = chanceOf({ stated, rate, population, observation }, set.indicator, base);
    return {
      bureau: bureau.id,
      observation,
      passed_over,
      stated,
      rate,
      population,
      share,
      interval: chance && intervalOf(chance),
      standing,
      findings,
      rank: undefined,
    };
  });
}

/** Those that may be ranked, where the set may be. */
function coreOf(
  { indicator, measure }: FigureSet,
  { verdict }: Judgement,
  members: readonly Member[],
  base: number,
): Core {
  const figures = members.flatMap((member): CoreFigure[] => {
    const shown = shownEstimate({ measure }, member);
    return permissions[verdict].rank && isCore(member) && shown
      ? [{ bureau: member.bureau, shown, chance: chanceOf(member, indicator, base) }]
      : [];
  });
  return { polarity: indicator.polarity, figures };
}

function absencesOf(
  { dataset, withSources }: LookUps,
  indicator: Indicator,
  ofKind: readonly Published[],
  published: readonly Published[],
): Comparison['absences'] {
  const present = new Set(ofKind.map(({ bureau }) => bureau.id));
  const inAnyKind = new Set(published.map(({ bureau }) => bureau.id));
  return dataset.bureaus.flatMap((bureau) =>
    present.has(bureau.id) ? [] : [explainAbsence(bureau, indicator, withSources, inAnyKind.has(bureau.id))],
  );
}
