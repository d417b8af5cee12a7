/** What every part of the report is built from. */
import type { Bureau } from '../model/bureau.js';
import type { Compared } from '../model/compared.js';
import type { Dataset } from '../model/dataset.js';
import type { Difference } from '../model/difference.js';
import type { Indicator } from '../model/indicator.js';
import type { Language } from '../model/language.js';
import type { Observation, ObservationKind } from '../model/observation.js';
import { scopeParts } from '../model/observation.js';
import type { Plan } from '../model/plan.js';
import type { ComparisonView, EvidenceRow, Labelled, MemberView } from '../model/report.js';
import type { Source } from '../model/source.js';
import type { Unit } from '../model/unit.js';
import type { Wording } from '../model/wording.js';
import { formatBase } from './format.js';

export interface Context extends Compared {
  readonly dataset: Dataset;
  readonly plan: Plan;
  readonly wording: Wording;
  readonly language: Language;
  /** Whether bureaus are few enough for pages, matrix and evidence in the briefing. */
  readonly detailed: boolean;
  /** The bureau that the edition is about; undefined in the main one. */
  readonly focus: Bureau | undefined;
  /** What moved since the edition before; undefined where none is named. */
  readonly since: Difference | undefined;
  readonly bureau: (id: string) => Bureau;
  readonly indicator: (id: string) => Indicator;
  readonly source: (id: string) => Source;
  readonly observation: (id: string) => Observation;
  /** The evidence row of an observation, from 1. */
  readonly evidence: (id: string) => number;
  /** The evidence rows that the briefing prints, by number; none in the main edition when there are too many bureaus. */
  readonly evidenceRows: ReadonlyMap<number, EvidenceRow>;
}

export function openContext(
  dataset: Dataset,
  compared: Compared,
  plan: Plan,
  wording: Wording,
  { focus, since }: { readonly focus?: Bureau | undefined; readonly since?: Difference | undefined } = {},
): Context {
  return {
    ...compared,
    dataset,
    plan: focus ? { ...plan, ...plan.bureau_edition } : plan,
    wording,
    language: wording.language,
    detailed: dataset.bureaus.length <= dataset.benchmark.thresholds.detail_bureaus,
    focus,
    since,
    bureau: lookUp('bureau', dataset.bureaus),
    indicator: lookUp('indicator', dataset.indicators),
    source: lookUp('source', dataset.sources),
    observation: lookUp('observation', dataset.observations),
    evidence: numbering(dataset.observations),
    evidenceRows: new Map(),
  };
}

function lookUp<T extends { readonly id: string }>(concept: string, entries: readonly T[]): (id: string) => T {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return (id) => {
    const entry = byId.get(id);
    if (!entry) throw new Error(`no ${concept} "${id}" in a checked data set`);
    return entry;
  };
}

function numbering(observations: readonly Observation[]): (id: string) => number {
  const numbers = new Map(observations.map(({ id }, index) => [id, index + 1]));
  return (id) => numbers.get(id) ?? 0;
}

export function labelBureau({ bureau, language }: Context, id: string): Labelled {
  return { id, label: bureau(id).short_name[language] };
}

/** The word of a code, from the messages `<group>.<code>`. */
export function label<T extends string>({ wording }: Context, group: string, id: T): Labelled<T> {
  return { id, label: wording.say(`${group}.${id}`) };
}

/** What a comparison shows, in words: the indicator, with the kind where it is no level. */
export function titleOf(context: Context, indicator: string, kind: ObservationKind): string {
  const name = context.indicator(indicator).name[context.language];
  return kind === 'change' || kind === 'change-points' ? context.wording.say(`title.${kind}`, { name }) : name;
}

/** The name of an observation's variant; empty where its indicator has no two of them. */
export function nameVariant(
  context: Context,
  { indicator, variant }: Pick<Observation, 'indicator' | 'variant'>,
): string {
  const { variants } = context.indicator(indicator);
  return variants.length < 2 ? '' : (variants.find(({ id }) => id === variant)?.name[context.language] ?? '');
}

/** A Chinese text in the report's language; the Chinese stays where no English is on file. */
export function translate({ dataset, language }: Context, group: 'notes' | 'sources', text: string): string {
  return language === 'zh' ? text : (dataset.terms[group][text] ?? text);
}

export function translateScope({ dataset, language }: Context, scope: string): string {
  const parts = scopeParts(scope);
  return language === 'zh' ? parts.join('、') : parts.map((part) => dataset.terms.scopes[part] ?? part).join('; ');
}

/** `起/10万人` or `cases per 100,000 residents`. */
export function rateUnit({ dataset, wording, language }: Context, unit: Unit): string {
  return wording.say('unit.rate', {
    unit: wording.say(`unit.${unit}`),
    base: formatBase(dataset.benchmark.rate_base, language),
  });
}

/** A figure as stated, with its unit where that is not the set's, and what its numerator and denominator give where that says more. */
export function withOwnUnit(
  { wording }: Context,
  { stated_unit: usual }: Pick<ComparisonView, 'stated_unit'>,
  { stated, share, unit }: Pick<MemberView, 'stated' | 'share' | 'unit'>,
): string {
  if (unit.id !== usual.id) return wording.say('table.with-unit', { value: stated.text, unit: unit.label });
  const isFiner = share && Math.abs(share.value - stated.value) > 1e-9;
  return isFiner ? wording.say('table.bounded', { value: stated.text, bounds: share.text }) : stated.text;
}
