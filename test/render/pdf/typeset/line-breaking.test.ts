/** Lines of Chinese break where GB/T 15834-2011 allows it. The lists here are written from the standard, not from our rules. */
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { because } from '../../../host/programs.js';
import { withoutReaders } from '../read-pdf.js';
import { readWords, setContent, textOf } from './set-text.js';

const noLineStartsWith = new Set('。，、；：？！”’）》〉」』】〕…—～·%‰');
const noLineEndsWith = new Set('“‘（《〈「『【〔');

/** What is wrong with the places at which a text was broken. */
function findFaults(lines: readonly string[], text: string): string[] {
  return lines.slice(1).flatMap((line, index) => {
    const before = lines[index] ?? '';
    const last = before.at(-1) ?? '';
    const first = line.charAt(0);
    const place = `${before.slice(-6)}|${line.slice(0, 6)}`;
    return [
      ...(noLineStartsWith.has(first) ? [`${place}: starts with ${first}`] : []),
      ...(noLineEndsWith.has(last) ? [`${place}: ends with ${last}`] : []),
      ...(/[\d.,]$/.test(before) && /^\d/.test(line) ? [`${place}: a number is cut`] : []),
      ...(/\d$/.test(before) && /^[万亿余多%起件人名家年月日项组个]/.test(line)
        ? [`${place}: its unit is cut off`]
        : []),
      ...(/[A-Za-z]$/.test(before) && /^[a-z]/.test(line) && !text.includes(`${before.slice(-2)} ${line.slice(0, 2)}`)
        ? [`${place}: a word is cut`]
        : []),
    ];
  });
}

/** About two thousand characters of our own on an invented city, with everything that is hard to break. */
const sentences = [
  '云江市公安局（下称“市局”）公布的年度盘点里，破获刑事案件1234起，化解矛盾纠纷8000余起；',
  '“平安夜巡”行动——历时120天——共出动警力3.5万人次，抓获嫌疑人456名……',
  '其中《云江日报》（2031年1月15日）报道：道路交通事故死亡人数同比下降12.34%，',
  '而Yunjiang Daily的English edition写作“down 12.3 per cent”；两者相差0.04个百分点。',
  '办理时限由15日压缩至3日，“一窗受理”事项达210项（含线上98项、自助42项）！',
  '究竟多少家分局参与？名单见附表（A3版），第1—12页；期间为2029—2031年。',
  '北岭、南坪、东川·西川四地的数据，口径“只计专项行动”的，一律不排名：这是第3.2.1条的要求。',
];
const paragraph = Array.from({ length: 6 }, () => sentences.join('')).join('');

describe.skipIf(withoutReaders !== undefined)(`a paragraph of Chinese${because(withoutReaders)}`, () => {
  it.each([442, 300, 211, 150])('of 2000 characters breaks rightly at %i points', async (width) => {
    expect(paragraph.length).toBeGreaterThan(1400);
    const path = await setContent([{ text: paragraph, alignment: 'justify', leadingIndent: 20 }], width);
    const lines = readWords(path);
    expect(lines.map(textOf).join('')).toBe(paragraph.replaceAll(' ', ''));
    expect(findFaults(lines.map(textOf), paragraph)).toEqual([]);
    expect(lines.length).toBeGreaterThan((paragraph.length * 10) / width / 1.3);
    // Nothing runs out of the block. Justified lines fill it, but for closing marks, which carry their own space, and those that would have
    // to be spread by more than 0.15 em between two characters or words.
    for (const line of lines) expect(line.at(-1)?.right).toBeLessThan(40 + width + 0.6);
    const short = lines.slice(0, -1).filter((line) => (line.at(-1)?.right ?? 0) < 40 + width - 11);
    for (const line of short) {
      const gap = 40 + width - (line.at(-1)?.right ?? 0);
      const pieces = textOf(line).match(/[\p{Script=Latin}\d.,%—]+|./gu) ?? [];
      expect(gap / (pieces.length - 1)).toBeGreaterThan(1);
    }
    // A line of some twenty characters has hardly any room to give.
    expect(short.length).toBeLessThan(lines.length * (width > 250 ? 0.25 : 1));
  });

  it('breaks rightly whatever stands in it', async () => {
    const piece = constantFrom(
      ...['云江', '。', '，', '“', '”', '（', '）', '《', '》', '——', '……', '、', '12', '3.5万', '800余起', '98.6%'],
      ...['Yunjiang', 'per cent ', '2029—2031', '·', '？', '：', '分局'],
    );
    await assert(
      asyncProperty(array(piece, { minLength: 60, maxLength: 120 }), async (pieces) => {
        // Marks that could not follow one another in any text would leave no place to break.
        const text = pieces.map((part) => `${part}江城`).join('');
        const lines = readWords(await setContent([{ text }], 260)).map(textOf);
        expect(lines.join('')).toBe(text.replaceAll(' ', ''));
        expect(findFaults(lines, text)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('sets a rank above its interval, which stays whole', async () => {
    const linesAt = async (width: number): Promise<string[]> =>
      readWords(await setContent([{ text: '2/3（2–3）' }], width)).map(textOf);
    expect(await linesAt(70)).toEqual(['2/3（2–3）']);
    expect(await linesAt(44)).toEqual(['2/3', '（2–3）']);
  });

  it('breaks between a phrase and the number in brackets behind it, never within that', async () => {
    const lines = readWords(await setContent([{ text: '“3400余起” (3,400+ cases)' }], 80)).map(textOf);
    expect(lines).toEqual(['“3400余起”', '(3,400+cases)']);
  });

  it('finds a line that breaks wrongly', () => {
    expect(findFaults(['云江市（', '下称）12', '34起', '。Al', 'pha'], '')).toHaveLength(4);
  });

  it('stands an eighth of an em apart from Latin and digits', async () => {
    const [line = []] = readWords(await setContent([{ text: '共37项Alpha版' }], 300));
    expect(line.map(({ text }) => text)).toEqual(['共', '37', '项', 'Alpha', '版']);
    for (const [index, word] of line.slice(1).entries())
      expect(word.left - (line[index]?.right ?? 0)).toBeCloseTo(1.25, 1);
  });
});
