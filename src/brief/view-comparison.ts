/** A comparison in words: every number formatted, every code labelled, every finding a sentence. */
import type { Comparison, Member, Verdict } from '../model/comparison.js';
import type { Finding } from '../model/finding.js';
import type { ComparisonView, FindingView, Labelled, MemberView } from '../model/report.js';
import { label, labelBureau, rateUnit, titleOf, translateScope, type Context } from './context.js';
import {
  computedDecimals,
  formatNumber,
  joinItems,
  showRate,
  showPeriod,
  showStated,
  statedDecimals,
} from './format.js';

export function viewComparison(context: Context, comparison: Comparison): ComparisonView {
  const { dataset, wording } = context;
  const indicator = context.indicator(comparison.indicator);
  const count = comparison.members.length;
  const of = count + comparison.absences.filter(({ reason }) => reason === 'not-published').length;
  const unit = comparison.members[0]?.observation.unit ?? indicator.unit;
  return {
    id: comparison.id,
    family: label(context, 'family', indicator.family),
    indicator: { id: indicator.id, label: indicator.name[context.language] },
    title: titleOf(context, indicator.id, comparison.kind),
    kind: label(context, 'kind', comparison.kind),
    measure: comparison.measure,
    unit: comparison.measure === 'rate' ? rateUnit(context, unit) : wording.say(`unit.${unit}`),
    verdict: labelVerdict(context, comparison, comparison.verdict),
    members: comparison.members.map((member) => viewMember(context, comparison, member)),
    absences: comparison.absences.map(({ bureau, reason }) => ({
      bureau: labelBureau(context, bureau),
      reason: label(context, 'absence', reason),
    })),
    published: {
      value: count,
      of,
      text: wording.say('published', { count, of: Math.min(of, dataset.bureaus.length) }),
    },
    median:
      comparison.group === undefined
        ? undefined
        : { value: comparison.group.median.value, text: formatMedian(comparison, comparison.group.median.value) },
    findings: comparison.findings.map((finding) => viewFinding(context, comparison, finding)),
  };
}

/** A figure that nobody else published is not comparable for that reason alone, and is called so. */
function labelVerdict(context: Context, { members }: Comparison, verdict: Verdict): Labelled<Verdict> {
  return members.length === 1
    ? { id: verdict, label: context.wording.say('state.single') }
    : label(context, 'verdict', verdict);
}

function formatMedian({ measure }: Comparison, median: number): string {
  return formatNumber(median, measure === 'rate' ? computedDecimals(median) : statedDecimals(median));
}

function viewMember(context: Context, comparison: Comparison, member: Member): MemberView {
  const { wording, language } = context;
  const { observation, population, rate, rank } = member;
  return {
    bureau: labelBureau(context, member.bureau),
    observation: observation.id,
    evidence: context.evidence(observation.id),
    period: observation.period ? showPeriod(observation.period, language) : wording.say('period.not-stated'),
    scope: translateScope(context, observation.scope),
    unit: label(context, 'unit', observation.unit),
    stated: showStated(member.stated, comparison.kind, observation.qualifier, language),
    rate: rate ? showRate(rate, observation.qualifier, language) : undefined,
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
    rank: rank
      ? {
          value: rank.position,
          of: rank.of,
          text: wording.say(rank.tied ? 'rank.tied' : 'rank.single', { position: rank.position, of: rank.of }),
        }
      : undefined,
  };
}

/** Signs of the findings on a figure, and of one that was computed. That nobody else published it, the verdict says. */
function signsOf({ wording }: Context, { findings, observation }: Member): string[] {
  const rules = findings.flatMap(({ rule }) => (rule === 'too-few-published' ? [] : [rule]));
  const all = observation.status === 'derived' ? [...rules, 'derived'] : rules;
  return [...new Set(all.map((rule) => wording.say(`sign.${rule}`)))];
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
    sentence: wording.say(`finding.${finding.rule}`, { ...finding.values, who }),
    bureaus,
    evidence: finding.evidence,
  };
}
