/** What would move with another choice, in one line each. */
import type { Comparison, Sensitivity, Verdict } from '../model/comparison.js';
import { labelBureau, type Context } from './context.js';
import { formatNumber, joinItems } from './format.js';

/** Sentences, one for each thing that would move; bureaus without which the verdict becomes the same share one. */
export function describeSensitivities(context: Context, comparison: Comparison): string[] {
  const { wording, language } = context;
  const { sensitivities } = comparison;
  const without = new Map<Verdict, string[]>();
  for (const entry of sensitivities) {
    if (entry.type !== 'verdict-without') continue;
    without.set(entry.becomes, [...(without.get(entry.becomes) ?? []), labelBureau(context, entry.bureau).label]);
  }
  const verdicts = [...without].map(([becomes, names]) =>
    wording.say('sensitivity.verdict-without', {
      bureau: joinItems(names, language),
      count: names.length,
      becomes: wording.say(`verdict.${becomes}`),
    }),
  );
  const others = sensitivities.flatMap((entry) =>
    entry.type === 'verdict-without' ? [] : [describeSensitivity(context, comparison, entry)],
  );
  return [...others, ...verdicts];
}

/** A pair has no ranks: what is said of it is said of its order. */
function describeSensitivity(
  context: Context,
  { group }: Comparison,
  entry: Exclude<Sensitivity, { readonly type: 'verdict-without' }>,
): string {
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
    case 'word-without':
      return say('word-without', {
        without: labelBureau(context, entry.without).label,
        word: wording.say(`contrast.${entry.word}`),
        becomes: wording.say(`contrast.${entry.becomes}`),
      });
  }
}
