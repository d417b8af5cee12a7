/** Series, changes and trends in words. */
import type { Change, Comparison, Series } from '../model/comparison.js';
import { endYear } from '../model/period.js';
import type { ChangeView, SeriesView } from '../model/report.js';
import { label, labelBureau, type Context } from './context.js';
import { computedDecimals, formatNumber, showComputed, showPeriod, showStated, statedDecimals } from './format.js';

export function viewSeries(context: Context, comparison: Comparison, series: Series): SeriesView {
  const { language } = context;
  const [first, last] = [series.points[0], series.points.at(-1)];
  const { trend } = series;
  const decimals = decimalsOf(comparison, series);
  return {
    bureau: labelBureau(context, series.bureau),
    first: first ? showPeriod(first.period, language) : '',
    last: last ? showPeriod(last.period, language) : '',
    points: series.points.map(({ period, observation, shown: { value }, population }) => ({
      year: String(endYear(period)),
      shown: { value, text: formatNumber(value, decimals) },
      evidence: context.evidence(observation),
      population: population && { value: population.value, date: population.date, basis: population.basis },
    })),
    breaks: series.breaks,
    trend: trend && {
      word: label(context, 'trend', trend.word),
      slope: {
        value: trend.slope,
        text: signed(formatNumber(trend.slope, computedDecimals(trend.slope)), trend.slope),
      },
      chi_square: { value: trend.chi_square, text: formatNumber(trend.chi_square, 1) },
      points: trend.points,
    },
    changes: series.changes.map((change) => viewChange(context, comparison, change)),
  };
}

/** As many for all figures of a series: those of the largest rate, or the most that any is stated with. */
function decimalsOf({ measure }: Comparison, { points }: Series): number {
  const values = points.map(({ shown }) => shown.value);
  return measure === 'rate' ? computedDecimals(Math.max(...values)) : Math.max(...values.map(statedDecimals));
}

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

/** Whether a stated change and the levels can both hold; from zero nobody can tell. */
const remarks: ReadonlyMap<boolean | undefined, string> = new Map([
  [true, 'agrees'],
  [false, 'contradicts'],
]);

/** Computed changes have one decimal, and two where the bureau states its own with two. */
function viewChange(context: Context, comparison: Comparison, change: Change): ChangeView {
  const { language, wording } = context;
  const stated = change.stated && context.observation(change.stated.observation);
  const decimals = stated ? Math.max(1, String(stated.value).split('.')[1]?.length ?? 0) : 1;
  const size = change.size && showComputed(change.size, decimals, language);
  const kind = change.unit === 'percent' ? 'change' : 'change-points';
  return {
    bureau: labelBureau(context, change.bureau),
    from: viewEnd(context, comparison, change.from),
    to: viewEnd(context, comparison, change.to),
    // What two rough figures give is a range.
    size: size && { ...size, text: size.bounds === '' ? signed(size.text, size.value) : size.bounds },
    unit: { id: change.unit, label: wording.say(`unit.${change.unit}`) },
    z: change.z === undefined ? undefined : { value: change.z, text: formatNumber(change.z, 2) },
    word: label(context, 'change', change.word),
    stated: stated &&
      change.stated && {
        value: stated.value,
        text: showStated(stated, kind, stated.qualifier, language).text,
        evidence: context.evidence(stated.id),
        agrees: change.stated.agrees,
        remark: wording.say(`change.${remarks.get(change.stated.agrees) ?? 'unchecked'}`),
      },
  };
}

function viewEnd(
  context: Context,
  { kind }: Comparison,
  { observation: id, period }: Change['from'],
): ChangeView['from'] {
  const observation = context.observation(id);
  const { value, text } = showStated(observation, kind, observation.qualifier, context.language);
  return { period: showPeriod(period, context.language), figure: { value, text }, evidence: context.evidence(id) };
}
