/**
 * Reads a briefing back: every text of the report is on its pages, and its numbers are those of the report, each as often as the report has it.
 */
import type { Report } from '../model/report.js';
import type { Wording } from '../model/wording.js';
import { numberTokens, stripSpaces } from './number-tokens.js';
import type { CheckResult, Problem } from './problem.js';
import { readBriefing, type Briefing } from './read-briefing.js';
import { printedTexts } from './report-texts.js';

export interface ExpectedBriefing {
  readonly report: Report;
  readonly wording: Wording;
  /** The texts that the charts draw, one entry a `<text>`; a long label may be cut in them. */
  readonly drawn: readonly string[];
  readonly workbook: string;
}

export async function checkPdf(file: string, bytes: Uint8Array, expected: ExpectedBriefing): Promise<CheckResult> {
  const { report, wording, drawn, workbook } = expected;
  const briefing = await readBriefing(bytes);
  const printed = stripSpaces(briefing.passages.map(({ text }) => text).join(''));
  const problems: Problem[] = [];
  const texts = [...printedTexts(report, wording, workbook)];
  for (const { place, text } of [...texts, ...drawn.map((each) => ({ place: 'chart', text: each }))]) {
    // A table that goes on over a page breaks no cell, since rows are kept whole.
    if (!printed.includes(stripSpaces(text))) problems.push({ file, message: `${place}: "${text}" is not in the PDF` });
  }
  const wanted = count([
    ...texts.map(({ text }) => text),
    ...drawn,
    ...pagesOfContents(report, briefing).map((page) => `${page}`),
  ]);
  const found = count(briefing.passages.map(({ text }) => text));
  for (const token of new Set([...wanted.keys(), ...found.keys()])) {
    const [have, want] = [found.get(token) ?? 0, wanted.get(token) ?? 0];
    if (have === want) continue;
    const page = briefing.passages.find(({ text }) => numberTokens(text).includes(token))?.page;
    const where = want === 0 && page !== undefined ? `page ${page}: ` : '';
    const message =
      want === 0
        ? `the number ${token} is not in the report`
        : `the number ${token} stands ${have} times in the PDF, ${want} times in the report`;
    problems.push({ file, message: where + message });
  }
  return { file, compared: [...wanted.values()].reduce((sum, times) => sum + times, 0), problems };
}

/** How often each number stands in the texts. */
function count(texts: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const token of texts.flatMap(numberTokens)) times.set(token, (times.get(token) ?? 0) + 1);
  return times;
}

/** The pages on which the headings of the contents stand. */
function pagesOfContents({ sections }: Report, { passages }: Briefing): number[] {
  const headings = sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => (block.type === 'heading' && block.in_contents ? [block.text] : [])),
  ]);
  const heads = passages.filter(({ type }) => /^H[23]$/.test(type));
  return headings.flatMap((heading) => {
    const head = heads.find(({ text }) => stripSpaces(text) === stripSpaces(heading));
    return head ? [head.page] : [];
  });
}
