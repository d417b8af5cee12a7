/** The English of what data files say in Chinese only: scopes, notes, formulas, publishers and titles. */
import { z } from 'zod';

export const TermsSchema = z.strictObject({
  scopes: z.record(z.string(), z.string().min(1)).default({}),
  notes: z.record(z.string(), z.string().min(1)).default({}),
  sources: z.record(z.string(), z.string().min(1)).default({}),
});

export type Terms = Readonly<z.infer<typeof TermsSchema>>;
