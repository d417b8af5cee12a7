/** Reads a chart back: every text of its table is drawn. */
import type { Figure } from '../model/report.js';
import { numberTokens } from './number-tokens.js';
import type { CheckResult, Problem } from './problem.js';
import { figureTexts } from './report-texts.js';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Texts that an SVG draws, in order. */
export function drawnTexts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, inner = '']) =>
    inner.replace(/<[^>]+>/g, '').replace(/&(lt|gt|amp|quot|apos);/g, (_match, name: string) => entities[name] ?? ''),
  );
}

export function checkChart(file: string, svg: string, figure: Figure): CheckResult {
  const drawn = drawnTexts(svg);
  const joined = drawn.join('').replace(/\s+/g, '');
  const problems: Problem[] = [];
  let compared = 0;
  for (const { text } of figureTexts(figure)) {
    compared += numberTokens(text).length;
    if (!joined.includes(text.replace(/\s+/g, ''))) problems.push({ file, message: `"${text}" is not drawn` });
  }
  return { file, compared, problems };
}
