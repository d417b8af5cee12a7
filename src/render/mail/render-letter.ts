/** A report as a letter: subject, HTML with the first chart, and a plain text that says the same. Takes the template filled nowhere yet. */
import { hashBytes } from '../../text/hash-bytes.js';
import type { Letter, LetterPicture } from '../../model/letter.js';
import type { Figure } from '../../model/report.js';
import type { Theme } from '../../model/theme.js';
import { fillLetter, type LetterInput } from './fill-letter.js';
import { parseMarkdown } from './parse-markdown.js';
import { writeHtml } from './write-html.js';
import { writeText } from './write-text.js';

export interface RenderLetterInput extends LetterInput {
  readonly theme: Theme;
  /** Of the front figure; a report without one has none. */
  readonly picture: LetterPicture | undefined;
}

export function renderLetter(input: RenderLetterInput): Letter {
  const { report, theme, picture } = input;
  const { subject, markdown } = fillLetter(input);
  const { language, front_figure: figure } = report;
  const shown = picture && figure ? { ...picture, ...namePicture(picture, figure.number) } : undefined;
  const text = writeText(parseMarkdown(markdown), { pictureHeading: figure ? headPicture(figure) : '' });
  const html = writeHtml(parseMarkdown(markdown), { language, subject, picture: shown, rule: theme.colours.rule });
  return { language, subject, html, text, picture: shown && { cid: shown.cid, name: shown.name, png: shown.png } };
}

/** The id comes from the picture, so that the same letter is the same bytes. */
function namePicture({ png }: LetterPicture, number: string): { readonly cid: string; readonly name: string } {
  const hash = hashBytes(png).slice(0, 24);
  return { cid: `${hash}@figure.invalid`, name: `${number}.png` };
}

/** What stands before the alternative text, which of some charts begins with the title. */
const headPicture = ({ alt, title, number, heading }: Figure): string => (alt.startsWith(title) ? number : heading);
