/** Contrasts in words. */
import type { Comparison, Contrast } from '../model/comparison.js';
import type { ContrastView, ShownNumber } from '../model/report.js';
import { label, labelBureau, type Context } from './context.js';
import { computedDecimals, formatNumber, showInterval, showProbability } from './format.js';

export function viewContrast(context: Context, { measure }: Comparison, contrast: Contrast): ContrastView {
  const { wording, language } = context;
  const { effect, effect_measure: of, interval, reference, word, assessment, reason, probability } = contrast;
  const isRatio = of === 'rate-ratio';
  const decimals = isRatio ? ratioDecimals(effect?.value ?? interval?.lower ?? 1) : 1;
  return {
    bureau: labelBureau(context, contrast.bureau),
    reference: { id: reference.type, label: nameReference(context, contrast) },
    reference_id: reference.type === 'peers' ? reference.group : reference.type === 'bureau' ? reference.bureau : '',
    against: contrast.against,
    reference_value: contrast.reference_value && showValue(contrast.reference_value.value, measure),
    effect: effect && {
      value: effect.value,
      text: isRatio
        ? formatNumber(effect.value, decimals)
        : wording.say('contrast.points', { value: signed(effect.value, decimals) }),
    },
    interval: interval && showInterval(interval, decimals, language),
    word: label(context, 'contrast', word),
    remark: assessment
      ? wording.say(`assessment.${assessment}`)
      : reason
        ? wording.say(`contrast-reason.${reason}`)
        : '',
    assessment,
    probability: probability === undefined ? undefined : showProbability(probability),
  };
}

/** Two decimals; of ratios from ten on one, from a hundred on none, below a tenth three. */
export const ratioDecimals = (ratio: number): number => (ratio >= 100 ? 0 : ratio >= 10 ? 1 : ratio >= 0.1 ? 2 : 3);

function signed(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 ? `+${text}` : text;
}

function showValue(value: number, measure: Comparison['measure']): ShownNumber {
  return { value, text: formatNumber(value, measure === 'rate' ? computedDecimals(value) : 1) };
}

function nameReference(context: Context, { reference, against }: Contrast): string {
  const { wording, dataset, language } = context;
  if (reference.type === 'bureau') return labelBureau(context, reference.bureau).label;
  if (reference.type === 'others') return wording.say('reference.others', { count: against });
  const group = dataset.benchmark.peers.find(({ id }) => id === reference.group);
  return wording.say('reference.peers', { name: group?.name[language] ?? reference.group, count: against });
}
