/**
 * How cells look: one font, calm colours, thin rules. Takes the theme; gives styles as exceljs takes them: the same object for the same style, which
 * exceljs then knows without writing it out.
 */
import type { Alignment, Border, Fill, Font, Style } from 'exceljs';
import type { Language } from '../../model/language.js';
import type { Theme } from '../../model/theme.js';
import { numberFormats } from './number-format.js';
import type { Palette } from './package/theme-colours.js';
import type { ChartFrame } from './package/chart-xml.js';
import type { Emphasis, TableColumn, TextTone } from './sheet.js';

export interface Look {
  readonly font_name: string;
  readonly font_size: number;
  /** Colour of every other row, as RRGGBB. */
  readonly stripe: string;
  /** Colours of the workbook's theme. */
  readonly palette: Palette;
  /** Colours of native charts, as RRGGBB. */
  readonly chart: ChartFrame['colours'];
  readonly tab: Readonly<Record<'front' | 'analysis' | 'data', { argb: string }>>;
  /** Colour of bars in cells. */
  readonly bar: { argb: string };
  /** Of a conditional format. */
  styleOf(emphasis: Emphasis): Partial<Style>;
  styleTitle(): Partial<Style>;
  styleHint(linked: boolean): Partial<Style>;
  /** A cell in which the reader chooses. */
  styleChoice(): Partial<Style>;
  styleHeader(column: TableColumn): Partial<Style>;
  /** Style of a column's cells in each number format. */
  styleBody(column: TableColumn): readonly Partial<Style>[];
  styleText(tone: TextTone): Partial<Style>;
  sizeOf(tone: TextTone): number;
}

/** Sizes of text beside the body's. */
const sizes: Readonly<Partial<Record<TextTone, number>>> = { title: 2, subtitle: 1.3, heading: 1.2 };

export function toLook(theme: Theme, language: Language): Look {
  const { colours, workbook } = theme;
  const [name, size] = [workbook.font[language], workbook.size];
  const font = (colour: string, more: Partial<Font> = {}): Partial<Font> => ({
    name,
    size,
    color: toArgb(colour),
    ...more,
  });
  const fill = (colour: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: toArgb(colour) });
  /** Conditional formats take the colour of a plain fill from the pattern's ground. */
  const shade = (colour: string): Fill => ({ type: 'pattern', pattern: 'solid', bgColor: toArgb(colour) });
  const border = (style: 'hair' | 'thin' | 'medium', colour: string): Partial<Border> => ({
    style,
    color: toArgb(colour),
  });
  const link = font(colours.link, { underline: true });
  const sizeOf = (tone: TextTone): number => Math.round(size * (sizes[tone] ?? 1) * 2) / 2;
  const textFonts: Readonly<Record<TextTone, Partial<Font>>> = {
    title: font(colours.accent, { bold: true, size: sizeOf('title') }),
    subtitle: font(colours.ink, { size: sizeOf('subtitle') }),
    marking: font(colours.masthead, { bold: true }),
    heading: font(colours.accent, { bold: true, size: sizeOf('heading') }),
    label: font(colours.muted, { bold: true }),
    body: font(colours.ink),
    muted: font(colours.muted),
    strong: font(colours.ink, { bold: true }),
    link,
  };
  const styles = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    const known = styles.get(key) ?? make();
    styles.set(key, known);
    return known as T;
  };
  return {
    font_name: name,
    font_size: size,
    stripe: mixColours(colours.wash, colours.paper),
    palette: {
      lt2: toHex(colours.wash),
      dk2: toHex(colours.ink),
      accent1: toHex(colours.accent),
      accent2: toHex(colours.accent_soft),
      accent3: toHex(colours.rise),
      accent4: toHex(colours.fall),
      accent5: toHex(colours.indicative),
      accent6: toHex(colours.masthead),
      hlink: toHex(colours.link),
      folHlink: toHex(colours.muted),
    },
    chart: {
      ranked: toHex(colours.accent_soft),
      unranked: toHex(colours.indicative),
      text: toHex(colours.ink),
      line: toHex(colours.rule),
      series: [colours.accent, colours.rise, colours.ink, colours.accent_soft, colours.masthead, colours.muted].map(
        toHex,
      ),
    },
    tab: { front: toArgb(colours.accent), analysis: toArgb(colours.accent_soft), data: toArgb(colours.rule) },
    bar: toArgb(colours.accent_soft),
    styleOf(emphasis) {
      if (emphasis === 'strong') return { font: { bold: true } };
      if (emphasis === 'changed') return { font: { bold: true, italic: true }, fill: shade(theme.states.indicative) };
      return { fill: shade(theme.states[emphasis]) };
    },
    styleTitle: () => ({ font: font(colours.accent, { bold: true, size: sizeOf('subtitle') }) }),
    styleHint: (linked) => ({ font: linked ? link : font(colours.muted) }),
    styleChoice: () => ({
      font: font(colours.ink, { bold: true }),
      fill: fill(colours.wash),
      border: {
        top: border('thin', colours.accent),
        bottom: border('thin', colours.accent),
        left: border('thin', colours.accent),
        right: border('thin', colours.accent),
      },
    }),
    styleHeader: ({ align }) =>
      once(`header ${align}`, () => ({
        font: font(colours.ink, { bold: true }),
        fill: fill(colours.wash),
        alignment: alignment(align, true),
        border: { top: border('thin', colours.accent), bottom: border('medium', colours.accent) },
      })),
    styleBody: ({ align, covered, long, linked }) =>
      once(`body ${align} ${covered} ${long} ${linked}`, () =>
        numberFormats.map((format) =>
          once(`body ${align} ${linked} ${formatOf({ align, covered, long }, format)}`, () => ({
            numFmt: formatOf({ align, covered, long }, format),
            font: linked === 'shown' ? link : font(colours.ink),
            alignment: alignment(align, align === 'left'),
            border: { bottom: border('hair', colours.rule) },
          })),
        ),
      ),
    styleText: (tone) =>
      once(`text ${tone}`, () => ({
        font: textFonts[tone],
        alignment: isOverflowing(tone)
          ? { vertical: 'middle' }
          : { vertical: 'middle', horizontal: 'left', wrapText: true },
        ...(tone === 'heading' ? { border: { bottom: border('thin', colours.accent) } } : {}),
      })),
    sizeOf,
  };
}

/** Codes and dates are text, also when somebody edits them. */
function formatOf({ align, covered, long }: Pick<TableColumn, 'align' | 'covered' | 'long'>, numFmt: string): string {
  // Shows nothing of a text.
  if (covered) return ';;;';
  if (align === 'right') return numFmt;
  return long ? 'General' : '@';
}

const alignment = (horizontal: TableColumn['align'], wrapText: boolean): Partial<Alignment> => ({
  vertical: 'middle',
  horizontal,
  wrapText,
  // Keeps figures off the text of the next column.
  ...(horizontal === 'center' ? {} : { indent: 1 }),
});

/** Whether a text runs over the columns to its right. */
const isOverflowing = (tone: TextTone): boolean => tone === 'title' || tone === 'subtitle' || tone === 'heading';

const toHex = (colour: string): string => colour.slice(1).toUpperCase();

const toArgb = (colour: string): { argb: string } => ({ argb: `FF${toHex(colour)}` });

const channel = (colour: string, start: number): number => Number.parseInt(colour.slice(start, start + 2), 16);

/** The colour halfway between two, as RRGGBB. */
function mixColours(first: string, second: string): string {
  return [1, 3, 5]
    .map((start) =>
      Math.round((channel(first, start) + channel(second, start)) / 2)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}
