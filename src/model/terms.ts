/** The English of what data files say in Chinese only: scopes, notes, formulas, publishers and titles. */
import { z } from 'zod';
import { EnglishSchema } from './language.js';

const translations = (what: string) => z.record(z.string(), EnglishSchema).default({}).describe(what);

export const TermsSchema = z.strictObject({
  scopes: translations('The English of each part of a scope.'),
  notes: translations('The English of each note and formula.'),
  sources: translations("The English of each source's title and publisher."),
});

export type Terms = Readonly<z.infer<typeof TermsSchema>>;
