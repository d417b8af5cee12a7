/** Fills ICU message patterns. One compiled pattern is kept for each (language, text), since reports repeat few patterns often. */
import { IntlMessageFormat } from 'intl-messageformat';

export type MessageValues = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * Fills an ICU MessageFormat pattern, such as `{n, plural, one {# case} other {# cases}}`.
 * @throws Error when the pattern is malformed or a value that it names is missing; the message says which.
 */
export function formatMessage(pattern: string, language: string, values: MessageValues = {}): string {
  if (!/[{'<]/.test(pattern)) return pattern;
  const key = `${language}\0${pattern}`;
  let format = compiled.get(key);
  if (!format) {
    format = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
    compiled.set(key, format);
  }
  return String(format.format({ ...values }));
}
