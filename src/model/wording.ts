/** Every word that the report prints, in one language. */
import { z } from 'zod';
import { inEach, type Language } from './language.js';

/** What is put together from several messages has its blanks at their ends. */
const MessageSchema = z.string().min(1);

/** A file of templates/messages: texts by their keys. */
export const MessagesSchema = z.record(z.string(), inEach(MessageSchema));

export interface Wording {
  readonly language: Language;
  /**
   * The text of a key, filled with values (ICU MessageFormat).
   * @throws MissingMessage when no message file has the key in this language.
   */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
}

/** A key that templates/messages lacks; the build fails by its name. */
export class MissingMessage extends Error {
  readonly key: string;

  constructor(key: string, language: Language) {
    super(`templates/messages has no "${key}" in ${language}`);
    this.key = key;
  }
}
