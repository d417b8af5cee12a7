/**
 * The workbook's theme (ECMA-376 part 1, 20.1.6): its colours and its font, and the places that name a colour of it by its number, so that who
 * changes the theme changes cells and charts with it.
 */
import { escapeXml } from './xml.js';

/** Colours of a theme that we set, in the order in which cells number them from 2 on. */
const slots = [
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
] as const;
type Slot = (typeof slots)[number];

/** RRGGBB */
export type Palette = Readonly<Record<Slot, string>>;

/** What charts call the two grounds and inks. */
const chartNames: Readonly<Partial<Record<Slot, string>>> = { lt2: 'bg2', dk2: 'tx2' };

export function writeTheme(xml: string, palette: Palette, font: string): string {
  const colours = slots.map((slot) => `<a:${slot}><a:srgbClr val="${palette[slot]}"/></a:${slot}>`);
  // The schema has the dark one of each pair first.
  const [light, dark, ...others] = colours;
  const scheme =
    '<a:clrScheme name="Bench"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>' +
    `<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>${dark}${light}${others.join('')}</a:clrScheme>`;
  const face = escapeXml(font);
  return xml
    .replace(/<a:clrScheme\b.*?<\/a:clrScheme>/s, scheme)
    .replaceAll(/(<a:m(?:ajor|inor)Font>\s*)<a:latin [^>]*>(\s*)<a:ea [^>]*>/g, (_, head: string, space: string) => {
      return `${head}<a:latin typeface="${face}"/>${space}<a:ea typeface="${face}"/>`;
    });
}

/** Colours of cells by their numbers in the theme; others stay as they are. */
export function referCells(xml: string, palette: Palette): string {
  return xml.replaceAll(/ rgb="FF([0-9A-F]{6})"/g, (found, colour: string) => {
    const index = slots.findIndex((slot) => palette[slot] === colour);
    return index === -1 ? found : ` theme="${index + 2}"`;
  });
}

/** What charts call the light ground. */
const white = '<a:srgbClr val="FFFFFF"/>';

/** Colours of charts by their names in the theme. */
export function referChart(xml: string, palette: Palette): string {
  return xml
    .replaceAll(white, '<a:schemeClr val="bg1"/>')
    .replaceAll(/<a:srgbClr val="([0-9A-F]{6})"\/>/g, (found, colour: string) => {
      const slot = slots.find((each) => palette[each] === colour);
      return slot === undefined ? found : `<a:schemeClr val="${chartNames[slot] ?? slot}"/>`;
    });
}
