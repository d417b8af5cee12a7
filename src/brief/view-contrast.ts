/** Contrasts in words. */
import type { Comparison, Contrast, Estimate } from '../model/comparison.js';
import type { ContrastView, ShownNumber } from '../model/report.js';
import { label, labelBureau, type Context } from './context.js';
import { computedDecimals, formatNumber, showInterval, showPeriod, showProbability } from './format.js';

export function viewContrast(context: Context, comparison: Comparison, contrast: Contrast): ContrastView {
  const { wording, language } = context;
  const { effect, effect_measure: of, interval, reference, word, assessment, reason, probability } = contrast;
  const isRatio = of === 'rate-ratio';
  const decimals = isRatio ? ratioDecimals(effect?.value ?? interval?.lower ?? 1) : 1;
  return {
    bureau: labelBureau(context, contrast.bureau),
    period: periodOf(context, comparison, contrast.bureau),
    reference: { id: reference.type, label: nameReference(context, comparison, contrast) },
    reference_id: reference.type === 'peers' ? reference.group : reference.type === 'bureau' ? reference.bureau : '',
    against: contrast.against,
    reference_value: contrast.reference_value && showValue(context, comparison, contrast.reference_value),
    effect: effect && {
      value: effect.value,
      text: isRatio
        ? showInterval(effect, decimals, language).text
        : wording.say('contrast.points', { value: signed(effect.value, decimals) }),
    },
    effect_measure: of,
    interval: interval && showInterval(interval, decimals, language),
    word: label(context, 'contrast', word),
    remark: assessment
      ? wording.say(`assessment.${assessment}`)
      : reason
        ? wording.say(`contrast-reason.${reason}`)
        : '',
    assessment,
    reason,
    probability: probability === undefined ? undefined : showProbability(probability),
  };
}

/** Two decimals; of ratios from ten on one, from a hundred on none, below a tenth three. */
export const ratioDecimals = (ratio: number): number => (ratio >= 100 ? 0 : ratio >= 10 ? 1 : ratio >= 0.1 ? 2 : 3);

function signed(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 ? `+${text}` : text;
}

/** Of rough figures the range, as their own rates are shown. */
function showValue({ language }: Context, { measure }: Comparison, estimate: Estimate): ShownNumber {
  const { value, lower, upper } = estimate;
  const decimals = measure === 'rate' ? computedDecimals(value) : 1;
  return { value, text: showInterval({ lower, upper }, decimals, language).text };
}

function periodOf({ wording, language }: Context, { members }: Comparison, bureau: string): string {
  const period = members.find((member) => member.bureau === bureau)?.observation.period;
  return period ? showPeriod(period, language) : wording.say('period.not-stated');
}

function nameReference(context: Context, comparison: Comparison, { reference, against }: Contrast): string {
  const { wording, dataset, language } = context;
  if (reference.type === 'bureau') {
    const period = periodOf(context, comparison, reference.bureau);
    return wording.say('figure.row', { bureau: labelBureau(context, reference.bureau).label, period });
  }
  if (reference.type === 'others') return wording.say('reference.others', { count: against });
  const group = dataset.benchmark.peers.find(({ id }) => id === reference.group);
  return wording.say('reference.peers', { name: group?.name[language] ?? reference.group, count: against });
}
