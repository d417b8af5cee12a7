/** Languages of the outputs, and texts that exist in each. */
import { z } from 'zod';

export const languages = ['zh', 'en'] as const;

export const LanguageSchema = z.enum(languages);

/** An edition's language: Chinese (simplified) or English. SDMX: the `xml:lang` of a localised string. */
export type Language = z.infer<typeof LanguageSchema>;

/** The fonts on board draw curly quotes as wide as a Chinese character, so that they are kept at Chinese words only. */
const straighten = (text: string): string =>
  text
    .replaceAll(/(?<!\p{Script=Han})[‘’](?!\p{Script=Han})/gu, "'")
    .replaceAll(/(?<!\p{Script=Han})[“”](?!\p{Script=Han})/gu, '"');

const oneLine = [/^[^\r\n]*\s*$/, { error: 'expected a text on one line' }] as const;

/** A user's text in Chinese, or in whatever a source is written. */
const TextSchema = z.string().trim().min(1);

/** A user's text in English. */
export const EnglishSchema = TextSchema.overwrite(straighten);

/** A text on one line: a name or a title. */
export const LineSchema = TextSchema.regex(...oneLine);

/** The schema of what there is in both languages. */
export const inEach = (
  chinese: z.ZodString,
  english = chinese,
): z.ZodObject<Record<'zh' | 'en', z.ZodString>, z.core.$strict> =>
  z.strictObject({ zh: chinese.describe('In Chinese.'), en: english.describe('In English.') });

export const LocalTextSchema = inEach(TextSchema, EnglishSchema);

export const LocalLineSchema = inEach(LineSchema, EnglishSchema.regex(...oneLine));

/** One text in both languages. SDMX: localised string. */
export type LocalText = Readonly<z.infer<typeof LocalTextSchema>>;

/** BCP 47 tags, as documents declare them. */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
