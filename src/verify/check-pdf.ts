/** Reads a briefing back: every text of the report is on its pages, and every number on its pages is the report's. */
import { extractText, getDocumentProxy } from 'unpdf';
import type { Figure, Report } from '../model/report.js';
import { numberTokens, stripSpaces } from './number-tokens.js';
import type { CheckResult, Problem } from './problem.js';
import { figureTexts, printedTexts } from './report-texts.js';

/** @param drawn the texts that the charts carry beyond the report's: axis labels. */
export async function checkPdf(
  file: string,
  bytes: Uint8Array,
  report: Report,
  figures: readonly Figure[],
  drawn: readonly string[],
): Promise<CheckResult> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text: pages } = await extractText(document, { mergePages: false });
  const printed = pages.map(stripSpaces).join('');
  const problems: Problem[] = [];
  const known = new Set<string>();
  const parts: string[] = [];
  let compared = 0;
  for (const { place, text } of [...printedTexts(report), ...figures.flatMap((figure) => [...figureTexts(figure)])]) {
    const stripped = stripSpaces(text);
    compared += numberTokens(text).length;
    for (const token of numberTokens(text)) known.add(token);
    parts.push(stripped);
    // A table that goes on over a page breaks no cell, since rows are kept whole.
    if (stripped !== '' && !printed.includes(stripped))
      problems.push({ file, message: `${place}: "${text}" is not in the PDF` });
  }
  for (const text of drawn) {
    parts.push(stripSpaces(text));
    for (const token of numberTokens(text)) known.add(token);
  }
  const everything = parts.join('\n');
  const furniture = pageFurniture(report, pages.length);
  for (const [index, page] of pages.entries()) {
    for (const token of numberTokens(page)) {
      if (known.has(token) || furniture.has(token) || everything.includes(token)) continue;
      problems.push({ file, message: `page ${index + 1}: the number ${token} is not in the report` });
    }
  }
  return { file, compared, problems };
}

/** Numbers of the page itself: page numbers, evidence marks, the edition's date. */
function pageFurniture(report: Report, pages: number): Set<string> {
  const count = Math.max(pages, report.evidence.length, report.messages.length);
  return new Set([...Array.from({ length: count + 1 }, (_, index) => `${index}`), ...numberTokens(report.date.text)]);
}
