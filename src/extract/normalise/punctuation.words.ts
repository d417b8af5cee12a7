/** Punctuation whose canonical form depends on its neighbours, in the order in which it is settled. */
import type { Replacement } from './draft.js';

export interface PunctuationRule {
  readonly pattern: RegExp;
  readonly replacement: Replacement;
}

const numerals = '〇一二三四五六七八九十';

/** Before widths are folded: between full-width digits a full-width comma may separate thousands. */
export const fullWidthThousands: PunctuationRule = {
  pattern: /(?<![０-９，．])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])/g,
  replacement: ([number]) => number.replaceAll('，', ','),
};

/** After widths are folded and before blanks are dropped: what stands apart is not between digits. */
export const punctuationRules: readonly PunctuationRule[] = [
  // Bold in Markdown.
  { pattern: /\*{2,}/g, replacement: '' },
  {
    pattern: /(?<![\d.]|\d,)\d{1,3}(?:,\d{3})+(?!\d)|,/g,
    replacement: ([found]) => (found === ',' ? '，' : found),
  },
  { pattern: /(?<=\d)：(?=\d)/g, replacement: ':' },
  { pattern: /(?<!\d):|:(?!\d)/g, replacement: '：' },
  { pattern: /;/g, replacement: '；' },
  { pattern: /!/g, replacement: '！' },
  { pattern: /\?/g, replacement: '？' },
  { pattern: /\(/g, replacement: '（' },
  { pattern: /\)/g, replacement: '）' },
  // A full stop that was typed as a point. After a numeral that starts a line it belongs to a number: 一.加强.
  {
    pattern: new RegExp(`(?<=[\\p{Script=Han}”）》】%])(?<!^[${numerals}百]{1,3})[.．](?![.．A-Za-z])`, 'gmu'),
    replacement: '。',
  },
  { pattern: /．/g, replacement: '.' },
  // Years are written with a circle, with a nought and with 〇.
  {
    pattern: new RegExp(`(?<=[${numerals}][0○◯〇]{0,2})[0○◯](?=[0○◯〇]{0,2}[${numerals}年])`, 'g'),
    replacement: '〇',
  },
  { pattern: /(?<=[A-Za-z])’(?=[A-Za-z])/g, replacement: "'" },
  { pattern: /’/g, replacement: '”' },
];
