/**
 * What native charts (DrawingML, ECMA-376 part 1, 21.2) share: titles, axes, and references to cells together with what stands in them, so that
 * programs that do not calculate show them too.
 */
import { escapeXml } from './xml.js';

/** A column or a row of cells, and what stands in them; undefined is blank. */
export interface CellRun<T extends string | number> {
  /** `'Sheet'!$A$5:$A$9` */
  readonly reference: string;
  readonly values: readonly (T | undefined)[];
}

/** What every chart says and how it looks. */
export interface ChartFrame {
  readonly title: string;
  readonly value_title: string;
  readonly category_title: string;
  /** BCP 47. */
  readonly language: string;
  readonly font: string;
  /** Excel's code for numbers at bars. */
  readonly number_format: string;
  readonly categories: CellRun<string>;
  /** RRGGBB. */
  readonly colours: Readonly<Record<'ranked' | 'unranked' | 'text' | 'line', string>> & {
    /** For series side by side. */
    readonly series: readonly string[];
  };
}

const namespaces =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** Thousands with their separator, and below them whatever a step has. */
const axisFormat = '[&lt;1000]General;#,##0';

/** Sizes in hundredths of a point. */
const titleSize = 1200;
const textSize = 900;

/** `plot`: the element of the kind of chart, with its series; `legend`: an element or nothing. */
export function chartXml(chart: ChartFrame, plot: string, axes: string, legend = ''): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${namespaces}><c:date1904 val="0"/>` +
    `<c:lang val="${chart.language}"/><c:roundedCorners val="0"/><c:chart>${titleXml(chart, chart.title, titleSize)}` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${axes}</c:plotArea>${legend}` +
    // Some of what it shows stands in columns that are folded away.
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr>${fillXml('FFFFFF')}<a:ln w="6350">${fillXml(chart.colours.line)}</a:ln></c:spPr></c:chartSpace>`
  );
}

/** Places of the axes: bars lie, so that their categories stand at the left. */
export interface AxisPlaces {
  readonly category: 'l' | 'b';
  readonly value: 'b' | 'l';
}

/** `lowest`: where the axis of values begins; undefined leaves it to the program. */
export function axesXml(chart: ChartFrame, places: AxisPlaces, lowest: number | undefined): string {
  const { category_title: category, value_title: value, colours } = chart;
  const isLying = places.category === 'l';
  const common = (id: number, orientation: string, least: string, place: string): string =>
    `<c:axId val="${id}"/><c:scaling><c:orientation val="${orientation}"/>${least}</c:scaling><c:delete val="0"/><c:axPos val="${place}"/>`;
  const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
  const least = lowest === undefined ? '' : `<c:min val="${lowest}"/>`;
  return (
    `<c:catAx>${common(1, isLying ? 'maxMin' : 'minMax', '', places.category)}${titleXml(chart, category, textSize)}` +
    `<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}` +
    `<c:tickLblPos val="low"/><c:spPr><a:ln w="9525">${fillXml(colours.line)}</a:ln></c:spPr>${textXml(chart)}` +
    `<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx>${common(2, 'minMax', least, places.value)}<c:majorGridlines><c:spPr><a:ln w="6350">${fillXml(colours.line)}</a:ln></c:spPr></c:majorGridlines>` +
    // Decimals of the figures would crowd the axis.
    `${titleXml(chart, value, textSize)}<c:numFmt formatCode="${axisFormat}" sourceLinked="0"/>${ticks}<c:tickLblPos val="nextTo"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(chart)}<c:crossAx val="1"/>` +
    `<c:crosses val="${isLying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`
  );
}

export const fillXml = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

function fontXml({ font, colours }: ChartFrame, tag: string, size: number, isBold: boolean, language = ''): string {
  const face = escapeXml(font);
  return (
    `<a:${tag}${language} sz="${size}" b="${isBold ? 1 : 0}">${fillXml(colours.text)}` +
    `<a:latin typeface="${face}"/><a:ea typeface="${face}"/></a:${tag}>`
  );
}

export const textXml = (chart: ChartFrame): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${fontXml(chart, 'defRPr', textSize, false)}</a:pPr>` +
  `<a:endParaRPr lang="${chart.language}"/></a:p></c:txPr>`;

function titleXml(chart: ChartFrame, text: string, size: number): string {
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

export const stringsXml = ({ reference, values }: CellRun<string>): string =>
  `<c:strRef><c:f>${escapeXml(reference)}</c:f><c:strCache>${pointsXml(values)}</c:strCache></c:strRef>`;

export const numbersXml = ({ reference, values }: CellRun<number>): string =>
  `<c:numRef><c:f>${escapeXml(reference)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${pointsXml(values)}</c:numCache></c:numRef>`;
