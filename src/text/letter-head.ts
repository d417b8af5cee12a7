/**
 * What a text may not hold that goes into the head of a letter. Readers decode what stands between `=?` and `?=` (RFC 2047) and take what comes out
 * for the text: a line break in it is a line break for them, and Python's reader fails altogether.
 */
import { findHidden } from './hidden-characters.js';

/** What a subject holds that cannot stand in a head, such as `a line break`; undefined when it is safe. */
export const findUnsafeInSubject = (subject: string): string | undefined =>
  findHidden(subject) ?? (/=\?.*\?=/s.test(subject) ? 'an encoded word (=?…?=)' : undefined);

/** The same of a name or an address. Its start is enough: readers look for the end of an encoded word beyond the name, among those that follow. */
export const findUnsafeInName = (name: string): string | undefined =>
  findHidden(name) ?? (name.includes('=?') ? 'the start of an encoded word (=?)' : undefined);
