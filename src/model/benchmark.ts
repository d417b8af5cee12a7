/** What one benchmark is about: its title, its date, who and what takes part. SDMX: the data set's header. */
import { z } from 'zod';
import { LanguageSchema, LocalTextSchema } from './language.js';
import { levels } from './bureau.js';
import { DateSchema, PeriodSchema } from './period.js';

export const PeerGroupSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: LocalTextSchema,
  /** Exactly one of the three says who belongs to the group. */
  level: z.enum(levels).optional(),
  parent: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  bureaus: z.array(z.string()).min(1).optional(),
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
  mail: z.strictObject({ from: z.string().min(1) }).optional(),
});

export type Benchmark = Readonly<z.infer<typeof BenchmarkSchema>>;
