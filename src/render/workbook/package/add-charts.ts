/** Puts charts into the drawing of a sheet: the part that exceljs made for its pictures, or a new one. */
import { barChartXml, type BarChart } from './bar-chart.js';
import { lineChartXml, type LineChart } from './line-chart.js';
import { declare, relate, relationships, type TextParts } from './relations.js';
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
    const [id = ''] = relate(parts, drawingRelations, 'chart', [`../charts/chart${first + index}.xml`]);
    drawing = drawing.replace('</xdr:wsDr>', `${anchorXml(placed, id, 1000 + index)}</xdr:wsDr>`);
  }
  parts.write(path, drawing);
  if (target !== undefined) return '';
  const [id = ''] = relate(parts, sheetRelations, 'drawing', [`../drawings/${name}`]);
  return `<drawing r:id="${id}"/>`;
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
