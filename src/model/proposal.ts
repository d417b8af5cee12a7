/**
 * What an extractor of any make proposes before anything of it is believed: a figure, where it says that the figure stands, and what it takes it
 * for. Nothing here is an observation yet: `extract/check-proposals.ts` holds each proposal against the article's own words.
 */
import { z } from 'zod';
import type { Article } from './article.js';
import type { Indicator } from './indicator.js';
import { observationKinds } from './observation.js';

/** The shape of one proposal. Keys that are not known are left out; what may be absent may also be null. */
export const ProposalSchema = z.object({
  /** Id in the catalogue. */
  indicator: z.string(),
  kind: z.enum(observationKinds),
  /** In base units, as an observation has it; a fall is negative. Only compared with what the words say, never taken over. */
  value: z.number(),
  /** The run of the article that carries the figure, word for word. */
  phrase: z.string(),
  /** UTF-16 offset of the phrase in the article's text, as far as the source can tell. */
  start: z.number().nullish(),
  /** What the figure covers; its dates need not be real ones yet. */
  period: z.object({ start: z.string(), end: z.string() }).nullish(),
  /** What the figure is limited to, in the article's words, parts joined by "; ". */
  scope: z.string().nullish(),
});

export type Proposal = Readonly<z.infer<typeof ProposalSchema>>;

/** Why a source could not answer, or not wholly. */
export const proposalFailures = [
  'settings',
  'too-long',
  'unreachable',
  'timeout',
  'cancelled',
  'status',
  'too-large',
  'not-json',
  'cut-off',
  'wrong-shape',
] as const;

export interface ProposalFailure {
  readonly code: (typeof proposalFailures)[number];
  /** One sentence for people. It holds nothing that the source wrote. */
  readonly message: string;
}

/** What a source gave for one article. With failures it is a part, which may be empty. */
export interface ProposalAnswer {
  readonly proposals: readonly Proposal[];
  /** How many proposals were left out because they were none by shape. */
  readonly malformed: number;
  readonly failures: readonly ProposalFailure[];
}

/** Whoever proposes figures. A failure is a value: `propose` never rejects. */
export interface ProposalSource {
  /** How messages call it. */
  readonly name: string;
  propose(article: Article, catalogue: readonly Indicator[], signal?: AbortSignal): Promise<ProposalAnswer>;
}

/** Why a proposal, or a part of one, is left out, and how that is said. */
export const dropReasons = {
  'unknown-indicator': 'the catalogue has no such indicator',
  'kind-differs': 'the indicator has no figure of this kind',
  'phrase-length': 'the phrase is empty or longer than 30 characters',
  'phrase-lines': 'the phrase runs over the end of a line',
  'phrase-absent': 'the phrase does not stand in the article word for word',
  'phrase-several': 'the phrase stands in several places, and none of them was named',
  'no-figure': 'the phrase holds no whole figure',
  'measure-differs': 'the figure in the phrase counts something else',
  'value-differs': 'the figure in the phrase has another value',
  'direction-missing': 'the phrase does not say whether the figure rose or fell',
  'direction-differs': 'the phrase says the opposite: a rise for a fall, or a fall for a rise',
  difference: 'the phrase tells by how much a number moved, not the number',
  duplicate: 'the figure was proposed before',
  'period-unreal': 'its period is none: the figure is kept without it',
  'scope-foreign':
    'its scope is too long or not in the words of the article: the figure is kept without it, for review',
} as const;

export type DropReason = keyof typeof dropReasons;

export interface Dropped {
  readonly reason: DropReason;
  readonly count: number;
}
