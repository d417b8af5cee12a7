/** What a rule made of a run of text: a figure with its indicator, or why it is none. */
import type { Candidate, SetAsideReason } from '../model/candidate.js';
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import type { CompiledIndicator } from './lexicon.js';

/**
 * How noun and figure stand together, and how far that can be trusted: about the share of the rule's figures that were right in
 * articles that it was not written for, (right + 1) / (all + 2), less where few were seen.
 */
export const rules = {
  'noun-before': 0.94,
  streak: 0.94,
  'change-of-figure': 0.94,
  respective: 0.93,
  change: 0.92,
  'topic-of-sentence': 0.9,
  'in-title': 0.9,
  'noun-earlier': 0.88,
  'from-to': 0.88,
  'not-occurred': 0.86,
  'noun-after': 0.83,
  'all-solved': 0.67,
  'topic-of-passage': 0.65,
  'change-of-topic': 0.6,
  'language-model': 0.5,
} as const;

export type RuleName = keyof typeof rules;

export interface Reading extends Pick<Candidate, 'kind' | 'value' | 'lower' | 'upper' | 'unit' | 'qualifier'> {
  readonly compiled: CompiledIndicator;
  readonly rule: RuleName;
  /** The figure with its noun and verb, in normalised text. */
  readonly span: Span;
  /** The figure alone. */
  readonly figure: Span;
  /** The noun phrase that says what is counted, and where it stands: kinds and variants are named there. */
  readonly noun: string;
  readonly nounStart: number;
  readonly sentence: number;
  /** Of figures that bring their own: streaks, the first of a pair “from … to”. */
  readonly period?: Period | null | undefined;
  /** Of a pair “from … to”: `before`: its time lies before the article's; `article`: the time said before it is the other figure's. */
  readonly timed?: 'before' | 'year-before' | 'article';
  readonly scopes?: readonly string[];
  /** Taken off the confidence of the rule. */
  readonly doubt?: number;
}

export interface Refusal {
  readonly refused: SetAsideReason;
  readonly compiled?: CompiledIndicator | undefined;
  /** Of a difference: the level that it was added to, for a share that follows. */
  readonly level?: Reading | undefined;
}

export const isRefusal = (result: Reading | Refusal): result is Refusal => 'refused' in result;
