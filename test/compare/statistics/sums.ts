/** Distribution functions, term by term: slow, and plain enough to be believed. */

/** P(X ≥ count) for a Poisson count of this mean. */
export function poissonTail(count: number, mean: number): number {
  let [term, below] = [Math.exp(-mean), 0];
  for (let events = 0; events < count; events++) {
    below += term;
    term *= mean / (events + 1);
  }
  return 1 - below;
}

/** P(X ≥ count) for successes in so many trials of this probability. */
export function binomialTail(count: number, trials: number, p: number): number {
  let [term, tail] = [(1 - p) ** trials, 0];
  for (let successes = 0; successes <= trials; successes++) {
    if (successes >= count) tail += term;
    term *= (((trials - successes) / (successes + 1)) * p) / (1 - p);
  }
  return tail;
}
