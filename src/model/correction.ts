/** What was found wrong in a published figure, and what a bureau has to say to its page. SDMX: annotations of observations and of REF_AREA. */
import { z } from 'zod';
import { LocalLineSchema, LocalTextSchema } from './language.js';
import { NumberSchema } from './number.js';
import { qualifiers, type Observation } from './observation.js';
import { DateSchema, PeriodSchema } from './period.js';

export const CorrectionSchema = z.strictObject({
  observation: z.string().min(1).describe('Id of the observation that is corrected.'),
  stated: z.string().min(1).describe('What the source said, in its words or in ours.'),
  expect: NumberSchema.describe(
    'The value on file. When that is another one the correction is refused: the source has changed, or the figure was mended.',
  ),
  value: NumberSchema.describe('What holds, in base units.'),
  lower: NumberSchema.optional().describe('Lower bound; the value when absent.'),
  upper: NumberSchema.nullable().optional().describe('Upper bound; the value when absent; null: no ceiling is known.'),
  qualifier: z.enum(qualifiers).default('exact').describe('How sure what holds is.'),
  numerator: NumberSchema.optional().describe(
    'Of a percentage the count that holds, with its denominator; without them those published no longer count.',
  ),
  denominator: z.number().positive().optional().describe('Of a percentage what the count is out of.'),
  period: PeriodSchema.optional().describe(
    'What the figure covers, where that changes as well; needed of a streak whose period has no longer its length.',
  ),
  reason: LocalTextSchema.describe('Why the published figure is wrong.'),
  provider: LocalLineSchema.describe('Who said so.'),
  date: DateSchema.describe('When it was said.'),
});

export type Correction = Readonly<z.infer<typeof CorrectionSchema>>;

/** The fields of an observation that a correction gives. */
export type Holding = Pick<Observation, 'value' | 'lower' | 'upper' | 'qualifier' | 'numerator' | 'denominator'> &
  Partial<Pick<Observation, 'period'>>;

/** What holds by a correction, bounds filled in; numerator and denominator only where it gives them. */
export function holdsBy({
  value,
  lower = value,
  upper = value,
  qualifier,
  numerator,
  denominator,
  period,
}: Correction): Holding {
  return {
    value,
    lower,
    upper,
    qualifier,
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(period === undefined ? {} : { period }),
  };
}

/** A correction in effect, with the observation as it was published. */
export interface AppliedCorrection extends Correction {
  readonly original: Observation;
}

/** A bureau's comment on how it is shown, printed on its page as it was given. */
export const ReplySchema = z.strictObject({
  bureau: z.string().min(1).describe('Id of the bureau that replies.'),
  date: DateSchema.describe('When it replied.'),
  text: LocalTextSchema.describe('The comment, as it was given.'),
  signed: LocalLineSchema.optional().describe('Who signed it; the bureau when absent.'),
});

export type Reply = Readonly<z.infer<typeof ReplySchema>>;
