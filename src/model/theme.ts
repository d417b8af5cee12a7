/** Colours, fonts and sizes of all outputs. */
import { z } from 'zod';
import { LocalTextSchema } from './language.js';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'expected a colour such as "#0b5394", in lower case' });

const Size = z.number().positive();

export const ThemeSchema = z.strictObject({
  colours: z
    .strictObject({
      ink: Colour.describe('Text.'),
      muted: Colour.describe('Notes and axes.'),
      rule: Colour.describe('Lines.'),
      paper: Colour.describe('Background.'),
      wash: Colour.describe('Faint backgrounds: table heads, group rows.'),
      accent: Colour.describe('Figures that compare.'),
      accent_soft: Colour.describe('Bars and tabs of the workbook.'),
      indicative: Colour.describe('Figures that are shown and not ranked.'),
      rise: Colour.describe('A rise on the year before.'),
      fall: Colour.describe('A fall on the year before.'),
      masthead: Colour.describe('The title block of the Chinese edition.'),
      link: Colour.describe('Links.'),
    })
    .describe('Colours, as "#0b5394", in lower case and quotes.'),
  states: z
    .strictObject({
      comparable: Colour.describe('The set compares, with or without caveats.'),
      indicative: Colour.describe('Some of its figures do not compare.'),
      undetermined: Colour.describe('Whether it compares cannot be known.'),
      apart: Colour.describe('It does not compare.'),
      single: Colour.describe('Published by one only.'),
    })
    .describe('How far a set of figures compares; they differ in lightness, and a sign always stands beside.'),
  chart: z
    .strictObject({
      width: Size.describe('Width of a chart in pixels.'),
      font_size: Size.describe('Size of labels in pixels.'),
      title_size: Size.describe('Size of the title in pixels.'),
    })
    .describe('Measures of the charts.'),
  briefing: z
    .strictObject({
      title: Size.describe('The title.'),
      heading: Size.describe('Headings of sections.'),
      subheading: Size.describe('Headings within sections.'),
      body: Size.describe('Running text.'),
      caption: Size.describe('Titles of tables.'),
      small: Size.describe('Lists on page one, the contents.'),
      table: Size.describe('Tables.'),
      note: Size.describe('Notes below tables and charts.'),
    })
    .describe('Point sizes in the briefing.'),
  workbook: z
    .strictObject({
      font: LocalTextSchema.describe('A font that readers of the workbook have.'),
      size: Size.describe('Its size in points.'),
    })
    .describe('The type of the workbook.'),
});

export type Theme = Readonly<z.infer<typeof ThemeSchema>>;
