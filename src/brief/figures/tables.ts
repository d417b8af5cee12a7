/** The table that each kind of data gives a chart to draw, with the texts and numbers that go with it. */
import type { ChartTable } from '../../model/chart.js';
import type { ChartData } from '../../model/plan.js';

/** One row a bureau; numbers are null where nothing is shown, or no such bounds are known. */
const ranked: ChartTable = {
  columns: {
    label: 'string',
    value: 'number',
    lower: 'number',
    upper: 'number',
    interval_lower: 'number',
    interval_upper: 'number',
    state: 'string',
    marked: 'integer',
    text: 'string',
  },
  texts: ['x', 'median', 'pooled'],
  parameters: ['median', 'pooled'],
};

/** Texts that every chart has. */
const common = ['title', 'subtitle'];

const tables: Readonly<Record<ChartData, ChartTable>> = {
  comparisons: ranked,
  streaks: ranked,
  funnel: {
    columns: {
      row: 'string',
      residents: 'number',
      lower_95: 'number',
      upper_95: 'number',
      lower_998: 'number',
      upper_998: 'number',
      value: 'number',
      lower: 'number',
      upper: 'number',
      text: 'string',
      side: 'string',
      marked: 'integer',
    },
    texts: ['x', 'y'],
    parameters: ['x_min', 'x_max', 'y_min', 'y_max', 'centre', 'x_unit'],
  },
  series: {
    columns: {
      panel: 'string',
      bureau: 'string',
      order: 'integer',
      row: 'string',
      year: 'integer',
      value: 'number',
      lower: 'number',
      upper: 'number',
      median: 'number',
      state: 'string',
      segment: 'integer',
      end: 'string',
      text: 'string',
      side: 'string',
      marked: 'integer',
    },
    texts: [],
    parameters: ['x_first', 'x_last', 'y_min', 'y_max'],
  },
  spine: {
    columns: {
      row: 'integer',
      label: 'string',
      beside: 'string',
      state: 'string',
      shape: 'string',
      value: 'number',
      lower: 'number',
      upper: 'number',
      band: 'string',
      low: 'number',
      high: 'number',
      q1: 'number',
      q3: 'number',
      text: 'string',
    },
    texts: ['left', 'right'],
    parameters: ['lines', 'y_step'],
  },
  changes: {
    columns: { label: 'string', value: 'number', lower: 'number', upper: 'number', text: 'string' },
    texts: ['x'],
    parameters: [],
  },
  matrix: {
    columns: {
      row: 'integer',
      title: 'string',
      column: 'integer',
      bureau: 'string',
      state: 'string',
      value: 'number',
      sign: 'string',
      text: 'string',
    },
    texts: [],
    parameters: ['angle'],
  },
  coverage: {
    columns: {
      family: 'string',
      column: 'integer',
      heading: 'string',
      state: 'string',
      count: 'integer',
      text: 'string',
    },
    texts: ['x'],
    parameters: ['columns', 'most'],
  },
};

export function tableOf(data: ChartData): ChartTable {
  const table = tables[data];
  return { ...table, texts: [...common, ...table.texts] };
}
