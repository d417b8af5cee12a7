/** What is written one way: characters of which several kinds mean the same. Clause punctuation is settled later, by its neighbours. */

/** Characters that nobody sees, and controls that are no line end and no tab. */
export const invisible = /\p{Cf}|\p{Variation_Selector}|(?![\t\n\v\f\r\u0085])\p{Cc}/gu;

/** What ends a line, or a page. */
export const lineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Blanks of any width. A tab stays until lines are joined: it tells a row of a table. */
export const blank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164]/g;

/** Full-width letters, digits and signs, but for those whose half-width form depends on what is beside them. */
export const fullWidth = /[＂-＇＊＋－／-９＜-＞＠-～]/g;

/** Radicals and compatibility forms that PDF fonts write for ordinary Chinese characters. */
export const compatibilityForm = /[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff]/g;

/** Each written form and the one that stands for it. */
export const sameSign: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '%': '﹪',
    '~': '〜∼',
    '-': '‐‑−﹣',
    '—': '–―─‒⸺',
    '·': '•・‧･∙⋅',
    '“': '「『﹁﹃｢〝‘',
    '”': '」』﹂﹄｣〞〟',
    '，': '﹐',
    '、': '﹑､',
    '；': '﹔',
    '：': '﹕',
    '！': '﹗',
    '？': '﹖',
    '（': '﹙',
    '）': '﹚',
    '。': '｡',
    '¥': '￥',
  }).flatMap(([sign, forms]) => [...forms].map((form) => [form, sign] as const)),
);

export const sameSignPattern = new RegExp(`[${[...sameSign.keys()].join('')}]`, 'g');
