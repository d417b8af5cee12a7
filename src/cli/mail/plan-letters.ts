/** Whom the letters go to: addresses of options and of a recipients file become letters, one for all or one for each. */
import { Collector } from '../../diagnostics/collector.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { suggest } from '../../diagnostics/suggest.js';
import type { Bureau } from '../../model/bureau.js';
import type { Language } from '../../model/language.js';
import type { Addressing } from '../../model/letter.js';
import type { LetterEdition, Recipient } from '../../pipeline.js';
import { addressKey, isProblem, parseMailbox, parseMailboxes, type Mailbox } from '../../text/mailbox.js';

export interface AddressOptions {
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly replyTo?: readonly string[];
  readonly from?: string;
}

/** One letter that is to be written. */
export interface PlannedLetter extends LetterEdition {
  readonly addressing: Addressing;
  /** For the salutation; empty where there are several readers. */
  readonly name: string;
  /** Whether each reader has a letter of their own. */
  readonly isOwn: boolean;
}

/** @returns the addresses, or a sentence on the first that is wrong. */
export function readAddresses({ to, cc, bcc, replyTo, from }: AddressOptions): Addressing | string {
  const found: Record<'to' | 'cc' | 'bcc' | 'replyTo', Mailbox[]> = { to: [], cc: [], bcc: [], replyTo: [] };
  const lists = { to, cc, bcc, replyTo };
  for (const key of ['to', 'cc', 'bcc', 'replyTo'] as const) {
    for (const text of lists[key] ?? []) {
      const boxes = parseMailboxes(text);
      if (isProblem(boxes)) return `--${key === 'replyTo' ? 'reply-to' : key}: ${boxes.problem}`;
      found[key].push(...boxes);
    }
  }
  if (from === undefined) return { ...found, from: undefined };
  const sender = parseMailbox(from);
  return isProblem(sender) ? `--from: ${sender.problem}` : { ...found, from: sender };
}

export interface PlanInput {
  readonly addresses: Addressing;
  readonly recipients: readonly Recipient[];
  readonly each: boolean;
  readonly bureaus: readonly Bureau[];
  /** For all who have no other. */
  readonly edition: LetterEdition;
}

/** @returns the letters in the order of the addresses, and what is wrong in the recipients file. */
export function planLetters({ addresses, recipients, each, bureaus, edition }: PlanInput): {
  readonly letters: readonly PlannedLetter[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const collector = new Collector();
  const own = recipients.map((recipient) => ({
    recipient,
    edition: editionOf(recipient, bureaus, edition, collector),
  }));
  const isAlone = recipients.length + addresses.to.length === 1;
  if (!each && !isAlone) {
    for (const { recipient, edition: wanted } of own) {
      const { at, bureau, language } = recipient;
      const hints = ['--each sends one letter to each'];
      if (bureau !== undefined && wanted?.bureau?.id !== edition.bureau?.id)
        collector.add('recipient-apart', at('bureau'), { what: `the edition of ${bureau}` }, { hints });
      if (language !== undefined && language !== edition.language)
        collector.add('recipient-apart', at('language'), { what: `the language ${language}` }, { hints });
    }
  }
  const entries = [
    ...addresses.to.map((to) => ({ to, cc: [] as readonly Mailbox[], edition })),
    ...own.flatMap(({ recipient: { to, cc }, edition: wanted }) => (wanted ? [{ to, cc, edition: wanted }] : [])),
  ];
  const { from, replyTo, cc, bcc } = addresses;
  if (each || isAlone) {
    const seen = new Set<string>();
    const letters = entries.flatMap(({ to, cc: copies, edition: wanted }): PlannedLetter[] => {
      const key = [addressKey(to.address), wanted.language, wanted.bureau?.id].join(' ');
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        {
          ...wanted,
          name: to.name,
          isOwn: true,
          addressing: onceEach({ from, replyTo, to: [to], cc: [...copies, ...cc], bcc }),
        },
      ];
    });
    return { letters, diagnostics: collector.diagnostics };
  }
  const all = {
    from,
    replyTo,
    to: entries.map(({ to }) => to),
    cc: [...entries.flatMap((entry) => entry.cc), ...cc],
    bcc,
  };
  const letter = { ...edition, name: '', isOwn: false, addressing: onceEach(all) };
  return { letters: entries.length === 0 ? [] : [letter], diagnostics: collector.diagnostics };
}

function editionOf(
  { bureau, language, at }: Recipient,
  bureaus: readonly Bureau[],
  edition: LetterEdition,
  collector: Collector,
): LetterEdition | undefined {
  const found = bureau === undefined ? edition.bureau : bureaus.find(({ id }) => id === bureau);
  if (bureau !== undefined && !found) {
    const hints = suggest(
      bureau,
      bureaus.map(({ id }) => id),
    );
    collector.add('unknown-id', at('bureau'), { concept: 'bureau', id: bureau }, { hints });
    return undefined;
  }
  return { language: language ?? edition.language, bureau: found };
}

/** Nobody stands in a letter's head twice: who is addressed gets no copy besides. */
function onceEach({ from, replyTo, to, cc, bcc }: Addressing): Addressing {
  const seen = new Set<string>();
  const once = (boxes: readonly Mailbox[]): Mailbox[] =>
    boxes.filter(({ address }) => {
      const key = addressKey(address);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  return { from, replyTo, to: once(to), cc: once(cc), bcc: once(bcc) };
}

/** The editions that letters go with, each once. */
export function editionsOf(letters: readonly LetterEdition[]): LetterEdition[] {
  const byKey = new Map<string, LetterEdition>();
  for (const { language, bureau } of letters) byKey.set(editionKey({ language, bureau }), { language, bureau });
  return [...byKey.values()];
}

export const editionKey = ({
  language,
  bureau,
}: {
  readonly language: Language;
  readonly bureau: Bureau | undefined;
}): string => [bureau?.id ?? '', language].join('.');
