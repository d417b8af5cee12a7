/** What would move with another choice, in one line each. */
import type { Comparison, Sensitivity } from '../model/comparison.js';
import { labelBureau, type Context } from './context.js';
import { formatNumber, joinChoices } from './format.js';

/** Sentences, one for each thing that would move; bureaus without which the same would move share one. */
export function describeSensitivities(context: Context, comparison: Comparison): string[] {
  const sentences: string[] = [];
  const shared = new Map<string, { entry: Without; names: string[] }>();
  for (const entry of comparison.sensitivities) {
    if (entry.type !== 'verdict-without' && entry.type !== 'word-without') {
      sentences.push(describeChoice(context, comparison, entry));
      continue;
    }
    const left = entry.type === 'word-without' ? entry.without : entry.bureau;
    const key = [entry.type, entry.type === 'word-without' ? entry.bureau : '', entry.becomes].join('|');
    const group = shared.get(key) ?? { entry, names: [] };
    group.names.push(labelBureau(context, left).label);
    shared.set(key, group);
  }
  return [...sentences, ...[...shared.values()].map(({ entry, names }) => describeWithout(context, entry, names))];
}

type Without = Extract<Sensitivity, { readonly type: 'verdict-without' | 'word-without' }>;

function describeWithout(context: Context, entry: Without, names: readonly string[]): string {
  const { wording, language } = context;
  const without = wording.say('sensitivity.without', { names: joinChoices(names, language) });
  if (entry.type === 'verdict-without') {
    return wording.say('sensitivity.verdict-without', { without, becomes: wording.say(`verdict.${entry.becomes}`) });
  }
  return wording.say('sensitivity.word-without', {
    without,
    bureau: labelBureau(context, entry.bureau).label,
    word: wording.say(`contrast.${entry.word}`),
    becomes: wording.say(entry.becomes === 'not-compared' ? 'contrast-reason.bounds' : `contrast.${entry.becomes}`),
  });
}

/** A pair has no ranks: what is said of it is said of its order. */
function describeChoice(context: Context, { group }: Comparison, entry: Exclude<Sensitivity, Without>): string {
  const { wording } = context;
  const bureau = labelBureau(context, entry.bureau).label;
  const isPair = group === undefined;
  if (entry.type === 'bounds') {
    const { position, possible } = entry;
    return isPair
      ? wording.say('sensitivity.bounds-pair', { bureau })
      : wording.say('sensitivity.bounds', { bureau, position, best: possible.best, worst: possible.worst });
  }
  const { population, position, becomes } = entry;
  return wording.say(isPair ? 'sensitivity.denominator-pair' : 'sensitivity.denominator', {
    bureau,
    residents: formatNumber(population.value, 0),
    basis: wording.say(`basis.${population.basis}`),
    date: population.date,
    position,
    becomes,
  });
}
