/**
 * Measures extraction by CPU time: an article of a million characters, two thousand of three thousand, and texts that are nothing but one
 * sign or phrase, each also at half its length, because the ratio says whether time grows with length alone (about 2). Prints a reference
 * measured in the same minute. Nothing is asserted. `-- NAME` measures only texts whose names hold NAME.
 */
import { execFileSync } from 'node:child_process';
import { extractFigures } from '../../src/extract/extract-figures.js';
import { readCatalogue, readCorpus, toArticle } from '../extract/labelled-text.js';
import { reference } from './reference.js';

const catalogue = readCatalogue();
const sentences = readCorpus().map(({ article }) => article.text);

/** Longer texts are not tried once one has taken so many seconds. */
const patience = 15;

/** Prose of the corpus in paragraphs of three sentences, up to a length. */
function makeProse(length: number): string {
  const parts: string[] = [];
  for (let index = 0, size = 0; size < length; index += 1) {
    const part = `${sentences[(index * 7) % sentences.length] ?? ''}${index % 3 === 2 ? '\n' : ''}`;
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}

const repeat =
  (phrase: string) =>
  (length: number): string =>
    phrase.repeat(Math.ceil(length / phrase.length)).slice(0, length);

const hostile: readonly (readonly [string, (length: number) => string])[] = [
  ['digits', repeat('1234567890')],
  ['一', repeat('一')],
  ['万', repeat('万')],
  ['、', repeat('、')],
  ['“', repeat('“')],
  ['《', repeat('《')],
  ['（', repeat('（')],
  ['blanks', repeat(' ')],
  ['line breaks', repeat('\n')],
  ['12、', repeat('12、')],
  ['12起', repeat('12起')],
  ['一起，', repeat('一起，')],
  ['2022年', repeat('2022年')],
  ['刑事案件、', repeat('刑事案件、')],
  ['破获', repeat('破获')],
  ['破获刑事案件12起，', repeat('破获刑事案件12起，')],
  ['破获刑事案件12起。', repeat('破获刑事案件12起。')],
  ['其中12起，', repeat('其中12起，')],
  ['下降', repeat('下降')],
  ['同比下降1%，', repeat('同比下降1%，')],
  ['同比分别下降1%、', repeat('同比分别下降1%、')],
  ['1%、', repeat('1%、')],
  ['“云剑”行动', repeat('“云剑”行动')],
  ['连续', repeat('连续')],
  ['未发生', repeat('未发生')],
  ['全市', repeat('全市')],
  ['派出所', repeat('派出所')],
  ['one line of prose', (length) => makeProse(length).replaceAll('\n', '')],
  ['one sentence of prose', (length) => makeProse(length).replaceAll(/[。！？；\n]/g, '，')],
  ['prose without a figure', (length) => makeProse(length).replaceAll(/[\d０-９一二三四五六七八九十百千]/g, '')],
];

async function measure(text: string): Promise<number> {
  const before = process.cpuUsage();
  await extractFigures(toArticle(text, '云澜市公安局2022年工作盘点'), { catalogue, level: 'prefecture' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const name = process.argv[2] ?? '';
const row = (label: string, cells: readonly string[]): void =>
  console.log(`${label.padEnd(30)}${cells.map((cell) => cell.padStart(14)).join('')}`);

async function report(label: string, make: (length: number) => string, lengths: readonly number[]): Promise<void> {
  if (!label.includes(name)) return;
  let previous: number | undefined;
  for (const length of lengths) {
    const seconds = await measure(make(length));
    const ratio = previous === undefined ? '' : (seconds / previous).toFixed(1);
    row(label, [String(length), seconds.toFixed(2), (length / seconds).toFixed(0), ratio]);
    if (seconds > patience) break;
    previous = seconds;
  }
}

const work = Number(execFileSync(process.execPath, ['-e', reference], { encoding: 'utf8' })) / 1000;
console.log(`reference: ${work.toFixed(2)} s of CPU`);
row('', ['characters', 'CPU s', 'characters/s', 'to half']);
// The first run compiles.
await measure(makeProse(20_000));
await report('prose', makeProse, [250_000, 500_000, 1_000_000]);
if ('2000 articles'.includes(name)) {
  let seconds = 0;
  const prose = makeProse(6_000_000);
  for (let index = 0; index < 2000; index += 1) seconds += await measure(prose.slice(index * 3000, (index + 1) * 3000));
  row('2000 articles', ['6000000', seconds.toFixed(2), (6_000_000 / seconds).toFixed(0), '']);
}
for (const [label, make] of hostile) await report(label, make, [25_000, 50_000, 100_000, 200_000]);
