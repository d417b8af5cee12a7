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
  /** Words by which an extractor recognises the indicator; docs/extract.md says how they work together. */
  lexicon: z.strictObject({
    /** One of these has to stand with the object. */
    verbs: Words.min(1),
    /** What is counted; `…` stands for up to eight characters. */
    objects: Words.min(1),
    /** Beside the figure, these make it something else. */
    exclude: Words,
    /** Measure words. */
    units: Words.min(1),
    /** Words that make a passage one about the indicator's subject; there `bare` nouns count too. */
    topics: Words.default([]),
    bare: Words.default([]),
    /** Whether even an object counts only in a passage about the topics. */
    needs_topic: z.boolean().default(false),
    /** How a sum of money or another shared figure is scoped that belongs to the subject. */
    subject: z.string().optional(),
    /** Named kinds, and the scope that each gives; an empty one gives none. */
    scopes: z.record(z.string(), z.string()).default({}),
    /** Whether a kind that is not named in `scopes` keeps a figure out: a total takes in every kind. */
    whole: z.boolean().default(false),
    /** Whether the noun leaves open of what kind it is, so that one crime in the sentence or passage makes it narrower. */
    narrowed_by: z.enum(['sentence', 'passage']).optional(),
    /** Kinds that are scoped only where they are counted apart in one sentence, as `scopes`; an empty scope is the kind's own name. */
    apart: z.record(z.string(), z.string()).default({}),
    /** Whether the title of a document carries the figure: 《服务企业30条》. */
    titled: z.boolean().default(false),
    /** Words right before which stands what is judged, which is then the scope: 公安工作满意度. */
    judged: Words.default([]),
    /** Words, and the variant that each names. */
    variant_words: z.record(z.string(), z.string()).default({}),
  }),
});

/** One entry of the catalogue. SDMX: INDICATOR, with UNIT_MEASURE and the definition as annotations. */
export type Indicator = Readonly<z.infer<typeof IndicatorSchema>>;
