/** Languages of the outputs, and texts that exist in each. */
import { z } from 'zod';

export const languages = ['zh', 'en'] as const;

export const LanguageSchema = z.enum(languages);

/** An edition's language: Chinese (simplified) or English. SDMX: the `xml:lang` of a localised string. */
export type Language = z.infer<typeof LanguageSchema>;

const TextSchema = z.string().trim().min(1);

/** A text on one line: a name or a title. */
export const LineSchema = TextSchema.regex(/^[^\r\n]*\s*$/, { error: 'expected a text on one line' });

/** The schema of what there is in both languages. */
export const inEach = <S extends z.ZodType>(schema: S): z.ZodObject<Record<'zh' | 'en', S>, z.core.$strict> =>
  z.strictObject({ zh: schema.describe('In Chinese.'), en: schema.describe('In English.') });

export const LocalTextSchema = inEach(TextSchema);

export const LocalLineSchema = inEach(LineSchema);

/** One text in both languages. SDMX: localised string. */
export type LocalText = Readonly<z.infer<typeof LocalTextSchema>>;

/** BCP 47 tags, as documents declare them. */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
