/** Where a figure was published. SDMX: the reference metadata of a data source. */
import { z } from 'zod';
import { IdSchema } from './id.js';
import { LineSchema } from './language.js';
import { DateSchema, PeriodSchema } from './period.js';

export const sourceKinds = ['review', 'news', 'census', 'bulletin', 'secondary-copy'] as const;

export const SourceSchema = z.strictObject({
  id: IdSchema.describe('The name by which figures refer to the source: lower case with hyphens, such as laixi-2020.'),
  kind: z
    .enum(sourceKinds)
    .describe(
      'review: a review of the year (年终盘点) · news: an article on an event · census, bulletin, secondary-copy: of populations.',
    ),
  bureau: z.string().nullable().describe('Id of the bureau that the text is about; null for population tables.'),
  title: LineSchema.describe('Title, as published.'),
  publisher: LineSchema.nullable().describe('Who published it; null when the text does not say.'),
  published: DateSchema.nullable().describe('Date of publication; null when the text does not carry one.'),
  covers: PeriodSchema.nullable().describe('What the text as a whole covers; null when it does not say.'),
  url: z.url().optional().describe('Address on the web.'),
  file: z.string().min(1).optional().describe("Name of the article's file, for checking phrases against it."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hexadecimal digits' })
    .optional()
    .describe("SHA-256 of the article's file, so that another version of it is noticed; `bench extract` gives it."),
  note: z.string().optional().describe('Free text, in Chinese.'),
});

export type Source = Readonly<z.infer<typeof SourceSchema>>;
