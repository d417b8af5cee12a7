/** The letter that goes with an edition: its template, whom it is for, and what becomes of it. */
import { z } from 'zod';
import { LanguageSchema, type Language } from './language.js';
import type { Mailbox } from '../text/mailbox.js';

/** Texts that a template may name as `{…}`. One that the edition has not is empty. */
export const letterTexts = [
  'title',
  'subtitle',
  'question',
  'date',
  'office',
  'issue_number',
  'marking',
  /** Of the bureau that the edition is about. */
  'bureau',
  /** Of the person, where the letter has one reader. */
  'name',
  'figure_title',
  /** File names of the attachments. */
  'pdf',
  'xlsx',
] as const;
export type LetterText = (typeof letterTexts)[number];

/** What `{has_…, select, yes {…} other {…}}` may ask for: texts that an edition may lack. */
export const letterConditions = ['has_office', 'has_issue_number', 'has_marking', 'has_bureau', 'has_name'] as const;

/** What stands on lines of its own: the messages and limits of page one as lists, the first chart as a picture. */
export const letterBlocks = ['messages', 'figure', 'limits'] as const;
export type LetterBlock = (typeof letterBlocks)[number];

/** A letter's text with its places still empty: ICU messages, the body in Markdown. */
export interface LetterTemplate {
  readonly language: Language;
  /** Its file, as messages name it, and the line of the subject. */
  readonly path: string;
  readonly subjectLine: number;
  readonly subject: string;
  readonly body: string;
}

/** A chart as a picture in the letter. */
export interface LetterPicture {
  readonly png: Uint8Array;
  /** CSS pixels at which it is shown. */
  readonly width: number;
}

/** What is attached, under the name that the reader sees. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A letter as its readers see it; `text` says what `html` says. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly picture: { readonly cid: string; readonly name: string; readonly png: Uint8Array } | undefined;
}

/** Whom a letter is from and for. `from` may be missing in a draft only. */
export interface Addressing {
  readonly from: Mailbox | undefined;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
}

/** A letter in the form of RFC 5322. */
export interface Message {
  /** Message-ID, the same for the same letter to the same people. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** An entry of a recipients file. */
export const RecipientSchema = z.strictObject({
  to: z.string(),
  name: z.string().min(1).optional(),
  cc: z
    .union([z.string(), z.array(z.string()).min(1)], { error: 'expected an address or a list of addresses' })
    .optional(),
  /** Id of the bureau whose own edition is sent; none: the main one. */
  bureau: z.string().optional(),
  language: LanguageSchema.optional(),
});
