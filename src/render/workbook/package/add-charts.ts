/** Puts charts into the drawing of a sheet: the part that exceljs made for its pictures, or a new one. */
import { barChartXml, type BarChart } from './bar-chart.js';
import { lineChartXml, type LineChart } from './line-chart.js';
import { escapeXml, readAttribute } from './xml.js';

/** A chart with the cell whose corner it starts at, from 1, and its size in CSS pixels. */
export interface PlacedChart {
  readonly chart: BarChart | LineChart;
  readonly alt: string;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** Parts of the package as text, by path. */
export interface TextParts {
  read(path: string): string | undefined;
  write(path: string, xml: string): void;
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const noRelations =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
const noDrawing =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"></xdr:wsDr>';
const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.drawing+xml';

/** English Metric Units of a CSS pixel: 914 400 an inch, 96 pixels an inch. */
const unitsPerPixel = 9525;

/**
 * @param sheet number of the sheet's part
 * @param first number of the first new chart part
 * @returns the element that the worksheet needs where its drawing is new
 */
export function addCharts(parts: TextParts, sheet: number, charts: readonly PlacedChart[], first: number): string {
  if (charts.length === 0) return '';
  const sheetRelations = `xl/worksheets/_rels/sheet${sheet}.xml.rels`;
  const found = /<Relationship\b[^>]*relationships\/drawing"[^>]*>/.exec(parts.read(sheetRelations) ?? '')?.[0];
  const target = found && readAttribute(found, 'Target')?.split('/').at(-1);
  // Past the numbers that exceljs gives.
  const name = target ?? `drawing${1000 + sheet}.xml`;
  const path = `xl/drawings/${name}`;
  if (target === undefined) declare(parts, path, drawingType);
  const drawingRelations = `xl/drawings/_rels/${name}.rels`;
  let drawing = parts.read(path) ?? noDrawing;
  for (const [index, placed] of charts.entries()) {
    const chartPath = `xl/charts/chart${first + index}.xml`;
    parts.write(chartPath, placed.chart.kind === 'bar' ? barChartXml(placed.chart) : lineChartXml(placed.chart));
    declare(parts, chartPath, chartType);
    const id = relate(parts, drawingRelations, 'chart', `../charts/chart${first + index}.xml`);
    drawing = drawing.replace('</xdr:wsDr>', `${anchorXml(placed, id, 1000 + index)}</xdr:wsDr>`);
  }
  parts.write(path, drawing);
  return target === undefined
    ? `<drawing r:id="${relate(parts, sheetRelations, 'drawing', `../drawings/${name}`)}"/>`
    : '';
}

function declare(parts: TextParts, path: string, type: string): void {
  const types = parts.read('[Content_Types].xml') ?? '';
  const entry = `<Override PartName="/${path}" ContentType="${type}"/>`;
  parts.write('[Content_Types].xml', types.replace('</Types>', `${entry}</Types>`));
}

/** Adds a relation; gives its id. */
function relate(parts: TextParts, path: string, type: string, target: string): string {
  const xml = parts.read(path) ?? noRelations;
  const taken = new Set([...xml.matchAll(/ Id="([^"]*)"/g)].map((match) => match[1]));
  let number = 1;
  while (taken.has(`rId${number}`)) number++;
  const entry = `<Relationship Id="rId${number}" Type="${relationships}/${type}" Target="${target}"/>`;
  parts.write(path, xml.replace('</Relationships>', `${entry}</Relationships>`));
  return `rId${number}`;
}

function anchorXml({ chart, alt, column, row, width, height }: PlacedChart, relation: string, id: number): string {
  const place = (tag: string, value: number): string =>
    `<xdr:${tag}>${value - 1}</xdr:${tag}><xdr:${tag}Off>0</xdr:${tag}Off>`;
  const size = `cx="${Math.round(width * unitsPerPixel)}" cy="${Math.round(height * unitsPerPixel)}"`;
  return (
    `<xdr:oneCellAnchor><xdr:from>${place('col', column)}${place('row', row)}</xdr:from><xdr:ext ${size}/>` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${escapeXml(chart.title)}" descr="${escapeXml(alt)}"/>` +
    `<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
    `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${relationships}" r:id="${relation}"/>` +
    `</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`
  );
}
