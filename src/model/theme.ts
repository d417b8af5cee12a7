/** Colours, fonts and sizes of all outputs. */
import { z } from 'zod';
import { LocalTextSchema } from './language.js';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'expected a colour such as "#0b5394", in lower case' });

export const ThemeSchema = z.strictObject({
  colours: z.strictObject({
    ink: Colour,
    muted: Colour,
    rule: Colour,
    paper: Colour,
    /** Faint backgrounds: table heads, group rows. */
    wash: Colour,
    /** Figures that compare. */
    accent: Colour,
    accent_soft: Colour,
    /** Figures that are shown and not ranked. */
    indicative: Colour,
    rise: Colour,
    fall: Colour,
    /** The title block of the Chinese edition. */
    masthead: Colour,
    link: Colour,
  }),
  /** How far a set of figures compares; they differ in lightness, and a sign always stands beside. */
  states: z.strictObject({
    comparable: Colour,
    indicative: Colour,
    undetermined: Colour,
    apart: Colour,
    single: Colour,
  }),
  chart: z.strictObject({
    width: z.number().positive(),
    font_size: z.number().positive(),
    title_size: z.number().positive(),
  }),
  /** Point sizes in the briefing, from the title to the notes. */
  briefing: z.strictObject({
    title: z.number().positive(),
    heading: z.number().positive(),
    subheading: z.number().positive(),
    body: z.number().positive(),
    /** Titles of tables. */
    caption: z.number().positive(),
    /** Lists on page one, the contents. */
    small: z.number().positive(),
    table: z.number().positive(),
    note: z.number().positive(),
  }),
  /** Fonts that readers of the workbook have. */
  workbook: z.strictObject({ font: LocalTextSchema, size: z.number().positive() }),
});

export type Theme = Readonly<z.infer<typeof ThemeSchema>>;
