/** Reads a chart back: it draws the texts that the model gives, all of them, in their order. */
import { numberTokens } from './number-tokens.js';
import type { CheckResult, Problem } from './problem.js';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Texts that an SVG carries, in order: its name and description, then those that it draws. */
export function drawnTexts(svg: string): string[] {
  return textsOf(svg, /<(text|title|desc)[^>]*>([\s\S]*?)<\/\1>/g);
}

/** Those that it draws. */
export function visibleTexts(svg: string): string[] {
  return textsOf(svg, /<(text)[^>]*>([\s\S]*?)<\/\1>/g);
}

function textsOf(svg: string, elements: RegExp): string[] {
  return [...svg.matchAll(elements)].map(([, , inner = '']) =>
    inner.replace(/<[^>]+>/g, '').replace(/&(lt|gt|amp|quot|apos);/g, (_match, name: string) => entities[name] ?? ''),
  );
}

/** @param expected the chart as it is drawn now. */
export function checkChart(file: string, svg: string, expected: string): CheckResult {
  const [have, want] = [drawnTexts(svg), drawnTexts(expected)];
  const problems: Problem[] = [
    ...without(want, have).map((text) => ({ file, message: `"${text}" is not drawn` })),
    ...without(have, want).map((text) => ({ file, message: `"${text}" is drawn, and the model has no such text` })),
  ];
  if (problems.length === 0) {
    const at = want.findIndex((text, index) => text !== have[index]);
    if (at >= 0) problems.push({ file, message: `"${have[at] ?? ''}" stands where "${want[at] ?? ''}" should` });
  }
  return { file, compared: want.reduce((sum, text) => sum + numberTokens(text).length, 0), problems };
}

/** Texts of the first list that the second lacks, as often as it lacks them. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
}
