/**
 * Addresses of e-mail as people write them: `zhang@a.example`, `张三 <zhang@a.example>`, several with commas between them. Takes less than
 * RFC 5322 allows: no comments, groups, quoted local parts or addresses by number.
 */
import { domainToASCII } from 'node:url';
import { findHidden } from './hidden-characters.js';
import { findUnsafeInName } from './letter-head.js';

/** One person's address; `name` is empty where none is given. The domain is in lower case and ASCII (IDNA). */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Why a text is no list of addresses: a sentence that names the part that is wrong. */
export interface AddressProblem {
  readonly problem: string;
}

export const isProblem = (result: object): result is AddressProblem => 'problem' in result;

/** Commas between quotes or angle brackets separate nothing. */
const item = /(?:"(?:\\.|[^"\\])*"|<[^>]*>|[^,"<])+|["<]/g;

/** The addresses in their order; empty parts, as a comma at the end leaves, are passed over. */
export function parseMailboxes(text: string): Mailbox[] | AddressProblem {
  const found = findHidden(text);
  if (found !== undefined) return { problem: `${quote(text)} holds ${found}; an address is on one line` };
  const parts = (text.match(item) ?? []).map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length === 0) return { problem: 'the address is empty' };
  const mailboxes: Mailbox[] = [];
  for (const part of parts) {
    const mailbox = parseOne(part);
    if (isProblem(mailbox)) return mailbox;
    mailboxes.push(mailbox);
  }
  return mailboxes;
}

/** Exactly one. */
export function parseMailbox(text: string): Mailbox | AddressProblem {
  const all = parseMailboxes(text);
  if (isProblem(all)) return all;
  const [first, second] = all;
  return first && !second ? first : { problem: `${quote(text)} is more than one address` };
}

/** `张三 <zhang@a.example>`, or the address alone. */
export const formatMailbox = ({ name, address }: Mailbox): string => (name === '' ? address : `${name} <${address}>`);

/** What tells two addresses apart: in practice no server minds the case of letters. */
export const addressKey = (address: string): string => address.toLowerCase();

function parseOne(part: string): Mailbox | AddressProblem {
  const named = /^(.*?)\s*<([^<>]*)>$/s.exec(part);
  const name = named?.[1]?.trim() ?? '';
  const written = (named ? (named[2] ?? '') : part).trim();
  const address = toAddress(written);
  if (isProblem(address)) return address;
  const quoted = /^"(.*)"$/s.exec(name);
  const mailbox = {
    name: quoted ? (quoted[1] ?? '').replaceAll(/\\(.)/g, '$1').trim() : name,
    address: address.address,
  };
  const found = findUnsafeInName(formatMailbox(mailbox));
  return found === undefined
    ? mailbox
    : { problem: `${quote(part)} holds ${found}, which readers would take for something else` };
}

const lengths = { local: 64, whole: 254 } as const;

/** Punctuation that an input method for Chinese gives in place of ours. */
const separators = /[;；，、]/;

function toAddress(written: string): { readonly address: string } | AddressProblem {
  const wrong = (why: string): AddressProblem => ({ problem: `${quote(written)} is no e-mail address: ${why}` });
  if (written.includes('＠')) return wrong('it has the full-width sign ＠ for @');
  const ats = written.split('@').length - 1;
  if (ats === 0) return wrong('it has no @');
  if (separators.test(written))
    return wrong(`separate addresses with a comma (,), not ${separators.exec(written)?.[0]}`);
  if (ats > 1) return wrong('it has more than one @');
  const [local = '', domain = ''] = written.split('@');
  if (local === '') return wrong('nothing stands before the @');
  if (domain === '') return wrong('nothing stands after the @');
  if (/\s/.test(written)) return wrong('it has a blank in it; a name goes before it: Name <address>');
  if (/[^\x21-\x7e]/.test(local))
    return wrong('before the @ few servers take other than Latin letters, digits and signs');
  if (!/^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local)) {
    return wrong(
      /^\.|\.$|\.\./.test(local)
        ? 'it has a full stop too many before the @'
        : 'it has a sign before the @ that no address has',
    );
  }
  const ascii = /[^\x21-\x7e]/.test(domain) ? domainToASCII(domain) : domain.toLowerCase();
  const isDomain = ascii.split('.').every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(label));
  if (!isDomain) return wrong(`${domain} is no name of a domain`);
  if (local.length > lengths.local || local.length + 1 + ascii.length > lengths.whole) return wrong('it is too long');
  return { address: `${local}@${ascii}` };
}

const quote = (text: string): string => {
  const characters = [...text.replaceAll(/\p{Cc}/gu, '␤')];
  return `"${characters.slice(0, 80).join('')}${characters.length > 80 ? '…' : ''}"`;
};
