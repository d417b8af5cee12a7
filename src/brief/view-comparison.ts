/** A comparison in words: every number formatted, every code labelled, every finding a sentence. */
import {
  isCore,
  type Comparison,
  type Estimate,
  type Member,
  type Rank,
  type RankRange,
  type Verdict,
} from '../model/comparison.js';
import type { Unit } from '../model/unit.js';
import type { Finding } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import type { Language } from '../model/language.js';
import type {
  ComparisonView,
  ContrastView,
  FindingView,
  Labelled,
  MemberView,
  ShownEstimate,
  ShownInterval,
  ShownRank,
} from '../model/report.js';
import { describeSensitivities } from './describe-sensitivity.js';
import { viewContrast } from './view-contrast.js';
import { viewSeries } from './view-series.js';
import { label, labelBureau, nameVariant, rateUnit, titleOf, translateScope, type Context } from './context.js';
import {
  computedDecimals,
  formatNumber,
  joinItems,
  showComputed,
  showInterval,
  showRate,
  showPeriod,
  showStated,
  statedDecimals,
} from './format.js';

export function viewComparison(context: Context, comparison: Comparison): ComparisonView {
  const { dataset, wording } = context;
  const indicator = context.indicator(comparison.indicator);
  const count = comparison.members.length;
  const of = count + comparison.absences.filter(({ reason }) => reason !== 'not-applicable').length;
  const ranked = comparison.members.filter(({ rank }) => rank !== undefined).length;
  const contrasts = comparison.contrasts.map((contrast) => ({
    contrast,
    view: viewContrast(context, comparison, contrast),
  }));
  const againstOthers = new Map(
    contrasts.flatMap(({ contrast, view }) =>
      contrast.reference.type === 'others' ? [[contrast.bureau, view] as const] : [],
    ),
  );
  const unit = unitOf(comparison) ?? indicator.unit;
  return {
    id: comparison.id,
    family: label(context, 'family', indicator.family),
    indicator: { id: indicator.id, label: indicator.name[context.language] },
    title: limitedTitle(context, comparison),
    kind: label(context, 'kind', comparison.kind),
    measure: comparison.measure,
    unit: comparison.measure === 'rate' ? rateUnit(context, unit) : wording.say(`unit.${unit}`),
    stated_unit: label(context, 'unit', unit),
    verdict: labelVerdict(context, comparison, comparison.verdict),
    members: comparison.members.map((member) =>
      viewMember(context, comparison, member, againstOthers.get(member.bureau)),
    ),
    absences: comparison.absences.map(({ bureau, reason }) => ({
      bureau: labelBureau(context, bureau),
      reason: label(context, 'absence', reason),
    })),
    published: {
      value: count,
      of,
      text: wording.say('published', { count, of: Math.min(of, dataset.bureaus.length) }),
    },
    median: comparison.group && showGroupValue(comparison, comparison.group.median, context.language),
    pooled: comparison.group?.pooled && showGroupValue(comparison, comparison.group.pooled, context.language),
    ranked: { count: ranked, missing: of - ranked, order: wording.say(`rank-order.${indicator.polarity}`) },
    contrasts: contrasts.map(({ view }) => view),
    pairs: comparison.pairs.map((pair) => viewContrast(context, comparison, pair)),
    indistinct: comparison.indistinct.map((group) => group.map((id) => labelBureau(context, id).label)),
    series: comparison.series.map((series) => viewSeries(context, comparison, series)),
    sensitivities: describeSensitivities(context, comparison),
    findings: comparison.findings.map((finding) => viewFinding(context, comparison, finding)),
  };
}

/** The title with what all that compare are limited to: one variant of several, or one scope. */
function limitedTitle(context: Context, { indicator, kind, members }: Comparison): string {
  const title = titleOf(context, indicator, kind);
  const core = members.filter(isCore).map(({ observation }) => observation);
  const isShared = (of: (observation: Observation) => string | undefined): boolean => new Set(core.map(of)).size === 1;
  const [first] = core;
  if (!first) return title;
  const limits = [
    isShared(({ variant }) => variant) ? nameVariant(context, first) : '',
    isShared(({ scope }) => scope) ? translateScope(context, first.scope) : '',
  ].filter((limit) => limit !== '');
  return limits.length === 0
    ? title
    : context.wording.say('title.limited', { title, limits: joinItems(limits, context.language) });
}

/** The unit of those that compare, else of most: a streak may stand in months beside others in years. */
function unitOf({ members }: Comparison): Unit | undefined {
  const units = (members.some(isCore) ? members.filter(isCore) : members).map(({ observation }) => observation.unit);
  const count = (unit: Unit): number => units.filter((other) => other === unit).length;
  return [...new Set(units)].sort((a, b) => count(b) - count(a))[0];
}

/** A figure that nobody else published is not comparable for that reason alone, and is called so. */
function labelVerdict(context: Context, { members }: Comparison, verdict: Verdict): Labelled<Verdict> {
  return members.length === 1
    ? { id: verdict, label: context.wording.say('state.single') }
    : label(context, 'verdict', verdict);
}

/** A median may lie between two figures: one decimal more than the figures have, where it needs it. */
function showGroupValue({ measure }: Comparison, estimate: Estimate, language: Language): ShownEstimate {
  const { value } = estimate;
  const decimals = measure === 'rate' ? computedDecimals(value) : Math.min(2, statedDecimals(value));
  return showComputed(estimate, decimals, language);
}

function viewMember(
  context: Context,
  comparison: Comparison,
  member: Member,
  contrast: ContrastView | undefined,
): MemberView {
  const { wording, language } = context;
  const { observation, population, rate, share, rank, interval } = member;
  return {
    bureau: labelBureau(context, member.bureau),
    observation: observation.id,
    evidence: context.evidence(observation.id),
    period: observation.period ? showPeriod(observation.period, language) : wording.say('period.not-stated'),
    scope: translateScope(context, observation.scope),
    unit: label(context, 'unit', observation.unit),
    stated: showStated(member.stated, comparison.kind, observation.qualifier, language),
    share: share && { value: share.value, text: formatNumber(share.value, statedDecimals(member.stated.value) + 1) },
    rate: rate ? showRate(rate, observation.qualifier, language) : undefined,
    // A rate of zero has no digits of its own to go by.
    interval: interval && showInterval(interval, computedDecimals(rate?.value || (interval.upper ?? 0)), language),
    population: population
      ? {
          value: population.value,
          text: formatNumber(population.value, 0),
          date: population.date,
          basis: wording.say(`basis.${population.basis}`),
          source: population.source,
        }
      : undefined,
    standing: labelVerdict(context, comparison, member.standing),
    signs: signsOf(context, member),
    rank: rank && showRank(context, rank),
    contrast,
  };
}

/** `2/12`, `=2/12`, and where bounds and chance leave more open `2/12 (1–3)`. */
function showRank({ wording, language }: Context, rank: Rank): ShownRank {
  const { position, tied, of } = rank;
  const range = ({ best, worst }: RankRange): ShownInterval => showInterval({ lower: best, upper: worst }, 0, language);
  const [interval, possible] = [range(rank.interval), range(rank.possible)];
  const place = wording.say(tied ? 'rank.tied' : 'rank.single', { position, of });
  const isOpen = rank.interval.best !== rank.interval.worst;
  return {
    value: position,
    of,
    text: isOpen ? wording.say('rank.open', { place, interval: interval.text }) : place,
    interval,
    possible,
  };
}

/** Signs of the findings on a figure, and of what it is besides a reviewed one as published. That nobody else published it, the verdict says. */
function signsOf({ wording }: Context, { findings, observation }: Member): string[] {
  const rules = findings.flatMap(({ rule }) => (rule === 'too-few-published' ? [] : [rule]));
  const { status, published } = observation;
  const all = [
    ...rules,
    ...(status === 'derived' || status === 'candidate' ? [status] : []),
    ...(published ? ['corrected'] : []),
  ];
  return [...new Set(all.map((rule) => wording.say(`sign.${rule}`)))];
}

/** Values that are texts stand once for each language, as `reason_zh` and `reason_en`; the sentence calls them `reason`. */
function inLanguage(values: Finding['values'], language: Language): Finding['values'] {
  const suffix = `_${language}`;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key.endsWith(suffix) ? key.slice(0, -suffix.length) : key, value]),
  );
}

function viewFinding(context: Context, { members }: Comparison, finding: Finding): FindingView {
  const { wording, language } = context;
  const all = finding.members.length === members.length && members.length > 1;
  const bureaus = finding.members.map((id) => labelBureau(context, id));
  const named = bureaus.slice(0, 6).map((bureau) => bureau.label);
  const who = all
    ? wording.say('finding.all', { count: bureaus.length })
    : joinItems(named, language) +
      (bureaus.length > named.length ? wording.say('finding.more', { count: bureaus.length }) : '');
  return {
    rule: finding.rule,
    facet: label(context, 'facet', finding.facet),
    severity: label(context, 'severity', finding.severity),
    sign: wording.say(`sign.${finding.rule}`),
    sentence: wording.say(`finding.${finding.rule}`, { ...inLanguage(finding.values, language), who }),
    bureaus,
    evidence: finding.evidence,
  };
}
