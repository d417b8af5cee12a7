/** Reads plain text and Markdown. Takes every encoding that `convertText` knows; the text stays as it is. */
import { convertText } from '../../text/decode.js';
import type { ReadFormat } from './reading.js';

export const readPlain: ReadFormat = async ({ path, bytes }, collector) => {
  const converted = convertText(bytes);
  if (converted) return { text: converted.text, stated: {} };
  collector.add('article-encoding', { path }, {}, { hints: ['open it where it looks right and save it as UTF-8'] });
  return undefined;
};
