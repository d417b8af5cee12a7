/** Fills a letter's template from the report: a subject, and a body in Markdown in which everything that was filled in is text. */
import type { LetterBlock, LetterTemplate, LetterText } from '../../model/letter.js';
import type { Report } from '../../model/report.js';
import { formatMessage } from '../../text/format-message.js';

export interface LetterInput {
  readonly report: Report;
  readonly template: LetterTemplate;
  /** Of the one reader; empty where there are several, or where nobody knows. */
  readonly name: string;
  /** File names of the attachments. */
  readonly files: Readonly<Record<'pdf' | 'xlsx', string>>;
}

/** What the Markdown of a filled body calls the picture. */
export const pictureLink = 'figure';

/** Every ASCII sign may stand behind a backslash (CommonMark), and then is only itself. */
const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);

const list = (items: readonly string[], mark: (index: number) => string): string =>
  items.map((item, index) => `${mark(index)} ${escapeMarkdown(item)}`).join('\n');

export function fillLetter({ report, template, name, files }: LetterInput): {
  readonly subject: string;
  readonly markdown: string;
} {
  const { front_figure: figure } = report;
  const texts: Readonly<Record<LetterText, string>> = {
    title: report.title,
    subtitle: report.subtitle,
    question: report.question,
    date: report.date.text,
    office: report.office ?? '',
    issue_number: report.issue_number ?? '',
    marking: report.marking ?? '',
    bureau: report.focus?.label ?? '',
    name,
    figure_title: figure?.heading ?? '',
    ...files,
  };
  const has = (text: string): string => (text === '' ? 'no' : 'yes');
  const conditions = {
    has_office: has(texts.office),
    has_issue_number: has(texts.issue_number),
    has_marking: has(texts.marking),
    has_bureau: has(texts.bureau),
    has_name: has(name),
  };
  const blocks: Readonly<Record<LetterBlock, string>> = {
    messages: list(
      report.messages.map(({ text }) => text),
      (index) => `${index + 1}.`,
    ),
    limits: list(report.limits, () => '-'),
    figure: figure ? `![${escapeMarkdown(figure.alt)}](${pictureLink})` : '',
  };
  const escaped = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, escapeMarkdown(text)]));
  return {
    subject: formatMessage(template.subject, template.language, { ...texts, ...conditions }).trim(),
    markdown: formatMessage(template.body, template.language, { ...escaped, ...conditions, ...blocks }),
  };
}
