/** What is measured. SDMX: the INDICATOR concept and its code list, here called the catalogue. */
import { z } from 'zod';
import { levels } from './bureau.js';
import { IdSchema } from './id.js';
import { LocalLineSchema, LocalTextSchema } from './language.js';
import { UnitSchema } from './unit.js';

export const families = ['crime', 'mediation', 'traffic', 'service', 'prevention'] as const;
export type Family = (typeof families)[number];

export const measureTypes = ['flow', 'stock', 'ratio', 'streak'] as const;

export const polarities = ['higher-is-better', 'lower-is-better', 'none'] as const;

const Words = z.array(z.string().min(1));

export const IndicatorSchema = z.strictObject({
  id: IdSchema.describe('The name by which other files refer to the indicator: lower case with hyphens.'),
  family: z.enum(families).describe('The section of the report: crime, mediation, traffic, service or prevention.'),
  name: LocalLineSchema.describe('Short name, for tables and charts.'),
  definition: LocalTextSchema.describe('What is counted, and what is not, in a sentence or two.'),
  unit: UnitSchema.describe(
    'What a level is counted in: case (起), person (人), person-time (人次), percent, CNY (元) …',
  ),
  measure_type: z
    .enum(measureTypes)
    .describe(
      'flow: counted over a period · stock: standing at a date · ratio: a percentage · streak: years or months in a row.',
    ),
  polarity: z
    .enum(polarities)
    .describe('Whether more is better, less is better, or neither; only then is anything called better or worse.'),
  rate: z
    .enum(['population', 'none'])
    .describe('population: a rate per head makes sense · none: the count stands for itself.'),
  proportion: z
    .boolean()
    .default(true)
    .describe(
      'Whether a percentage is a count out of a number that holds it. Cases solved over cases recorded is not: old ones may be cleared.',
    ),
  applies_to: z.array(z.enum(levels)).min(1).describe('Administrative levels at which a value can exist.'),
  counting_notes: z
    .strictObject({ zh: Words.describe('In Chinese.'), en: Words.describe('In English.') })
    .describe('How doubtful wordings are decided.'),
  variants: z
    .array(
      z.strictObject({
        id: z.string().min(1).describe('The name by which figures refer to it.'),
        name: LocalLineSchema.describe('How the report calls it.'),
      }),
    )
    .default([])
    .describe('Definitions under one name that must never be mixed.'),
  lexicon: z
    .strictObject({
      verbs: Words.min(1).describe('One of these has to stand with the object: 破获, 化解.'),
      objects: Words.min(1).describe('What is counted: 刑事案件; `…` stands for up to eight characters.'),
      exclude: Words.describe('Beside the figure, these make it something else.'),
      units: Words.min(1).describe('Measure words that the number may have: 起, 件.'),
      topics: Words.default([]).describe(
        "Words that make a passage one about the indicator's subject; there `bare` nouns count too.",
      ),
      bare: Words.default([]).describe('Plain nouns that count only in such a passage: 案件.'),
      needs_topic: z
        .boolean()
        .default(false)
        .describe('Whether even an object counts only in a passage about the topics.'),
      subject: z
        .string()
        .optional()
        .describe('How a sum of money or another shared figure is scoped that belongs to the subject.'),
      scopes: z
        .record(z.string(), z.string())
        .default({})
        .describe('Named kinds, and the scope that each gives; an empty one gives none.'),
      whole: z
        .boolean()
        .default(false)
        .describe('Whether a kind that is not named in `scopes` keeps a figure out: a total takes in every kind.'),
      narrowed_by: z
        .enum(['sentence', 'passage'])
        .optional()
        .describe(
          'Where one crime makes a figure narrower whose noun leaves the kind open: in its sentence or its passage.',
        ),
      apart: z
        .record(z.string(), z.string())
        .default({})
        .describe("As `scopes`, only where a sentence counts the kinds apart; an empty scope is the kind's own name."),
      titled: z
        .boolean()
        .default(false)
        .describe('Whether the title of a document carries the figure: 《服务企业30条》.'),
      judged: Words.default([]).describe(
        'Words right before which stands what is judged, which is then the scope: 公安工作满意度.',
      ),
      variant_words: z.record(z.string(), z.string()).default({}).describe('Words, and the variant that each names.'),
    })
    .describe('Words by which `bench extract` recognises the indicator; docs/extract.md says how they work together.'),
});

/** One entry of the catalogue. SDMX: INDICATOR, with UNIT_MEASURE and the definition as annotations. */
export type Indicator = Readonly<z.infer<typeof IndicatorSchema>>;
