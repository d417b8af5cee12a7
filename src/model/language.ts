/** Languages of the outputs, and texts that exist in each. */
import { z } from 'zod';

export const languages = ['zh', 'en'] as const;

export const LanguageSchema = z.enum(languages);

/** An edition's language: Chinese (simplified) or English. SDMX: the `xml:lang` of a localised string. */
export type Language = z.infer<typeof LanguageSchema>;

export const LocalTextSchema = z.strictObject({
  zh: z.string().min(1).describe('In Chinese.'),
  en: z.string().min(1).describe('In English.'),
});

/** One text in both languages. SDMX: localised string. */
export type LocalText = Readonly<z.infer<typeof LocalTextSchema>>;

/** BCP 47 tags, as documents declare them. */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
