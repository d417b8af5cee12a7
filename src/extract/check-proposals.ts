/**
 * Holds what a source proposes against the article's own words. Takes an article, the catalogue and proposals of any make; gives candidates
 * whose phrases stand in the article and carry their figures, and counts of what was left out, by reason. The value, its bounds, qualifier and
 * unit are our own reading of the phrase in its place; the source's value only has to agree with it.
 */
import type { Article } from '../model/article.js';
import type { Candidate } from '../model/candidate.js';
import type { Indicator } from '../model/indicator.js';
import { scopeParts } from '../model/observation.js';
import { PeriodSchema, type Period } from '../model/period.js';
import type { Dropped, DropReason, Proposal } from '../model/proposal.js';
import { kindsOf } from '../model/unit.js';
import { compileLexicon, type CompiledIndicator } from './lexicon.js';
import { placePhrase } from './place-phrase.js';
import { readFigure } from './read-figure.js';
import { readInPlace, type PlacedQuantity } from './read-in-place.js';

export interface CheckedProposals {
  /** In the order of the article. */
  readonly candidates: readonly Candidate[];
  /** Each reason with its count, in the order of `dropReasons`' first use. A part that is dropped from a kept figure is counted as well. */
  readonly dropped: readonly Dropped[];
}

/** The longest scope that is taken, in characters. */
const longestScope = 40;

/**
 * How far a proposal is trusted, at most: which indicator a figure belongs to is the source's word alone. Less where none of the
 * indicator's own nouns stands in the phrase, and where a part of the proposal did not hold.
 */
const confidences = { named: 0.5, unnamed: 0.3, mended: 0.2 } as const;

const notes: Readonly<Record<'period-unreal' | 'scope-foreign', string>> = {
  'period-unreal': '模型所提期间不成立，未采用',
  'scope-foreign': '模型所提范围过长或有不见于原文的部分，该部分未采用，须核对该数限于什么',
};

/** A part of a proposal: what is taken of it, or why it is not. */
interface Part<T> {
  readonly taken: T;
  readonly dropped?: keyof typeof notes;
}

function readPeriod(period: Proposal['period']): Part<Period | null> {
  if (period === null || period === undefined) return { taken: null };
  const { success, data } = PeriodSchema.safeParse(period);
  return success && data.start <= data.end ? { taken: data } : { taken: null, dropped: 'period-unreal' };
}

/** Without quotation marks and blanks, which come and go within a name: “营商环境”攻势. */
const bare = (text: string): string => text.replaceAll(/[“”‘’"'「」《》\s]/g, '');

/** The parts of a scope that the article has in words, or that the catalogue gives for a word of the phrase. */
function readScope({ scope, phrase }: Proposal, { scopes }: CompiledIndicator, { bareText }: Ground): Part<string> {
  const parts = scopeParts((scope ?? '').replaceAll('；', ';'));
  if ([...parts.join('; ')].length > longestScope) return { taken: '', dropped: 'scope-foreign' };
  const held = parts.filter(
    (part) =>
      (bare(part) !== '' && !/[^\S ]/.test(part) && bareText.includes(bare(part))) ||
      scopes.some(([word, meaning]) => meaning === part && word.test(phrase)),
  );
  const taken = held.join('; ');
  return held.length === parts.length ? { taken } : { taken, dropped: 'scope-foreign' };
}

/** What all proposals of one article are held against. */
interface Ground {
  readonly text: string;
  /** The text without quotation marks and blanks. */
  readonly bareText: string;
  readonly indicators: ReadonlyMap<string, CompiledIndicator>;
  readonly quantities: readonly PlacedQuantity[];
  /** Where each non-blank line starts. */
  readonly lines: readonly number[];
}

interface Checked {
  /** Two proposals with one key are about one figure. */
  readonly key: string;
  readonly candidate: Candidate;
  readonly partsDropped: readonly DropReason[];
}

function checkProposal(proposal: Proposal, ground: Ground): Checked | DropReason {
  const { text, indicators, quantities, lines } = ground;
  const { kind, value, phrase } = proposal;
  const compiled = indicators.get(proposal.indicator);
  if (!compiled) return 'unknown-indicator';
  const { indicator, objects, variants } = compiled;
  if (!kindsOf[indicator.measure_type].includes(kind)) return 'kind-differs';
  const place = placePhrase(text, phrase, proposal.start);
  if (typeof place === 'string') return place;
  const figure = readFigure({ text, place, indicator, kind, value }, quantities);
  if (typeof figure === 'string') return figure;

  const period = readPeriod(proposal.period);
  const scope = readScope(proposal, compiled, ground);
  const partsDropped = [period.dropped, scope.dropped].filter((part) => part !== undefined);
  const trust = partsDropped.length > 0 ? 'mended' : phrase.search(objects) < 0 ? 'unnamed' : 'named';
  const { at, ...read } = figure;
  const candidate: Candidate = {
    indicator: indicator.id,
    kind,
    ...read,
    period: period.taken,
    scope: scope.taken,
    variant: variants.find(([word]) => word.test(phrase))?.[1],
    phrase,
    ...place,
    paragraph: lines.filter((start) => start <= place.start).length,
    confidence: confidences[trust],
    rule: 'language-model',
    note: partsDropped.map((part) => notes[part]).join('；'),
  };
  return { key: `${indicator.id} ${kind} ${at}`, candidate, partsDropped };
}

export function checkProposals(
  article: Pick<Article, 'text'>,
  catalogue: readonly Indicator[],
  proposals: readonly Proposal[],
): CheckedProposals {
  const { text } = article;
  const lexicon = compileLexicon(catalogue);
  const ground: Ground = {
    text,
    bareText: bare(text),
    indicators: new Map(lexicon.indicators.map((compiled) => [compiled.indicator.id, compiled])),
    quantities: readInPlace(text, lexicon.numeralNames),
    lines: [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => (line.trim() === '' ? [] : [index])),
  };
  const candidates = new Map<string, Candidate>();
  const counts = new Map<DropReason, number>();
  const drop = (reason: DropReason): void => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
  for (const proposal of proposals) {
    const checked = checkProposal(proposal, ground);
    if (typeof checked === 'string') drop(checked);
    else if (candidates.has(checked.key)) drop('duplicate');
    else {
      candidates.set(checked.key, checked.candidate);
      checked.partsDropped.forEach(drop);
    }
  }
  return {
    candidates: [...candidates.values()].toSorted((a, b) => a.start - b.start || a.end - b.end),
    dropped: [...counts].map(([reason, count]) => ({ reason, count })),
  };
}
