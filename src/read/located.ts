/** A value together with the way back to its place in a file. */
import type { Place } from '../diagnostics/diagnostic.js';

export type Path = readonly (string | number)[];

export interface Located<T> {
  readonly value: T;
  /** The place of a field; of the whole when the path is empty or leads nowhere. */
  readonly at: (...path: (string | number)[]) => Place;
}
