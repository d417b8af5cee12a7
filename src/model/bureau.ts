/** Who is measured: a police bureau and the area it polices. SDMX: REF_AREA. */
import { z } from 'zod';
import { AdcodeSchema, IdSchema } from './id.js';
import { LocalLineSchema, LocalTextSchema } from './language.js';
import { NumberSchema } from './number.js';
import { DateSchema } from './period.js';

/** Administrative levels (GB/T 2260): province, prefecture, county. */
export const levels = ['province', 'prefecture', 'county'] as const;
export type Level = (typeof levels)[number];

export const bases = ['census', 'year-end'] as const;

export const PopulationSchema = z.strictObject({
  date: DateSchema.describe('The day that the count is for, such as 2020-11-01.'),
  value: z.number().int().positive().describe('Residents (常住人口), in full digits.'),
  basis: z
    .enum(bases)
    .describe('How residents were counted: census (普查) or year-end (年末); rates of one comparison use one basis.'),
  source: z.string().min(1).describe('Id of the source in sources.yaml.'),
});

/** Residents of the area at a date. SDMX: the denominator's observation. */
export type Population = Readonly<z.infer<typeof PopulationSchema>>;

export const BureauSchema = z.strictObject({
  id: IdSchema.describe('The name by which other files refer to the bureau: lower case with hyphens, such as laixi.'),
  name: LocalLineSchema.describe('Full name of the bureau, such as 莱西市公安局.'),
  short_name: LocalLineSchema.describe('Name of its area, for charts and tables, such as 莱西市.'),
  adcode: AdcodeSchema.describe(
    "The area's GB/T 2260 code (行政区划代码): six digits in quotes. Names are no keys, since four divisions are called 市中区.",
  ),
  level: z.enum(levels).describe('Administrative level: province (省级), prefecture (地级) or county (县级).'),
  parent: AdcodeSchema.nullable().describe(
    'Code of the area above, in quotes, whether or not its bureau takes part; null for a province.',
  ),
  population: z.array(PopulationSchema).default([]).describe('Residents of the area; without them there are no rates.'),
  area: NumberSchema.positive().optional().describe('Square kilometres.'),
  variables: z
    .record(
      z.string(),
      z.strictObject({
        value: NumberSchema.describe('The number.'),
        source: z.string().min(1).describe('Id of its source in sources.yaml.'),
      }),
    )
    .default({})
    .describe('What else is known of the area, by name, for finding similar ones.'),
  boundary: LocalTextSchema.optional().describe(
    "A doubt whether the population's boundary is the one that the bureau polices; a caveat on every rate.",
  ),
  // SDMX: OBS_STATUS B (break in series).
  breaks: z
    .array(
      z.strictObject({
        date: DateSchema.describe('The first day of the new way of counting.'),
        indicators: z.array(z.string()).min(1).describe('Ids of the indicators that it concerns.'),
        reason: LocalTextSchema.describe('What changed.'),
        source: z.string().min(1).describe('Where that is said.'),
      }),
    )
    .default([])
    .describe('Dates from which figures are not continuous with earlier ones.'),
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
