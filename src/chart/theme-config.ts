/** The theme as a Vega-Lite config: fonts, colours, and the named styles that the specs refer to. */
import { sansFamily } from '../model/chart.js';
import type { Theme } from '../model/theme.js';

/** Okabe and Ito (2008), in the order in which lines take them; all differ in lightness from their neighbours. */
const lineColours = ['#0b5394', '#c25700', '#117a5d', '#7a3e9d', '#5f6b76', '#b3121d'];

export function toVegaConfig(theme: Theme): Record<string, unknown> {
  const { colours, states, chart } = theme;
  const text = { font: sansFamily, fontSize: chart.font_size, color: colours.ink };
  const small = chart.font_size - 1;
  return {
    aria: false,
    background: colours.paper,
    font: sansFamily,
    padding: { left: 12, right: 14, top: 12, bottom: 8 },
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
      subtitlePadding: 5,
      offset: 12,
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
      labelLimit: 400,
      titleLimit: 560,
      domainColor: colours.rule,
      tickColor: colours.rule,
      gridColor: colours.wash,
    },
    axisX: { tickCount: 6 },
    axisY: { domain: false, ticks: false, labelPadding: 6 },
    legend: {
      labelFont: sansFamily,
      labelFontSize: chart.font_size,
      symbolType: 'square',
      symbolSize: 110,
      labelLimit: 300,
    },
    range: {
      category: lineColours,
      ordinal: [
        colours.accent_soft,
        states.comparable,
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
      bounds: { color: colours.accent, strokeWidth: 5, opacity: 0.35 },
      stem: { color: colours.rule, strokeWidth: 1 },
      stick: { color: colours.accent, strokeWidth: 3 },
      'stick-indicative': { color: colours.indicative, strokeWidth: 2, strokeDash: [4, 3] },
      median: { color: colours.masthead, strokeWidth: 1, strokeDash: [5, 3] },
      value: { ...text, align: 'left', baseline: 'middle', dx: 10 },
      'value-left': { ...text, align: 'right', baseline: 'middle', dx: -10 },
      absent: { ...text, color: colours.muted, align: 'left', baseline: 'middle', dx: 10 },
      bed: { color: colours.paper, opacity: 0 },
      fall: { color: colours.fall, height: { band: 0.62 } },
      rise: { color: colours.rise, height: { band: 0.62 } },
      zero: { color: colours.ink, strokeWidth: 1 },
      segment: { height: { band: 0.66 }, stroke: colours.muted, strokeWidth: 0.5 },
      'segment-label': { ...text, align: 'center', baseline: 'middle' },
      'cell-comparable': { color: states.comparable, stroke: colours.paper, strokeWidth: 2 },
      'cell-indicative': { color: states.indicative, stroke: colours.paper, strokeWidth: 2 },
      'cell-apart': { color: states.apart, stroke: colours.paper, strokeWidth: 2 },
      'cell-single': { color: states.single, stroke: colours.paper, strokeWidth: 2 },
      'cell-absent': { color: colours.paper, stroke: colours.wash, strokeWidth: 1 },
      'cell-text': { ...text, fontSize: small, align: 'center', baseline: 'middle' },
      trend: { strokeWidth: 2 },
      'trend-point': { filled: true, size: 40, opacity: 1 },
      'trend-bounds': { strokeWidth: 4, opacity: 0.3 },
      'trend-label': { font: sansFamily, fontSize: chart.font_size, align: 'left', baseline: 'middle', dx: 8 },
    },
  };
}
