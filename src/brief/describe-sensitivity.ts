/** What would move with another choice, in one line each. */
import type { Comparison, Sensitivity } from '../model/comparison.js';
import { labelBureau, type Context } from './context.js';
import { formatNumber } from './format.js';

/** A pair has no ranks: what is said of it is said of its order. */
export function describeSensitivity(context: Context, { group }: Comparison, entry: Sensitivity): string {
  const { wording } = context;
  const bureau = labelBureau(context, entry.bureau).label;
  const say = (key: string, values: Readonly<Record<string, string | number>>): string =>
    wording.say(`sensitivity.${key}`, { bureau, ...values });
  const isPair = group === undefined;
  switch (entry.type) {
    case 'bounds':
      return isPair ? say('bounds-pair', {}) : say('bounds', { position: entry.position, ...entry.possible });
    case 'denominator': {
      const { population, position, becomes } = entry;
      const residents = formatNumber(population.value, 0);
      const basis = wording.say(`basis.${population.basis}`);
      const values = { residents, basis, date: population.date, position, becomes };
      return say(isPair ? 'denominator-pair' : 'denominator', values);
    }
    case 'verdict-without':
      return say('verdict-without', { becomes: wording.say(`verdict.${entry.becomes}`) });
    case 'word-without':
      return say('word-without', {
        without: labelBureau(context, entry.without).label,
        word: wording.say(`contrast.${entry.word}`),
        becomes: wording.say(`contrast.${entry.becomes}`),
      });
  }
}
