/** The members of a set that may be ranked: what ranks, contrasts and pairs are made from. */
import type { Estimate } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import type { Chance } from './chance.js';

/** More members than this: no pairs, no groups that cannot be told apart, and nothing is tried without each bureau in turn. */
export const mostPaired = 40;

/** The code of an area, and of those that hold it. */
export interface Area {
  readonly adcode: string;
  readonly above: readonly string[];
}

/** A member that may be ranked. */
export interface CoreFigure {
  readonly bureau: string;
  readonly area: Area;
  readonly shown: Estimate;
  /** Undefined where chance has no model for the figure. */
  readonly chance: Chance | undefined;
}

/** The core of one set. */
export interface Core {
  readonly polarity: Indicator['polarity'];
  readonly figures: readonly CoreFigure[];
}

/** Whether one of two areas holds the other. */
export const isNested = (a: Area, b: Area): boolean => a.above.includes(b.adcode) || b.above.includes(a.adcode);

/** Those whose areas lie in none of the others'. */
export function findOutermost(figures: readonly CoreFigure[]): readonly CoreFigure[] {
  const codes = new Set(figures.map(({ area }) => area.adcode));
  return figures.filter(({ area }) => !area.above.some((code) => codes.has(code)));
}
