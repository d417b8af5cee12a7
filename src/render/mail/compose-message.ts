/** A letter as a message of RFC 5322, whole, with CRLF. The same letter to the same people gives the same bytes but for its date. */
import { hashBytes } from '../../text/hash-bytes.js';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Addressing, Attachment, Letter, Message } from '../../model/letter.js';
import { languageTags } from '../../model/language.js';
import type { Mailbox } from '../../text/mailbox.js';

export interface ComposeInput {
  readonly letter: Letter;
  readonly addressing: Addressing;
  readonly attachments: readonly Attachment[];
  readonly date: Date;
  /** Whether a mail program is to open it for sending; then it names those who get blind copies. */
  readonly draft: boolean;
  /** Makes the message another one than the same letter sent before; empty: it is the same. */
  readonly salt?: string;
}

/** What mail programs know a message by that has not been sent: Outlook, and Mail of Apple. */
const draftHeaders = { 'X-Unsent': '1', 'X-Uniform-Type-Identifier': 'com.apple.mail-draft' } as const;

export async function composeMessage({
  letter,
  addressing,
  attachments,
  date,
  draft,
  salt = '',
}: ComposeInput): Promise<Message> {
  const { from, replyTo, to, cc, bcc } = addressing;
  const key = identify(letter, addressing, attachments, salt);
  const domain = from?.address.split('@')[1] ?? 'draft.invalid';
  const id = `<${key.slice(0, 32)}@${domain}>`;
  const { picture } = letter;
  const inline = picture
    ? [
        {
          filename: picture.name,
          cid: picture.cid,
          content: Buffer.from(picture.png),
          contentType: 'image/png',
          contentDisposition: 'inline' as const,
        },
      ]
    : [];
  const attached = attachments.map(({ name, type, bytes }) => ({
    filename: name,
    content: Buffer.from(bytes),
    contentType: type,
  }));
  const people = (boxes: readonly Mailbox[]): Mailbox[] => boxes.map(({ name, address }) => ({ name, address }));
  const node = new MailComposer({
    ...(from ? { from: { name: from.name, address: from.address } } : {}),
    ...(replyTo.length > 0 ? { replyTo: people(replyTo) } : {}),
    to: people(to),
    ...(cc.length > 0 ? { cc: people(cc) } : {}),
    ...(bcc.length > 0 ? { bcc: people(bcc) } : {}),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    attachments: [...inline, ...attached],
    headers: { ...(draft ? draftHeaders : {}), 'Content-Language': languageTags[letter.language] },
    date,
    messageId: id,
    baseBoundary: key.slice(32, 56),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  node.keepBcc = draft;
  return { id, bytes: await node.build() };
}

/** A hash of everything that its readers get and of who they are. */
function identify(letter: Letter, addressing: Addressing, attachments: readonly Attachment[], salt: string): string {
  const { picture, subject, html, text } = letter;
  const parts = [
    salt,
    subject,
    html,
    text,
    picture ? hashBytes(picture.png) : '',
    addressing,
    attachments.map(({ name, bytes }) => [name, hashBytes(bytes)]),
  ];
  return hashBytes(JSON.stringify(parts));
}
