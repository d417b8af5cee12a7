/**
 * Mends `xl/styles.xml`: children of fonts in the schema's order, the workbook's own font as the normal one (column widths are
 * counted in its digits), and a table style with faint stripes, which move with sorting and filtering as fills would not.
 */
import { referCells, type Palette } from './theme-colours.js';
import { escapeXml, readAttribute, sortElements, splitSiblings } from './xml.js';

/** Name of the table style that `mendStyles` adds. */
export const tableStyle = 'Bench';

export interface BookStyle {
  readonly font_name: string;
  readonly font_size: number;
  /** RRGGBB */
  readonly stripe: string;
  readonly palette: Palette;
}

const fontOrder = 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(
  ' ',
);

export function mendStyles(xml: string, style: BookStyle): string {
  const normal = `<font><sz val="${style.font_size}"/><name val="${escapeXml(style.font_name)}"/></font>`;
  let fonts = 0;
  const mended = xml.replaceAll(/<font>(.*?)<\/font>/gs, (_, inner: string) => {
    fonts += 1;
    if (fonts === 1) return normal;
    const children = sortElements(splitSiblings(inner), fontOrder);
    return `<font>${children.map((child) => child.xml).join('')}</font>`;
  });
  return referCells(addTableStyle(mended, style.stripe), style.palette);
}

function addTableStyle(xml: string, stripe: string): string {
  const fill = `<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF${stripe}"/><bgColor rgb="FF${stripe}"/></patternFill></fill></dxf>`;
  const existing = /<dxfs\b[^>]*?(?:\/>|>(.*?)<\/dxfs>)/s.exec(xml);
  const count = Number((existing && readAttribute(existing[0], 'count')) ?? 0);
  const dxfs = `<dxfs count="${count + 1}">${existing?.[1] ?? ''}${fill}</dxfs>`;
  const stripes = `<tableStyle name="${tableStyle}" pivot="0" count="1"><tableStyleElement type="secondRowStripe" dxfId="${count}"/></tableStyle>`;
  const styles = `<tableStyles count="1" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16">${stripes}</tableStyles>`;
  return xml
    .replace(/<tableStyles\b[^>]*?(?:\/>|>.*?<\/tableStyles>)/s, '')
    .replace(existing?.[0] ?? '</cellStyles>', (found) => (existing ? dxfs : found + dxfs))
    .replace('</dxfs>', `</dxfs>${styles}`);
}
