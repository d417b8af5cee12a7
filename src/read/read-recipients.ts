/** Reads a recipients file: a YAML list of whom the letters go to. Every mistake is told with its line and column. */
import type { Collector } from '../diagnostics/collector.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { InputFolder } from '../host/host.js';
import type { Language } from '../model/language.js';
import { RecipientSchema } from '../model/letter.js';
import { findUnsafeInName } from '../text/letter-head.js';
import {
  addressKey,
  isProblem,
  parseMailbox,
  parseMailboxes,
  type AddressProblem,
  type Mailbox,
} from '../text/mailbox.js';
import { readList } from './read-list.js';

export interface Recipient {
  readonly to: Mailbox;
  readonly cc: readonly Mailbox[];
  /** Id, not looked up yet. */
  readonly bureau: string | undefined;
  readonly language: Language | undefined;
  /** Where a field stands; of one that is left out, where the entry does. */
  readonly at: (field?: 'to' | 'bureau' | 'language') => Place;
}

/** Those entries that nothing is wrong with. */
export function readRecipients(folder: InputFolder, path: string, collector: Collector): readonly Recipient[] {
  const { entries } = readList(folder, path, RecipientSchema, collector);
  const known = new Map<string, Place>();
  return entries.flatMap(({ value, at }): Recipient[] => {
    const take = <T extends object>(parsed: T | AddressProblem, place: Place): T | undefined => {
      if (!isProblem(parsed)) return parsed;
      collector.add('address-wrong', place, parsed);
      return undefined;
    };
    const to = take(parseMailbox(value.to), at('to'));
    const copies = [value.cc ?? []].flat().map((text, index) => {
      const place = typeof value.cc === 'string' ? at('cc') : at('cc', index);
      return take(parseMailboxes(text), place);
    });
    const found = value.name === undefined ? undefined : findUnsafeInName(value.name);
    if (found !== undefined) collector.add('header-unsafe', at('name'), { what: 'name', found });
    if (!to || copies.includes(undefined) || found !== undefined) return [];
    const { bureau, language } = value;
    const key = [addressKey(to.address), bureau, language].join(' ');
    const first = known.get(key);
    if (first) {
      const related = { message: 'the first stands here', place: first };
      collector.add('recipient-twice', at('to'), { address: to.address }, { related });
      return [];
    }
    known.set(key, at('to'));
    const cc = copies.flatMap((boxes) => boxes ?? []);
    return [
      { to: { ...to, name: value.name ?? to.name }, cc, bureau, language, at: (field) => (field ? at(field) : at()) },
    ];
  });
}
