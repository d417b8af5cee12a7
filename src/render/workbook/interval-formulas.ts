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

/**
 * Limits of the ratio of two Poisson rates, exact given the sum of both counts (Clopper and Pearson, 1934, of the share that is the
 * first's). Takes the counts at the bounds that make the ratio lowest and highest, and the residents of both; blanks have no ceiling.
 */
export const ratioLower = (count: string, residents: string, other: string, otherResidents: string): string =>
  `IF(${other}="",0,IF(${count}<${fewest},0,` +
  `${otherResidents}/${residents}/(1/BETAINV(0.025,${count},${other}+1)-1)))`;

export const ratioUpper = (count: string, residents: string, other: string, otherResidents: string): string =>
  `IF(${count}="","",IF(${other}<${fewest},"",` +
  `${otherResidents}/${residents}/(1/BETAINV(0.975,${count}+1,${other})-1)))`;

/** Limits of the difference of two proportions in points (Newcombe, 1998, method 10). */
export const differenceLimits = (
  count: string,
  trials: string,
  other: string,
  otherTrials: string,
): Readonly<Record<'lower' | 'upper', string>> => {
  const [p, q] = [`100*${count}/${trials}`, `100*${other}/${otherTrials}`];
  const distance = (a: string, b: string): string => `SQRT((${a})^2+(${b})^2)`;
  const own = (side: 'lower' | 'upper'): string => wilson[side](count, trials);
  const others = (side: 'lower' | 'upper'): string => wilson[side](other, otherTrials);
  return {
    lower: `${p}-${q}-${distance(`${p}-${own('lower')}`, `${others('upper')}-${q}`)}`,
    upper: `${p}-${q}+${distance(`${own('upper')}-${p}`, `${q}-${others('lower')}`)}`,
  };
};

/** Score limits of a proportion in percent (Wilson, 1927). */
export const wilson: Readonly<Record<'lower' | 'upper', (count: string, trials: string) => string>> = {
  lower: (count, trials) => `MAX(0,100*${scoreLimit(count, trials, '-')})`,
  upper: (count, trials) => `MIN(100,100*${scoreLimit(count, trials, '+')})`,
};

const scoreLimit = (count: string, trials: string, sign: '+' | '-'): string =>
  `(${count}/${trials}+z_95^2/(2*${trials})${sign}z_95*SQRT(${count}/${trials}*(1-${count}/${trials})/${trials}` +
  `+z_95^2/(4*${trials}^2)))/(1+z_95^2/${trials})`;
