/** What one benchmark is about: its title, its date, who and what takes part. SDMX: the data set's header. */
import { z } from 'zod';
import { levels } from './bureau.js';
import { AdcodeSchema, IdSchema } from './id.js';
import { LanguageSchema, LocalLineSchema } from './language.js';
import { isProblem, parseMailbox } from '../text/mailbox.js';
import { DateSchema, PeriodSchema } from './period.js';

/** Fewest bureaus with known variables for nearest neighbours: with fewer, distances say little. */
export const fewestForNeighbours = 15;

/**
 * Bureaus that are like one another; each is compared with the others of its group. Exactly one of the four says who belongs to it. By level
 * or parent, bureaus without one are in no group. `nearest` gives each bureau a group of its own.
 */
export const PeerGroupSchema = z
  .strictObject({
    id: IdSchema.describe('Name of the group, in lower case with hyphens.'),
    name: LocalLineSchema.describe('How the report calls the group.'),
    level: z.enum(levels).optional().describe('All bureaus of this level.'),
    parent: AdcodeSchema.optional().describe('All bureaus whose area lies directly below the area of this code.'),
    bureaus: z.array(z.string()).min(1).optional().describe('The bureaus of these ids.'),
    nearest: z
      .strictObject({
        count: z.number().int().min(2).describe('How many neighbours each bureau has.'),
        variables: z
          .array(z.string().min(1))
          .min(1)
          .describe('`population` (census), `area`, `density`, or names under `variables` in bureaus.yaml.'),
      })
      .optional()
      .describe('Of each bureau those that are most like it; needs fifteen bureaus or more.'),
  })
  .refine((group) => [group.level, group.parent, group.bureaus, group.nearest].filter((by) => by).length === 1, {
    error: 'give exactly one of level, parent, bureaus and nearest',
  });

export type PeerGroup = Readonly<z.infer<typeof PeerGroupSchema>>;

const MailboxSchema = z.string().superRefine((text, context) => {
  const parsed = parseMailbox(text);
  if (isProblem(parsed)) context.addIssue({ code: 'custom', message: parsed.problem });
});

export const BenchmarkSchema = z.strictObject({
  title: LocalLineSchema.describe('Title of the briefing and the workbook.'),
  subtitle: LocalLineSchema.describe('Line below the title.'),
  question: LocalLineSchema.describe('The question that page one answers.'),
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower case letters, digits and hyphens' })
    .describe("Start of every output's file name: lower case letters, digits and hyphens."),
  languages: z.array(LanguageSchema).min(1).describe('Languages of the outputs; the first is the one that is mailed.'),
  date: DateSchema.describe("The edition's date; outputs carry it, so that two builds of one input are the same."),
  bureaus: z
    .array(z.string())
    .default([])
    .describe('Ids of the bureaus to include, in the order of the report; empty: all in bureaus.yaml.'),
  indicators: z
    .array(z.string())
    .default([])
    .describe('Ids of the indicators to include, in the order of the report; empty: all in indicators.yaml.'),
  reference_period: PeriodSchema.nullable()
    .default(null)
    .describe("The period that bureaus are compared for; null: each bureau's latest."),
  peers: z
    .array(PeerGroupSchema)
    .default([])
    .describe('Groups of bureaus that are like one another; each is compared with the others of its group.'),
  reference_bureau: z
    .string()
    .nullable()
    .default(null)
    .describe('Id of a bureau with which each of the others is compared as well.'),
  rate_base: z.number().int().positive().default(100_000).describe('Rates are per this many residents.'),
  thresholds: z
    .strictObject({
      detail_bureaus: z
        .number()
        .int()
        .min(2)
        .default(12)
        .describe(
          'With more bureaus than this the briefing shows top and bottom, and leaves the page of each bureau and the evidence to the workbook.',
        ),
    })
    .prefault({})
    .describe('Sizes at which the report changes its form.'),
  previous: z
    .string()
    .min(1)
    .optional()
    .describe('Output folder of the edition before, from this folder: the briefing then tells what moved since.'),
  office: LocalLineSchema.optional().describe('Issuing office (编发单位), printed only when given.'),
  issue_number: LocalLineSchema.optional().describe('Issue number (期号), printed only when given.'),
  marking: LocalLineSchema.optional().describe('A marking such as 内部资料 or 样例, on every page.'),
  mail: z
    .strictObject({ from: MailboxSchema.describe('Who sends letters: zhang@a.example, or with a name before it.') })
    .optional()
    .describe('For sending by e-mail.'),
});

export type Benchmark = Readonly<z.infer<typeof BenchmarkSchema>>;
