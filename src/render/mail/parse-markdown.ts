/** Markdown of a letter to tokens: CommonMark without HTML, with emphasis that works beside Chinese punctuation. */
import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';

export type { Token };

export const markdown = new MarkdownIt('commonmark', { html: false }).use(cjkFriendly);

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Between two Chinese characters the end of a line in the template is no blank. */
export function parseMarkdown(text: string): Token[] {
  const tokens = markdown.parse(text, {});
  for (const { children } of tokens) {
    for (const [index, token] of (children ?? []).entries()) {
      if (token.type !== 'softbreak') continue;
      const before = lastCharacter(children?.[index - 1]);
      const after = children?.[index + 1]?.content.charAt(0) ?? '';
      if (!chinese.test(before) || !chinese.test(after)) continue;
      token.type = 'text';
      token.content = '';
    }
  }
  return tokens;
}

const lastCharacter = (token: Token | undefined): string => token?.content.at(-1) ?? '';
