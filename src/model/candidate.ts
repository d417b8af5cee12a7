/** What extraction proposes, and what it leaves out. SDMX: observations before they are validated. */
import type { Observation, ObservationKind, Qualifier } from './observation.js';
import type { Period } from './period.js';
import type { Unit } from './unit.js';

/** A figure proposed for review. `start` and `end` are UTF-16 offsets into the article's decoded text, end exclusive. */
export interface Candidate {
  readonly indicator: string;
  readonly kind: ObservationKind;
  readonly value: number;
  readonly lower: number;
  /** Null: the wording has no ceiling. */
  readonly upper: number | null;
  readonly unit: Unit;
  readonly qualifier: Qualifier;
  readonly period: Period | null;
  readonly scope: string;
  readonly variant?: string | undefined;
  /** As the article has it. */
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  /** Non-blank lines from 1. */
  readonly paragraph: number;
  /** Between 0 and 1: how far the rule that made it can be trusted. */
  readonly confidence: number;
  /** The rule that made it. */
  readonly rule: string;
  readonly note: string;
}

/** A figure that was seen and left out. */
export interface SetAside {
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  /** Undefined where the words give no number: 数十起. */
  readonly value?: number | undefined;
  /** The indicator that it looks like, where it looks like one. */
  readonly indicator?: string | undefined;
  readonly reason: SetAsideReason;
}

/** Why a figure is left out, and how that is said. */
export const setAsideReasons = {
  'no-indicator': 'no indicator of the catalogue',
  vague: 'no definite number',
  range: 'a range of numbers',
  verb: 'found, filed or handled, but not what the indicator counts',
  excluded: 'a word beside it makes it something else',
  narrower: 'one kind only, where the indicator takes in every kind',
  mixed: 'several things in one number',
  remainder: 'a remainder or a part of another figure',
  'topic-missing': 'the kind of case is not said',
  'other-place': 'about another place or another organ',
  'single-case': 'about one case',
  target: 'a target or a plan',
  average: 'an average',
  basis: 'not year on year',
  'time-missing': 'its time is not said',
  difference: 'an absolute difference',
  'rate-percent': 'a rate that moved by percent: percent or points?',
  rank: 'a rank or a score',
  repeat: 'the same figure again',
  'rounded-repeat': 'a rounded repeat of another figure',
  unplaced: 'not found in the article word for word',
} as const;

export type SetAsideReason = keyof typeof setAsideReasons;

/** What one article gave. */
export interface Extraction {
  readonly file: string;
  readonly sha256: string;
  /** Id on file; null for a bureau that is not. */
  readonly bureau: string | null;
  readonly bureauName: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** What the article as a whole covers; null where it does not say. */
  readonly period: Period | null;
  readonly candidates: readonly Candidate[];
  readonly setAside: readonly SetAside[];
}

/** A candidate as an observation on file, under a source's id and a number. */
export type CandidateObservation = Observation & { readonly status: 'candidate' };
