/** A figure that a source states, tied to its words. SDMX: an observation (OBS_VALUE) with its attributes. */
import { z } from 'zod';
import { LocatorSchema } from './locator.js';
import { PeriodSchema } from './period.js';
import { UnitSchema } from './unit.js';

/** level: count, amount, percent · change: year on year, percent · change-points: percentage points · streak: in a row. */
export const observationKinds = ['level', 'change', 'change-points', 'streak'] as const;
export type ObservationKind = (typeof observationKinds)[number];

/** exact · more-than (余, 多, 以上, 超) · about (约, 近, 左右). SDMX: an OBS_STATUS refinement. */
export const qualifiers = ['exact', 'more-than', 'about'] as const;
export type Qualifier = (typeof qualifiers)[number];

/** reported: in the source · derived: computed from reported ones · candidate: proposed, unreviewed · rejected: reviewed and refused. */
export const reviewStatuses = ['reported', 'derived', 'candidate', 'rejected'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** The longest phrase that is kept, in characters: a figure with its noun and verb, never a sentence. */
export const longestPhrase = 30;

export const ObservationSchema = z.strictObject({
  /** `<source>/<n>`; stable. */
  // Formulas of the workbook look ids up, where * ? ~ stand for other signs.
  id: z.string().regex(/^[a-z][a-z0-9-]*\/[^\s*?~"]{1,100}$/, {
    error: 'expected <source>/<n> without * ? ~ ", such as laixi-2020/12',
  }),
  bureau: z.string().min(1),
  indicator: z.string().min(1),
  kind: z.enum(observationKinds),
  /** In base units: 万 and 亿 multiplied out, money in CNY, percent as 97.8. */
  value: z.number(),
  /** Bounds implied by the wording; for an exact figure they default to the value. */
  lower: z.number().optional(),
  /** Null: the wording has no ceiling. */
  upper: z.number().nullable().optional(),
  unit: UnitSchema,
  qualifier: z.enum(qualifiers).default('exact'),
  /** What the figure itself covers; null: not stated. */
  period: PeriodSchema.nullable(),
  /** Empty when the figure covers the bureau's whole area and subject; else the limits, in Chinese, joined by "; ". */
  scope: z.string().default(''),
  source: z.string().min(1),
  locator: LocatorSchema.optional(),
  phrase: z
    .string()
    .refine((text) => [...text].length <= longestPhrase, {
      error: `expected a phrase of at most ${longestPhrase} characters`,
    })
    .optional(),
  status: z.enum(reviewStatuses).default('reported'),
  note: z.string().default(''),
  variant: z.string().optional(),
  numerator: z.number().optional(),
  denominator: z.number().positive().optional(),
  formula: z.string().optional(),
  /** Ids of the observations from which a derived one was computed. */
  derived_from: z.array(z.string()).default([]),
});

/** An observation as read: bounds filled in. */
export type Observation = Readonly<Omit<z.infer<typeof ObservationSchema>, 'lower' | 'upper'>> & {
  readonly lower: number;
  readonly upper: number | null;
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

/** One cell of an Observations table; undefined is empty. */
export function readObservation(observation: Observation, column: ObservationColumn): string | number | undefined {
  switch (column) {
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
