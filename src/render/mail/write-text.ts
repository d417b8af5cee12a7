/** The plain-text alternative: says what the HTML says, in the same order; of the picture it says what it shows. */
import type { Token } from './parse-markdown.js';

export interface TextOptions {
  /** What stands for the picture, before its alternative text. */
  readonly pictureHeading: string;
}

/** A list that is open. */
interface OpenList {
  /** Number of its next item; none: the items have a hyphen. */
  next: number | undefined;
  /** What stands before its item's first line, and as blanks before the others. */
  mark: string;
  isMarked: boolean;
}

/** Paragraphs with a blank line between them, list items on lines of their own. Lines are as long as their paragraphs. */
export function writeText(tokens: readonly Token[], options: TextOptions): string {
  const blocks: string[] = [];
  const lists: OpenList[] = [];
  let quotes = 0;
  let isWithinList = false;
  const write = (text: string): void => {
    const [first, ...rest] = text.split('\n');
    const room = lists.map(({ mark }) => ' '.repeat(mark.length)).join('');
    const head = lists.map(({ mark, isMarked }) => (isMarked ? ' '.repeat(mark.length) : mark)).join('');
    for (const list of lists) list.isMarked = true;
    const lines = [head + first, ...rest.map((line) => room + line)];
    const block = lines.map((line) => '> '.repeat(quotes) + line).join('\n');
    if (isWithinList) blocks.push(`${blocks.pop()}\n${block}`);
    else blocks.push(block);
    isWithinList = lists.length > 0;
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const next = token.type === 'ordered_list_open' ? Number(token.attrGet('start') ?? 1) : undefined;
        lists.push({ next, mark: '', isMarked: true });
        break;
      }
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        isWithinList = lists.length > 0;
        break;
      case 'list_item_open': {
        const list = lists.at(-1);
        if (!list) break;
        list.mark = list.next === undefined ? '- ' : `${list.next}. `;
        list.isMarked = false;
        if (list.next !== undefined) list.next += 1;
        break;
      }
      case 'blockquote_open':
        quotes += 1;
        break;
      case 'blockquote_close':
        quotes -= 1;
        break;
      case 'hr':
        write('----');
        break;
      case 'code_block':
      case 'fence':
        write(token.content.trimEnd());
        break;
      case 'inline':
        write(writeInline(token.children ?? [], options));
        break;
      default:
    }
  }
  return `${blocks.join('\n\n')}\n`;
}

function writeInline(tokens: readonly Token[], { pictureHeading }: TextOptions): string {
  let text = '';
  let link: { readonly target: string; readonly from: number } | undefined;
  for (const token of tokens) {
    if (token.type === 'softbreak') text += ' ';
    else if (token.type === 'hardbreak') text += '\n';
    else if (token.type === 'image') {
      const alternative = (token.children ?? []).map(({ content }) => content).join('');
      text += `[${[pictureHeading, alternative].filter((part) => part !== '').join('\n')}]`;
    } else if (token.type === 'link_open') link = { target: String(token.attrGet('href') ?? ''), from: text.length };
    else if (token.type === 'link_close' && link) {
      const shown = text.slice(link.from);
      const target = link.target.replace(/^mailto:/, '');
      if (shown !== target) text += ` (${target})`;
      link = undefined;
    } else text += token.content;
  }
  return text;
}
