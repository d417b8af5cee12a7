/** Who is measured: a police bureau and the area it polices. SDMX: REF_AREA. */
import { z } from 'zod';
import { LocalTextSchema } from './language.js';
import { DateSchema } from './period.js';

/** Administrative levels (GB/T 2260): province, prefecture, county. */
export const levels = ['province', 'prefecture', 'county'] as const;
export type Level = (typeof levels)[number];

export const bases = ['census', 'year-end'] as const;

export const PopulationSchema = z.strictObject({
  date: DateSchema,
  value: z.number().int().positive(),
  /** How residents were counted; rates of one comparison use one basis. */
  basis: z.enum(bases),
  source: z.string().min(1),
});

/** Residents of the area at a date. SDMX: the denominator's observation. */
export type Population = Readonly<z.infer<typeof PopulationSchema>>;

export const BureauSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'expected an id in lower case with hyphens' }),
  name: LocalTextSchema,
  short_name: LocalTextSchema,
  /** GB/T 2260 code of the area; names are no keys, since four divisions are called 市中区. */
  adcode: z.string().regex(/^\d{6}$/, { error: 'expected the six digits of GB/T 2260, in quotes' }),
  level: z.enum(levels),
  /** Code of the area above, whether or not its bureau takes part. */
  parent: z
    .string()
    .regex(/^\d{6}$/, { error: 'expected the six digits of GB/T 2260, in quotes' })
    .nullable(),
  population: z.array(PopulationSchema).default([]),
  /** Square kilometres. */
  area: z.number().positive().optional(),
  /** What else is known of the area, by name, for finding similar ones: each a number with its source. */
  variables: z.record(z.string(), z.strictObject({ value: z.number(), source: z.string().min(1) })).default({}),
  /** A doubt whether the population's boundary is the one that the bureau polices; a caveat on every rate. */
  boundary: LocalTextSchema.optional(),
  /** Dates from which figures are not continuous with earlier ones. SDMX: OBS_STATUS B (break in series). */
  breaks: z
    .array(
      z.strictObject({
        date: DateSchema,
        indicators: z.array(z.string()).min(1),
        reason: LocalTextSchema,
        source: z.string().min(1),
      }),
    )
    .default([]),
});

export type Bureau = Readonly<z.infer<typeof BureauSchema>>;

/**
 * Codes of the areas that hold this one: the parent on file, and by GB/T 2260, in which a prefecture's counties share its first four digits and
 * a province's prefectures and counties its first two.
 */
export function codesAbove({ adcode, parent }: Pick<Bureau, 'adcode' | 'parent'>): string[] {
  const codes = new Set([`${adcode.slice(0, 4)}00`, `${adcode.slice(0, 2)}0000`, ...(parent === null ? [] : [parent])]);
  codes.delete(adcode);
  return [...codes];
}
