/** A figure that a source states, tied to its words. SDMX: an observation (OBS_VALUE) with its attributes. */
import { z } from 'zod';
import { LocatorSchema } from './locator.js';
import { NumberSchema } from './number.js';
import { isSamePeriod, PeriodSchema, type Period } from './period.js';
import { UnitSchema } from './unit.js';

export const observationKinds = ['level', 'change', 'change-points', 'streak'] as const;
export type ObservationKind = (typeof observationKinds)[number];

/** SDMX: an OBS_STATUS refinement. */
export const qualifiers = ['exact', 'more-than', 'about'] as const;
export type Qualifier = (typeof qualifiers)[number];

export const reviewStatuses = ['reported', 'derived', 'candidate', 'rejected'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** The longest phrase that is kept, in characters: a figure with its noun and verb, never a sentence. */
export const longestPhrase = 30;

export const ObservationSchema = z.strictObject({
  // Formulas of the workbook look ids up, where * ? ~ stand for other signs.
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\/[^\s*?~"]{1,100}$/, {
      error: 'expected <source>/<n> without * ? ~ ", such as laixi-2020/12',
    })
    .describe('The id of the source, a slash and a number, such as laixi-2020/12; it stays when others come or go.'),
  bureau: z.string().min(1).describe('Whose figure it is: an id in bureaus.yaml.'),
  indicator: z.string().min(1).describe('What it measures: an id in indicators.yaml.'),
  kind: z
    .enum(observationKinds)
    .describe(
      'level: a count, an amount, a percentage · change: on the year before (同比), in percent · change-points: the same in percentage points · streak: years or months in a row.',
    ),
  value: NumberSchema.describe('In base units: 2.2万 is 22000, money in CNY, 97.8% is 97.8; a fall is negative.'),
  lower: NumberSchema.optional().describe(
    'Least value that the wording allows: 1200 of 1200余. An exact figure may leave it out.',
  ),
  upper: NumberSchema.nullable()
    .optional()
    .describe(
      'Where the wording ends: 1300 of 1200余; null where it has no ceiling (以上). An exact figure may leave it out.',
    ),
  unit: UnitSchema.describe(
    "Of a level the indicator's unit; of a change percent, of change-points percentage-point, of a streak year or month.",
  ),
  qualifier: z
    .enum(qualifiers)
    .default('exact')
    .describe('How exact the wording is: exact · more-than (余, 多, 以上, 超) · about (约, 近, 左右).'),
  period: PeriodSchema.nullable().describe('What the figure itself covers; null: not stated.'),
  scope: z
    .string()
    .default('')
    .describe(
      'Empty when the figure covers the whole area and the whole subject; else what it is limited to, in Chinese, parts joined by "; ". Such a figure is shown and not ranked.',
    ),
  source: z.string().min(1).describe('Where it was published: an id in sources.yaml.'),
  locator: LocatorSchema.optional().describe(
    'Place of the phrase in the article: `p3:40-52` is the third non-blank line, characters 40 to 52 (UTF-16, end exclusive) of the text; `bench extract` gives it.',
  ),
  phrase: z
    .string()
    .refine((text) => [...text].length <= longestPhrase, {
      error: `expected a phrase of at most ${longestPhrase} characters`,
    })
    .meta({ maxLength: longestPhrase })
    .optional()
    .describe(`The words of the source that carry the figure, at most ${longestPhrase} characters.`),
  status: z
    .enum(reviewStatuses)
    .default('reported')
    .describe(
      'reported: in the source · derived: computed from reported ones · candidate: proposed and not reviewed, counts nowhere · rejected: reviewed and refused.',
    ),
  note: z.string().default('').describe('Free text, in Chinese; printed with the figure.'),
  variant: z.string().optional().describe("Which of the indicator's variants it is, where it has any."),
  numerator: NumberSchema.optional().describe('Of a percentage the count, where the source states it.'),
  denominator: z.number().positive().optional().describe('Of a percentage what the count is out of.'),
  formula: z.string().optional().describe('Of a derived figure what was computed, such as 400 + 500.'),
  derived_from: z.array(z.string()).default([]).describe('Ids of the figures from which a derived one was computed.'),
});

/** An observation as read: bounds filled in. */
export type Observation = Readonly<Omit<z.infer<typeof ObservationSchema>, 'lower' | 'upper'>> & {
  readonly lower: number;
  readonly upper: number | null;
  /** What the source says, where a correction holds instead of it. */
  readonly published?: Pick<Observation, 'value' | 'lower' | 'upper' | 'qualifier' | 'numerator' | 'denominator'> & {
    /** Absent: as it holds. */
    readonly period?: Period | null;
  };
};

/** The parts of a scope; none when the figure covers everything. */
export function scopeParts(scope: string): string[] {
  return scope.split(';').flatMap((part) => part.trim() || []);
}

/** An id with the numbers in it padded: laixi-2020/9 comes before laixi-2020/10. */
export const sortKeyOf = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(9, '0'));

/** In the order of ids, whatever the order of reading. */
export function sortById(observations: readonly Observation[]): Observation[] {
  return observations.length < 2
    ? [...observations]
    : [...observations].sort((a, b) => (sortKeyOf(a.id) < sortKeyOf(b.id) ? -1 : 1));
}

export const firstById = (observations: readonly Observation[]): Observation | undefined => sortById(observations)[0];

/** Columns of the tables called Observations (workbook, CSV), in order; programs outside rely on them. */
export const observationColumns = [
  'id',
  'bureau',
  'indicator',
  'kind',
  'value',
  'lower',
  'upper',
  'unit',
  'qualifier',
  'period_start',
  'period_end',
  'scope',
  'source',
  'locator',
  'phrase',
  'status',
  'note',
  'variant',
  'numerator',
  'denominator',
  'formula',
  'derived_from',
] as const;

export type ObservationColumn = (typeof observationColumns)[number];

/** Columns that follow where a figure was corrected: what its source says. */
const statedColumns = ['published_value', 'published_lower', 'published_upper', 'published_qualifier'] as const;

/** Columns that follow these only where a corrected figure has something in them. */
const statedBesides = [
  'published_numerator',
  'published_denominator',
  'published_period_start',
  'published_period_end',
] as const;

export const publishedColumns = [...statedColumns, ...statedBesides] as const;

export type PublishedColumn = (typeof publishedColumns)[number];

/** The columns of a table of these observations. */
export const columnsOf = (observations: readonly Observation[]): (ObservationColumn | PublishedColumn)[] => [
  ...observationColumns,
  ...(observations.some(({ published }) => published) ? statedColumns : []),
  ...statedBesides.filter((column) => observations.some((each) => readObservation(each, column) !== undefined)),
];

/** The period that the source has, where a correction has another. */
const publishedPeriod = ({ period, published }: Observation): Period | undefined =>
  published?.period && !isSamePeriod(period, published.period) ? published.period : undefined;

/** One cell of an Observations table; undefined is empty. */
export function readObservation(
  observation: Observation,
  column: ObservationColumn | PublishedColumn,
): string | number | undefined {
  switch (column) {
    case 'published_value':
      return observation.published?.value;
    case 'published_lower':
      return observation.published?.lower;
    case 'published_upper':
      return observation.published?.upper ?? undefined;
    case 'published_qualifier':
      return observation.published?.qualifier;
    case 'published_numerator':
      return observation.published?.numerator;
    case 'published_denominator':
      return observation.published?.denominator;
    case 'published_period_start':
      return publishedPeriod(observation)?.start;
    case 'published_period_end':
      return publishedPeriod(observation)?.end;
    case 'period_start':
      return observation.period?.start;
    case 'period_end':
      return observation.period?.end;
    case 'derived_from':
      return observation.derived_from.join(' ');
    default:
      return observation[column] ?? undefined;
  }
}
