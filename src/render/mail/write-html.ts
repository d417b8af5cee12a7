/**
 * The letter as HTML for clients of every age: one table that keeps the lines short, styles on the elements, nothing from outside. No colours
 * of text and ground are set, so that a client that turns both to dark turns them together; the picture brings its own paper.
 */
import { languageTags, type Language } from '../../model/language.js';
import type { LetterPicture } from '../../model/letter.js';
import { pictureLink } from './fill-letter.js';
import { markdown, type Token } from './parse-markdown.js';

export interface HtmlOptions {
  readonly language: Language;
  readonly subject: string;
  readonly picture: (Pick<LetterPicture, 'width'> & { readonly cid: string }) | undefined;
  /** Of the theme: for lines and what is said more quietly. */
  readonly rule: string;
}

/** Widest line, in pixels. */
const widest = 680;

const fonts: Readonly<Record<Language, string>> = {
  zh: "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',Arial,sans-serif",
  en: "Calibri,'Segoe UI',Helvetica,Arial,sans-serif",
};

const styles = (rule: string): Readonly<Record<string, string>> => ({
  p: 'margin:0 0 12px 0',
  h1: 'margin:20px 0 8px 0;font-size:20px;line-height:1.4;font-weight:bold',
  h2: 'margin:20px 0 8px 0;font-size:17px;line-height:1.4;font-weight:bold',
  h3: 'margin:16px 0 6px 0;font-size:15px;line-height:1.4;font-weight:bold',
  ul: 'margin:0 0 12px 0;padding:0 0 0 24px',
  ol: 'margin:0 0 12px 0;padding:0 0 0 24px',
  li: 'margin:0 0 6px 0',
  blockquote: `margin:0 0 12px 0;padding:0 0 0 12px;border-left:3px solid ${rule}`,
  hr: `margin:20px 0;border:0;border-top:1px solid ${rule}`,
  pre: 'margin:0 0 12px 0;font-family:Consolas,monospace;white-space:pre-wrap',
  a: 'text-decoration:underline',
});

export function writeHtml(tokens: readonly Token[], { language, subject, picture, rule }: HtmlOptions): string {
  const byTag = styles(rule);
  const visit = (token: Token): void => {
    const style = token.nesting >= 0 && !token.hidden ? byTag[token.tag] : undefined;
    if (style !== undefined) token.attrSet('style', style);
    if (token.type === 'image') showPicture(token, picture);
    else for (const child of token.children ?? []) visit(child);
  };
  for (const token of tokens) visit(token);
  const body = markdown.renderer.render([...tokens], markdown.options, {});
  const font = `font-family:${fonts[language]};font-size:15px;line-height:1.7`;
  return `<!DOCTYPE html>
<html lang="${languageTags[language]}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${markdown.utils.escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding:16px">
<table role="presentation" width="${widest}" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:${widest}px">
<tr><td align="left" style="${font}">
${body.trim()}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** Outlook goes by the attribute, the others by the style, so that a phone shows all of it. */
function showPicture(token: Token, picture: HtmlOptions['picture']): void {
  if (token.attrGet('src') !== pictureLink || !picture) {
    token.type = 'text';
    token.content = (token.children ?? []).map(({ content }) => content).join('');
    return;
  }
  const width = Math.min(picture.width, widest);
  token.attrSet('src', `cid:${picture.cid}`);
  token.attrSet('width', String(width));
  token.attrSet('style', `display:block;width:100%;max-width:${width}px;height:auto;border:0`);
}
