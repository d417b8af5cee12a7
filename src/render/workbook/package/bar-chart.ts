/**
 * A native bar chart (DrawingML, ECMA-376 part 1, 21.2): one bar a row of a table, with the bounds of rough figures as error bars. Takes
 * references to cells together with what stands in them, so that programs that do not calculate show it too; gives a chart part.
 */
import { escapeXml } from './xml.js';

/** A column of cells, and what stands in them; undefined is blank. */
export interface CellColumn<T extends string | number> {
  /** `'Sheet'!$A$5:$A$9` */
  readonly reference: string;
  readonly values: readonly (T | undefined)[];
}

export interface BarChart {
  readonly title: string;
  readonly value_title: string;
  readonly category_title: string;
  /** BCP 47. */
  readonly language: string;
  readonly font: string;
  /** Excel's code for the labels at the bars. */
  readonly number_format: string;
  readonly categories: CellColumn<string>;
  /** The header of the values. */
  readonly name: CellColumn<string>;
  readonly values: CellColumn<number>;
  /** How far the bounds lie above and below the values; undefined where no figure has bounds. */
  readonly bounds: { readonly above: CellColumn<number>; readonly below: CellColumn<number> } | undefined;
  /** Places of bars that are shown and not ranked. */
  readonly unranked: readonly number[];
  /** RRGGBB. */
  readonly colours: Readonly<Record<'ranked' | 'unranked' | 'text' | 'line', string>>;
}

const namespaces =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** Sizes in hundredths of a point. */
const titleSize = 1200;
const textSize = 900;

export function barChartXml(chart: BarChart): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${namespaces}><c:date1904 val="0"/>` +
    `<c:lang val="${chart.language}"/><c:roundedCorners val="0"/><c:chart>${titleXml(chart, chart.title, titleSize)}` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${seriesXml(chart)}` +
    `<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>${axesXml(chart)}</c:plotArea>` +
    // Some of what it shows stands in columns that are folded away.
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr>${fillXml('FFFFFF')}<a:ln w="6350">${fillXml(chart.colours.line)}</a:ln></c:spPr></c:chartSpace>`
  );
}

function seriesXml(chart: BarChart): string {
  const { categories, name, values, bounds, unranked, colours, number_format: format } = chart;
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
    (bounds
      ? `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>` +
        `<c:plus>${numbersXml(bounds.above)}</c:plus><c:minus>${numbersXml(bounds.below)}</c:minus>` +
        `<c:spPr><a:ln w="12700">${fillXml(colours.text)}</a:ln></c:spPr></c:errBars>`
      : '') +
    `<c:cat>${stringsXml(categories)}</c:cat><c:val>${numbersXml(values)}</c:val></c:ser>`
  );
}

function axesXml(chart: BarChart): string {
  const { category_title: category, value_title: value, values, number_format: format, colours } = chart;
  // The length of a bar says nothing where it does not begin at 0.
  const lowest = values.values.some((each) => each !== undefined && each < 0) ? '' : '<c:min val="0"/>';
  const common = (id: number, orientation: string, least: string, place: string): string =>
    `<c:axId val="${id}"/><c:scaling><c:orientation val="${orientation}"/>${least}</c:scaling><c:delete val="0"/><c:axPos val="${place}"/>`;
  const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
  return (
    `<c:catAx>${common(1, 'maxMin', '', 'l')}${titleXml(chart, category, textSize)}<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}` +
    `<c:tickLblPos val="low"/><c:spPr><a:ln w="9525">${fillXml(colours.line)}</a:ln></c:spPr>${textXml(chart)}` +
    `<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx>${common(2, 'minMax', lowest, 'b')}<c:majorGridlines><c:spPr><a:ln w="6350">${fillXml(colours.line)}</a:ln></c:spPr></c:majorGridlines>` +
    `${titleXml(chart, value, textSize)}<c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/>${ticks}<c:tickLblPos val="nextTo"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(chart)}<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>`
  );
}

const fillXml = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

function fontXml({ font, colours }: BarChart, tag: string, size: number, isBold: boolean, language = ''): string {
  const face = escapeXml(font);
  return (
    `<a:${tag}${language} sz="${size}" b="${isBold ? 1 : 0}">${fillXml(colours.text)}` +
    `<a:latin typeface="${face}"/><a:ea typeface="${face}"/></a:${tag}>`
  );
}

const textXml = (chart: BarChart): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${fontXml(chart, 'defRPr', textSize, false)}</a:pPr>` +
  `<a:endParaRPr lang="${chart.language}"/></a:p></c:txPr>`;

function titleXml(chart: BarChart, text: string, size: number): string {
  const isBold = size === titleSize;
  const run = fontXml(chart, 'rPr', size, isBold, ` lang="${chart.language}"`);
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${fontXml(chart, 'defRPr', size, isBold)}</a:pPr>` +
    `<a:r>${run}<a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

function pointsXml(values: readonly (string | number | undefined)[]): string {
  const points = values.map((value, index) =>
    value === undefined ? '' : `<c:pt idx="${index}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`,
  );
  return `<c:ptCount val="${values.length}"/>${points.join('')}`;
}

const stringsXml = ({ reference, values }: CellColumn<string>): string =>
  `<c:strRef><c:f>${escapeXml(reference)}</c:f><c:strCache>${pointsXml(values)}</c:strCache></c:strRef>`;

const numbersXml = ({ reference, values }: CellColumn<number>): string =>
  `<c:numRef><c:f>${escapeXml(reference)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${pointsXml(values)}</c:numCache></c:numRef>`;
