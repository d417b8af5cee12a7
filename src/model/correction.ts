/** What was found wrong in a published figure, and what a bureau has to say to its page. SDMX: annotations of observations and of REF_AREA. */
import { z } from 'zod';
import { LocalTextSchema } from './language.js';
import { qualifiers, type Observation } from './observation.js';
import { DateSchema } from './period.js';

export const CorrectionSchema = z.strictObject({
  /** Id of the observation that is corrected. */
  observation: z.string().min(1),
  /** What the source said, in its words or in ours. */
  stated: z.string().min(1),
  /** The value on file. The correction is refused when it is another one: the source has changed, or the figure was mended there. */
  expect: z.number(),
  /** What holds, in base units; bounds default to it. */
  value: z.number(),
  lower: z.number().optional(),
  /** Null: no ceiling is known. */
  upper: z.number().nullable().optional(),
  qualifier: z.enum(qualifiers).default('exact'),
  reason: LocalTextSchema,
  /** Who said so. */
  provider: LocalTextSchema,
  /** When it was said. */
  date: DateSchema,
});

export type Correction = Readonly<z.infer<typeof CorrectionSchema>>;

/** A correction in effect, with the observation as it was published. */
export interface AppliedCorrection extends Correction {
  readonly original: Observation;
}

/** A bureau's comment on how it is shown, printed on its page as it was given. */
export const ReplySchema = z.strictObject({
  bureau: z.string().min(1),
  date: DateSchema,
  text: LocalTextSchema,
  /** Who signed it; the bureau itself when absent. */
  signed: LocalTextSchema.optional(),
});

export type Reply = Readonly<z.infer<typeof ReplySchema>>;
