/** A native line chart: one line a row of a table, over the columns of the years. Gives a chart part. */
import {
  axesXml,
  chartXml,
  fillXml,
  numbersXml,
  stringsXml,
  textXml,
  type CellRun,
  type ChartFrame,
} from './chart-xml.js';

export interface LineChart extends ChartFrame {
  readonly kind: 'line';
  readonly lines: readonly { readonly name: CellRun<string>; readonly values: CellRun<number> }[];
}

/** Marks at the points tell lines apart where colours do not. */
const symbols = ['circle', 'square', 'triangle', 'diamond', 'x', 'plus'];

export function lineChartXml(chart: LineChart): string {
  const lines = chart.lines.map(({ name, values }, index) => {
    const colour = fillXml(chart.colours.series[index % chart.colours.series.length] ?? chart.colours.text);
    const outline = `<a:ln w="9525">${colour}</a:ln>`;
    return (
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${stringsXml(name)}</c:tx>` +
      `<c:spPr><a:ln w="22225" cap="rnd">${colour}<a:round/></a:ln></c:spPr>` +
      `<c:marker><c:symbol val="${symbols[index % symbols.length] ?? 'circle'}"/><c:size val="7"/><c:spPr>${colour}${outline}</c:spPr></c:marker>` +
      `<c:cat>${stringsXml(chart.categories)}</c:cat><c:val>${numbersXml(values)}</c:val><c:smooth val="0"/></c:ser>`
    );
  });
  return chartXml(
    chart,
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines.join('')}` +
      `<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`,
    axesXml(chart, { category: 'b', value: 'l' }, undefined),
    `<c:legend><c:legendPos val="r"/><c:overlay val="0"/>${textXml(chart)}</c:legend>`,
  );
}
