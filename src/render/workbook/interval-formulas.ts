/**
 * 95 % intervals as formulas over counts that stand in cells; the same as the model's own. `z_95`, the normal deviate, is a name of the
 * workbook.
 */

/** Counts below this are nothing to any digit. */
const fewest = 0.01;

/** From this count on Byar's approximation (Breslow and Day, 1987); below, the exact limits (Garwood, 1936). */
const byarFrom = 10;

/** Lower limit of a Poisson mean of which `count` was counted. */
export const poissonLower = (count: string): string =>
  `IF(${count}<${fewest},0,IF(${count}<${byarFrom},GAMMAINV(0.025,${count},1),` +
  `${count}*(1-1/(9*${count})-z_95/(3*SQRT(${count})))^3))`;

/** Its upper limit. */
export const poissonUpper = (count: string): string =>
  `IF(${count}<${byarFrom},GAMMAINV(0.975,${count}+1,1),` +
  `(${count}+1)*(1-1/(9*(${count}+1))+z_95/(3*SQRT(${count}+1)))^3)`;

/** Score limits of a proportion in percent (Wilson, 1927). */
export const wilson: Readonly<Record<'lower' | 'upper', (count: string, trials: string) => string>> = {
  lower: (count, trials) => `MAX(0,100*${scoreLimit(count, trials, '-')})`,
  upper: (count, trials) => `MIN(100,100*${scoreLimit(count, trials, '+')})`,
};

const scoreLimit = (count: string, trials: string, sign: '+' | '-'): string =>
  `(${count}/${trials}+z_95^2/(2*${trials})${sign}z_95*SQRT(${count}/${trials}*(1-${count}/${trials})/${trials}` +
  `+z_95^2/(4*${trials}^2)))/(1+z_95^2/${trials})`;
