/** The members of a set that may be ranked: what ranks, contrasts and pairs are made from. */
import type { Estimate } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import type { Chance } from './chance.js';

/** More members than this: no pairs, no groups that cannot be told apart, and nothing is tried without each bureau in turn. */
export const mostPaired = 40;

/** A member that may be ranked. */
export interface CoreFigure {
  readonly bureau: string;
  readonly shown: Estimate;
  /** Undefined where chance has no model for the figure. */
  readonly chance: Chance | undefined;
}

/** The core of one set. */
export interface Core {
  readonly polarity: Indicator['polarity'];
  readonly figures: readonly CoreFigure[];
}
