/** Where a figure was published. SDMX: the reference metadata of a data source. */
import { z } from 'zod';
import { DateSchema, PeriodSchema } from './period.js';

/** review: a press review of the year · news: an article on an event · census, bulletin, secondary-copy: of populations. */
export const sourceKinds = ['review', 'news', 'census', 'bulletin', 'secondary-copy'] as const;

export const SourceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'expected an id in lower case with hyphens' }),
  kind: z.enum(sourceKinds),
  /** The bureau that the text is about; null for population tables. */
  bureau: z.string().nullable(),
  title: z.string().min(1),
  /** Null when the text does not name one. */
  publisher: z.string().min(1).nullable(),
  /** Date of publication; null when the text does not carry one. */
  published: DateSchema.nullable(),
  /** What the text as a whole covers; null when it does not say. */
  covers: PeriodSchema.nullable(),
  url: z.url().optional(),
  /** Name of the article's file, for checking phrases against it. */
  file: z.string().min(1).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hexadecimal digits' })
    .optional(),
  note: z.string().optional(),
});

export type Source = Readonly<z.infer<typeof SourceSchema>>;
