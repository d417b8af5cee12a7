/** The theme as a Vega-Lite config: fonts, colours, and the named styles that the specs refer to. */
import { sansFamily } from '../model/chart.js';
import type { Theme } from '../model/theme.js';

/** Okabe and Ito (2008), in the order in which lines take them; all differ in lightness from their neighbours. */
const lineColours = ['#0b5394', '#c25700', '#117a5d', '#7a3e9d', '#5f6b76', '#b3121d'];

/** CSS pixels; what is longer beside a figure or on an axis is cut, and stands in full in the description and in the table. */
export const widestLabel = 290;

/** CSS pixels: notes, axis titles and cells, which stay above 7.5 pt when a picture is printed 425 pt wide. */
export const smallSize = ({ chart }: Theme): number => chart.font_size - 0.5;

/** Styles are by the names that specs give. */
export type VegaConfig = Readonly<Record<string, unknown>> & { readonly style: Readonly<Record<string, object>> };

export function toVegaConfig(theme: Theme): VegaConfig {
  const { colours, states, chart } = theme;
  const text = { font: sansFamily, fontSize: chart.font_size, color: colours.ink };
  const small = smallSize(theme);
  return {
    aria: false,
    background: colours.paper,
    font: sansFamily,
    padding: { left: 12, right: 14, top: 12, bottom: 6 },
    view: { stroke: null },
    title: {
      anchor: 'start',
      frame: 'bounds',
      font: sansFamily,
      fontSize: chart.title_size,
      fontWeight: 'bold',
      color: colours.ink,
      subtitleFont: sansFamily,
      subtitleFontSize: chart.font_size,
      subtitleColor: colours.muted,
      subtitlePadding: 4,
      offset: 10,
      lineHeight: chart.title_size * 1.3,
      subtitleLineHeight: chart.font_size * 1.4,
    },
    axis: {
      labelFont: sansFamily,
      titleFont: sansFamily,
      labelFontSize: chart.font_size,
      titleFontSize: small,
      titleFontWeight: 'normal',
      titleColor: colours.muted,
      labelColor: colours.ink,
      labelLimit: widestLabel,
      titleLimit: 560,
      domainColor: colours.rule,
      tickColor: colours.rule,
      gridColor: colours.wash,
    },
    axisX: { tickCount: 6, labelFlush: false },
    axisY: { domain: false, ticks: false, labelPadding: 6 },
    legend: {
      labelFont: sansFamily,
      labelFontSize: chart.font_size,
      symbolType: 'square',
      symbolSize: 110,
      labelLimit: widestLabel,
    },
    header: {
      labelFont: sansFamily,
      labelFontSize: chart.font_size,
      labelFontWeight: 'bold',
      labelColor: colours.ink,
      labelAnchor: 'start',
      labelLimit: 300,
      labelPadding: 4,
    },
    range: {
      category: lineColours,
      // In the order of verdicts; the last is a set that one alone published.
      ordinal: [
        states.comparable,
        colours.accent_soft,
        states.indicative,
        states.undetermined,
        states.apart,
        states.single,
      ],
    },
    style: {
      comparable: { filled: true, color: colours.accent, size: 110, opacity: 1 },
      indicative: {
        filled: true,
        color: colours.paper,
        stroke: colours.indicative,
        strokeWidth: 2,
        size: 110,
        opacity: 1,
      },
      bounds: { color: colours.accent, strokeWidth: 6, opacity: 0.35 },
      'bounds-indicative': { color: colours.indicative, strokeWidth: 6, opacity: 0.35 },
      interval: { color: colours.accent, strokeWidth: 1.5 },
      'interval-indicative': { color: colours.indicative, strokeWidth: 1.5 },
      stem: { color: colours.rule, strokeWidth: 1 },
      stick: { color: colours.accent, strokeWidth: 3 },
      'stick-indicative': { color: colours.indicative, strokeWidth: 2, strokeDash: [4, 3] },
      median: { color: colours.masthead, strokeWidth: 1, strokeDash: [5, 3] },
      pooled: { color: colours.ink, strokeWidth: 1, strokeDash: [1.5, 2] },
      patch: { color: colours.paper, height: 15, opacity: 0.85 },
      reference: { ...text, fontSize: small, color: colours.muted, baseline: 'bottom' },
      value: { ...text, align: 'left', baseline: 'middle', dx: 10, limit: widestLabel },
      'value-left': { ...text, align: 'right', baseline: 'middle', dx: -10, limit: widestLabel },
      absent: { ...text, color: colours.muted, align: 'left', baseline: 'middle', dx: 10, limit: widestLabel },
      fall: { color: colours.fall },
      rise: { color: colours.rise },
      'bar-bounds': { color: colours.ink, strokeWidth: 6, opacity: 0.35 },
      zero: { color: colours.ink, strokeWidth: 1 },
      base: { color: colours.rule, strokeWidth: 1 },
      segment: { stroke: colours.muted, strokeWidth: 0.5 },
      heading: { ...text, align: 'left', baseline: 'bottom', dx: -1 },
      cell: { stroke: colours.paper, strokeWidth: 2 },
      'cell-absent': { color: colours.paper, stroke: colours.wash, strokeWidth: 1 },
      'cell-head': { color: colours.wash },
      'cell-axis': { labelFontSize: small },
      'cell-text': { ...text, fontSize: small, align: 'center', baseline: 'middle' },
      funnel: { color: colours.wash, opacity: 0.7 },
      'limit-998': { color: colours.muted, strokeWidth: 1 },
      'limit-95': { color: colours.muted, strokeWidth: 1, strokeDash: [4, 3] },
      centre: { color: colours.ink, strokeWidth: 1 },
      'limit-name': { ...text, fontSize: small, color: colours.muted, align: 'left', baseline: 'middle', dx: 5 },
      inside: {
        filled: true,
        color: colours.accent_soft,
        stroke: colours.accent,
        strokeWidth: 1,
        size: 36,
        opacity: 1,
      },
      outside: { filled: true, color: colours.accent, size: 90, opacity: 1 },
      'name-right': { ...text, align: 'left', baseline: 'middle', dx: 8 },
      'name-left': { ...text, align: 'right', baseline: 'middle', dx: -8 },
      'name-above': { ...text, align: 'center', baseline: 'bottom', dy: -6 },
      'name-below': { ...text, align: 'center', baseline: 'top', dy: 7 },
      trend: { color: colours.accent, strokeWidth: 2 },
      'trend-point': { filled: true, color: colours.accent, size: 30, opacity: 1 },
      'trend-indicative': {
        filled: true,
        color: colours.paper,
        stroke: colours.indicative,
        strokeWidth: 1.5,
        size: 36,
        opacity: 1,
      },
      'trend-label': { ...text, fontSize: small, baseline: 'middle' },
      'panel-median': { color: colours.rule, strokeWidth: 1.5 },
      break: { color: colours.ink, strokeWidth: 1, strokeDash: [2, 2] },
      marked: { filled: false, stroke: colours.ink, strokeWidth: 1.5, size: 260, opacity: 1 },
      'spine-range': { color: colours.rule, opacity: 0.55 },
      'spine-range-shown': { color: colours.paper, stroke: colours.rule, strokeDash: [3, 2] },
      'spine-quartiles': { color: colours.indicative, opacity: 0.75 },
      'spine-median': { orient: 'vertical', color: colours.ink, thickness: 1.5 },
      'spine-other': { shape: 'stroke', angle: 90, color: colours.ink, strokeWidth: 2.5, size: 330, opacity: 1 },
      'spine-bounds': { color: colours.ink, strokeWidth: 2.5 },
      'spine-better': { filled: true, color: colours.fall, stroke: colours.paper, size: 150, opacity: 1 },
      'spine-worse': { filled: true, color: colours.rise, stroke: colours.paper, size: 150, opacity: 1 },
      'spine-compared': { filled: true, color: colours.ink, stroke: colours.paper, size: 150, opacity: 1 },
      'spine-shown': {
        filled: true,
        color: colours.paper,
        stroke: colours.indicative,
        strokeWidth: 2,
        size: 100,
        opacity: 1,
      },
    },
  };
}
