/** File names that readers see: the report's title and date, without a sign that Windows forbids in a name. */
import type { Language } from '../../model/language.js';
import type { Report } from '../../model/report.js';

/** Stand for the signs that no name may hold. */
const replacements: Readonly<Record<Language, (sign: string) => string>> = {
  zh: (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
  en: () => '-',
};

/** In bytes of UTF-8, without the date: a name has 255 on most systems. */
const longestTitle = 180;

/** `公安年终盘点指标比较（2023-02-01）.pdf`. */
export function nameAttachments({
  title,
  date,
  language,
}: Pick<Report, 'title' | 'date' | 'language'>): Readonly<Record<'pdf' | 'xlsx', string>> {
  const safe = title
    .replaceAll(/[<>:"/\\|?*]/g, replacements[language])
    .replaceAll(/\s+/g, ' ')
    .trim();
  let stem = '';
  for (const character of safe) {
    if (Buffer.byteLength(stem + character) > longestTitle) break;
    stem += character;
  }
  const name = language === 'zh' ? `${stem}（${date.iso}）` : `${stem.trimEnd()} (${date.iso})`;
  return { pdf: `${name}.pdf`, xlsx: `${name}.xlsx` };
}
