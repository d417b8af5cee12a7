/** A native bar chart: one bar a row of a table, with the bounds of rough figures as error bars. Gives a chart part. */
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
import { escapeXml } from './xml.js';

export interface BarChart extends ChartFrame {
  readonly kind: 'bar';
  /** The header of the values. */
  readonly name: CellRun<string>;
  readonly values: CellRun<number>;
  /** How far the bounds lie above and below the values. */
  readonly above: CellRun<number>;
  readonly below: CellRun<number>;
  /** The upper bounds, drawn as bars that nobody sees: axes are scaled to bars and not to error bars. */
  readonly highest: CellRun<number>;
  readonly highest_name: CellRun<string>;
  /** Places of bars that are shown and not ranked. */
  readonly unranked: readonly number[];
}

export function barChartXml(chart: BarChart): string {
  // The length of a bar says nothing where it does not begin at 0.
  const lowest = chart.values.values.some((each) => each !== undefined && each < 0) ? undefined : 0;
  return chartXml(
    chart,
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${seriesXml(chart)}${unseenXml(chart)}` +
      `<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`,
    axesXml(chart, { category: 'l', value: 'b' }, lowest),
  );
}

function seriesXml(chart: BarChart): string {
  const { categories, name, values, unranked, colours, number_format: format } = chart;
  const points = unranked.map(
    (index) =>
      `<c:dPt><c:idx val="${index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>` +
      `<c:spPr>${fillXml('FFFFFF')}<a:ln w="12700">${fillXml(colours.unranked)}<a:prstDash val="sysDash"/></a:ln></c:spPr></c:dPt>`,
  );
  return (
    `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>${stringsXml(name)}</c:tx>` +
    `<c:spPr>${fillXml(colours.ranked)}</c:spPr><c:invertIfNegative val="0"/>${points.join('')}` +
    `<c:dLbls><c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${textXml(chart)}<c:dLblPos val="inBase"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>` +
    `<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>` +
    `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>` +
    `<c:plus>${numbersXml(chart.above)}</c:plus><c:minus>${numbersXml(chart.below)}</c:minus>` +
    `<c:spPr><a:ln w="19050">${fillXml(colours.text)}</a:ln></c:spPr></c:errBars>` +
    `<c:cat>${stringsXml(categories)}</c:cat><c:val>${numbersXml(values)}</c:val></c:ser>`
  );
}

const unseenXml = ({ categories, highest, highest_name: name }: BarChart): string =>
  `<c:ser><c:idx val="1"/><c:order val="1"/><c:tx>${stringsXml(name)}</c:tx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
  `<c:invertIfNegative val="0"/><c:cat>${stringsXml(categories)}</c:cat><c:val>${numbersXml(highest)}</c:val></c:ser>`;
