/** What we use of Cephes; the package's own types are out of reach of its exports. */
declare module 'cephes' {
  /** Settled once the functions can be called. */
  export const compiled: Promise<void>;
  /** x with P(X > x) = q for a gamma variable of this shape; 0 < q < 1. */
  export function igami(shape: number, q: number): number;
  /** x with P(X ≤ x) = p for a beta variable. */
  export function incbi(a: number, b: number, p: number): number;
  /** P(Z ≤ z). */
  export function ndtr(z: number): number;
  /** z with P(Z ≤ z) = p; 0 < p < 1. */
  export function ndtri(p: number): number;
  /** P(X ≥ x) for χ² with these degrees of freedom. */
  export function chdtrc(degrees: number, x: number): number;
}
