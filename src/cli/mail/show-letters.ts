/** What would go to whom, for the eye: one block a letter, then the sum. */
import type { SendState } from '../../host/smtp/journal.js';
import type { Mailbox } from '../../text/mailbox.js';
import { formatMailbox } from '../../text/mailbox.js';
import type { Addressing } from '../../model/letter.js';
import { formatSize, plural } from '../output.js';

export interface ShownLetter {
  readonly addressing: Addressing;
  readonly subject: string;
  /** `zh`, `zh, laixi`. */
  readonly edition: string;
  readonly attachments: readonly { readonly name: string; readonly path: string; readonly bytes: number }[];
  /** Of the whole message, in bytes. */
  readonly size: number;
  /** Those who would not get it, with why. */
  readonly without: readonly { readonly address: string; readonly state: SendState }[];
  readonly count: number;
}

export function showLetters(letters: readonly ShownLetter[]): string {
  const blocks = letters.map((letter, index) => showLetter(letter, `letter ${index + 1} of ${letters.length}`));
  const people = letters.reduce((sum, { count }) => sum + count, 0);
  const left = letters.reduce((sum, { without }) => sum + without.length, 0);
  const size = letters.reduce((sum, letter) => sum + letter.size, 0);
  const not = left === 0 ? '' : `, of whom ${left} would get nothing`;
  return [
    ...blocks,
    `${plural(letters.length, 'letter')} to ${plural(people, 'recipient')}${not}, ${formatSize(size)}; nothing was sent`,
  ].join('\n\n');
}

function showLetter(
  { addressing, subject, edition, attachments, size, without }: ShownLetter,
  heading: string,
): string {
  const { from, replyTo, to, cc, bcc } = addressing;
  const people = (label: string, boxes: readonly Mailbox[]): string[] =>
    boxes.map((box, index) => `  ${(index === 0 ? label : '').padEnd(11)}${formatMailbox(box)}`);
  return [
    `${heading} (${edition})`,
    ...people('From:', from ? [from] : []),
    ...people('Reply-To:', replyTo),
    ...people('To:', to),
    ...people('Cc:', cc),
    ...people('Bcc:', bcc),
    `  ${'Subject:'.padEnd(11)}${subject}`,
    ...attachments.map(
      ({ name, path, bytes }, index) =>
        `  ${(index === 0 ? 'Attached:' : '').padEnd(11)}${name}  ${formatSize(bytes)}  (${path})`,
    ),
    `  ${'Size:'.padEnd(11)}${formatSize(size)}`,
    ...without.map(
      ({ address, state }) =>
        `  ${state.state === 'sent' ? 'has it already:' : 'may have it already:'} ${address}, by ${state.server} on ${state.at.slice(0, 10)}`,
    ),
  ].join('\n');
}
