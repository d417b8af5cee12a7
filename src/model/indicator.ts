/** What is measured. SDMX: the INDICATOR concept and its code list, here called the catalogue. */
import { z } from 'zod';
import { LocalTextSchema } from './language.js';
import { levels } from './bureau.js';
import { UnitSchema } from './unit.js';

export const families = ['crime', 'mediation', 'traffic', 'service', 'prevention'] as const;
export type Family = (typeof families)[number];

/** flow: counted over a period · stock: standing at a date · ratio: a percentage · streak: years or months in a row. */
export const measureTypes = ['flow', 'stock', 'ratio', 'streak'] as const;

export const polarities = ['higher-is-better', 'lower-is-better', 'none'] as const;

const Words = z.array(z.string().min(1));

export const IndicatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'expected an id in lower case with hyphens' }),
  family: z.enum(families),
  name: LocalTextSchema,
  definition: LocalTextSchema,
  unit: UnitSchema,
  measure_type: z.enum(measureTypes),
  polarity: z.enum(polarities),
  /** `population`: a rate per head makes sense; `none`: the count stands for itself. */
  rate: z.enum(['population', 'none']),
  /** Whether a percentage is a count out of a number that holds it. Cases solved over cases recorded is not: old ones may be cleared. */
  proportion: z.boolean().default(true),
  /** Administrative levels at which a value can exist. */
  applies_to: z.array(z.enum(levels)).min(1),
  counting_notes: z.strictObject({ zh: Words, en: Words }),
  /** Definitions under one name that must never be mixed. */
  variants: z.array(z.strictObject({ id: z.string().min(1), name: LocalTextSchema })).default([]),
  /** Words by which an extractor recognises the indicator. */
  lexicon: z.strictObject({ verbs: Words, objects: Words, exclude: Words, units: Words }),
});

/** One entry of the catalogue. SDMX: INDICATOR, with UNIT_MEASURE and the definition as annotations. */
export type Indicator = Readonly<z.infer<typeof IndicatorSchema>>;
