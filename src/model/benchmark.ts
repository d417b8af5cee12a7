/** What one benchmark is about: its title, its date, who and what takes part. SDMX: the data set's header. */
import { z } from 'zod';
import { LanguageSchema, LocalTextSchema } from './language.js';
import { levels } from './bureau.js';
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
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'expected an id in lower case with hyphens' }),
    name: LocalTextSchema,
    level: z.enum(levels).optional(),
    parent: z
      .string()
      .regex(/^\d{6}$/, { error: 'expected the six digits of GB/T 2260, in quotes' })
      .optional(),
    bureaus: z.array(z.string()).min(1).optional(),
    nearest: z
      .strictObject({
        /** How many neighbours each bureau has. */
        count: z.number().int().min(2),
        /** `population` (census), `area`, `density`, or names under `variables` in bureaus.yaml. */
        variables: z.array(z.string().min(1)).min(1),
      })
      .optional(),
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
  title: LocalTextSchema,
  subtitle: LocalTextSchema,
  /** The question that page one answers. */
  question: LocalTextSchema,
  /** Start of every output's file name. */
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower case letters, digits and hyphens' }),
  languages: z.array(LanguageSchema).min(1),
  /** The edition's date; outputs carry it, so that two builds of one input are the same. */
  date: DateSchema,
  /** Ids to include, in the order of the report; empty or absent: all on file. */
  bureaus: z.array(z.string()).default([]),
  indicators: z.array(z.string()).default([]),
  /** The period that each bureau is compared for; null: each bureau's latest. */
  reference_period: PeriodSchema.nullable().default(null),
  peers: z.array(PeerGroupSchema).default([]),
  /** A bureau with which each of the others is compared as well. */
  reference_bureau: z.string().nullable().default(null),
  /** Rates are per this many residents. */
  rate_base: z.number().int().positive().default(100_000),
  thresholds: z
    .strictObject({
      /** More bureaus than this: the briefing shows top and bottom, and leaves bureau pages and evidence to the workbook. */
      detail_bureaus: z.number().int().min(2).default(12),
    })
    .prefault({}),
  /** Issuing office; printed only when given. */
  office: LocalTextSchema.optional(),
  issue_number: LocalTextSchema.optional(),
  /** A marking such as 内部资料 or 样例, on every page. */
  marking: LocalTextSchema.optional(),
  /** Who sends the letters of `bench email`: `zhang@a.example`, or with a name before it. */
  mail: z.strictObject({ from: MailboxSchema }).optional(),
});

export type Benchmark = Readonly<z.infer<typeof BenchmarkSchema>>;
