/**
 * Where a line of Chinese must not break, beyond what UAX 14 says, and where Chinese and Latin stand apart. After GB/T 15834-2011, 5.1
 * (places of punctuation marks), and CLREQ (Requirements for Chinese Text Layout, W3C), 3.1.
 */

/** Closing marks, pauses, the middle dot, dashes and the ellipsis do not start a line. */
const neverFirst =
  /^[\u3001\u3002\uff0c\uff0e\uff1b\uff1a\uff01\uff1f\u201d\u2019\u300d\u300f\u300b\u3009\uff09\u3011\u3015\u3017\u00b7\u30fb\u2026\u2014\u2013\uff5e%\u2030\u2103,.;:!?)\]}]/u;

/** Opening marks and signs before a number do not end a line. */
const neverLast = /[\u201c\u2018\u300c\u300e\u300a\u3008\uff08\u3010\u3014\u3016([{\u00a5\uffe5]$/u;

const endsWithDigit = /\p{Nd}$/u;

/** What follows a number closely: multiples and approximation, then what is counted. */
const multiple = /^[\u4e07\u4ebf\u5343\u767e\u4f59\u591a]/u;
const counter =
  /^[\u8d77\u4ef6\u4eba\u540d\u5bb6\u5e74\u6708\u65e5\u9879\u7ec4\u4e2a\u5904\u6b21\u8f86\u5143\u500d\u4f4d\u6761\u5929\u6237\u6240]/u;
const afterMultiple = /\p{Nd}*[\u4e07\u4ebf\u5343\u767e\u4f59\u591a]$/u;

/** Units of more than one character stay whole. */
const units: ReadonlySet<string> = new Set(['人次', '个百', '百分', '分点']);

/** A dash between two short numbers binds both: 2020—2022. Longer ones may part behind it. */
const numberDash = /^[\uff08(]?(?:[\d.,%]{1,6})?[\u2014\u2013\uff5e~]$/u;
const shortNumber = /^[\d.,]{1,6}(?:[^\d.,]|$)/u;

/**
 * Whether two neighbouring pieces must stay on one line.
 * @param next the piece after `after`, where there is one.
 */
export function isBound(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  if (neverFirst.test(after) || neverLast.test(before)) return true;
  if (units.has(before.slice(-1) + after.charAt(0))) return true;
  if (endsWithDigit.test(before)) return multiple.test(after) || counter.test(after);
  if (afterMultiple.test(before)) return counter.test(after) || multiple.test(after);
  return numberDash.test(before) && shortNumber.test(after);
}

const han = /\p{Script=Han}/u;
const western = /[\p{Script=Latin}\p{Nd}]/u;

/** Space between Chinese and Latin or digits, in em: the eighth that CSS Text 4 gives `text-autospace`. */
export const scriptGap = 0.125;

const scriptChanges = /\p{Script=Han}(?=[\p{Script=Latin}\p{Nd}])|[\p{Script=Latin}\p{Nd}](?=\p{Script=Han})/gu;

/** Em that the spaces between scripts add to a text. */
export const gapsIn = (text: string): number => scriptGap * (text.match(scriptChanges)?.length ?? 0);

/** Whether the two characters that meet are of Chinese and of Latin or digits. */
export function meetsOtherScript(before: string, after: string): boolean {
  const last = before.at(-1) ?? '';
  const first = after.charAt(0);
  return (han.test(last) && western.test(first)) || (western.test(last) && han.test(first));
}
