/** Puts figures side by side: for each indicator and kind, one figure a bureau, findings, verdict, rates, ranks. */
import type { Bureau } from '../model/bureau.js';
import { isCore, shownEstimate, type Absence, type Comparison, type Member } from '../model/comparison.js';
import type { Dataset } from '../model/dataset.js';
import type { Finding } from '../model/finding.js';
import type { Indicator } from '../model/indicator.js';
import { observationKinds, type Observation, type ObservationKind } from '../model/observation.js';
import { chooseBasis, choosePopulation, isFleeting, toRate } from './rate.js';
import { medianOf, rankValues } from './rank.js';
import { rules } from './rules/registry.js';
import { selectObservation } from './select.js';
import { toSeries } from './series.js';
import type { FigureSet, Selected } from './set.js';
import { judgeMember, judgeSet } from './verdict.js';

/** One comparison for each (indicator, kind) that anybody published, in the catalogue's order. */
export function compareDataset(dataset: Dataset): Comparison[] {
  const byKey = new Map<string, Observation[]>();
  for (const observation of dataset.observations) {
    const key = groupKey(observation.indicator, observation.kind, observation.bureau);
    const group = byKey.get(key);
    if (group) group.push(observation);
    else byKey.set(key, [observation]);
  }
  return dataset.indicators.flatMap((indicator) =>
    observationKinds.flatMap((kind) => {
      const published = dataset.bureaus.flatMap((bureau) => {
        const observations = byKey.get(groupKey(indicator.id, kind, bureau.id));
        return observations ? [{ bureau, observations }] : [];
      });
      return published.length === 0 ? [] : [compareFigures(dataset, indicator, kind, published)];
    }),
  );
}

const groupKey = (indicator: string, kind: ObservationKind, bureau: string): string =>
  `${indicator}\0${kind}\0${bureau}`;

interface Published {
  readonly bureau: Bureau;
  readonly observations: readonly Observation[];
}

function compareFigures(
  dataset: Dataset,
  indicator: Indicator,
  kind: ObservationKind,
  published: readonly Published[],
): Comparison {
  const { reference_period: reference, rate_base: base } = dataset.benchmark;
  const measure = indicator.rate === 'population' && kind === 'level' ? 'rate' : 'stated';
  const basis = chooseBasis(published.map(({ bureau }) => bureau));
  const selected: Selected[] = published.flatMap(({ bureau, observations }) => {
    const selection = selectObservation(observations, reference);
    if (!selection) return [];
    const { chosen, passedOver } = selection;
    const hasRate = measure === 'rate' && !isFleeting(chosen, indicator);
    const population = hasRate ? choosePopulation(bureau, basis, chosen) : undefined;
    return [{ bureau, observation: chosen, passed_over: passedOver, population }];
  });
  const set: FigureSet = { indicator, kind, measure, members: selected };
  const findings = rules.flatMap((rule) => rule.find(set));
  const members = toMembers(set, findings, base);
  const ownStandings = ownStandingsOf(set, findings);
  const verdict = judgeSet(
    members.map((member, index) => ({ standing: member.standing, ownStanding: ownStandings[index] ?? 'comparable' })),
  );
  const { ranked, median } = rankMembers(settle(members, verdict), measure, indicator);
  const series = published.flatMap(
    ({ bureau, observations }) => toSeries(bureau, observations, measure, basis, base) ?? [],
  );
  const absences = absencesOf(dataset, indicator, published);
  return {
    id: `${indicator.id}/${kind}`,
    indicator: indicator.id,
    kind,
    measure,
    members: ranked,
    absences,
    findings,
    verdict,
    median,
    series,
  };
}

function findingsByMember(findings: readonly Finding[]): Map<string, Finding[]> {
  const byMember = new Map<string, Finding[]>();
  for (const found of findings) {
    for (const bureau of found.members) {
      const list = byMember.get(bureau);
      if (list) list.push(found);
      else byMember.set(bureau, [found]);
    }
  }
  return byMember;
}

function toMembers(set: FigureSet, findings: readonly Finding[], base: number): Member[] {
  const byMember = findingsByMember(findings);
  return set.members.map(({ bureau, observation, passed_over, population }) => {
    const { value, lower, upper } = observation;
    const stated = { value, lower, upper };
    const own = byMember.get(bureau.id) ?? [];
    return {
      bureau: bureau.id,
      observation,
      passed_over,
      stated,
      rate: population ? toRate(stated, population, base) : undefined,
      population,
      standing: judgeMember(own),
      findings: own,
      rank: undefined,
    };
  });
}

/**
 * A figure compares only when another one does: in a set that does not compare, those that would compare take the set's verdict, and in
 * one of which nothing compares all do.
 */
function settle(members: readonly Member[], verdict: Comparison['verdict']): readonly Member[] {
  if (isCore({ standing: verdict })) return members;
  if (verdict === 'not-comparable') return members.map((member) => ({ ...member, standing: verdict }));
  return members.map((member) => (isCore(member) ? { ...member, standing: verdict } : member));
}

/** Standings that leave out what is said of the set as a whole. */
function ownStandingsOf(set: FigureSet, findings: readonly Finding[]): Member['standing'][] {
  const byMember = findingsByMember(findings.filter(({ set_wide }) => !set_wide));
  return set.members.map(({ bureau }) => judgeMember(byMember.get(bureau.id) ?? []));
}

function rankMembers(
  members: readonly Member[],
  measure: Comparison['measure'],
  indicator: Indicator,
): { ranked: Member[]; median: number | undefined } {
  const core = members.flatMap((member) => {
    const shown = shownEstimate({ measure }, member);
    return isCore(member) && shown ? [{ bureau: member.bureau, value: shown.value }] : [];
  });
  const values = core.map(({ value }) => value);
  const ranks = rankValues(values, indicator.polarity);
  const byBureau = new Map(core.map(({ bureau }, index) => [bureau, ranks[index]]));
  return {
    ranked: members.map((member) => ({ ...member, rank: byBureau.get(member.bureau) })),
    median: medianOf(values),
  };
}

function absencesOf(dataset: Dataset, indicator: Indicator, published: readonly Published[]): Absence[] {
  const present = new Set(published.map(({ bureau }) => bureau.id));
  return dataset.bureaus.flatMap(({ id, level }) => {
    if (present.has(id)) return [];
    return [
      {
        bureau: id,
        reason: indicator.applies_to.includes(level) ? ('not-published' as const) : ('not-applicable' as const),
      },
    ];
  });
}
