/** What `bench extract` shows a person: each paragraph that has figures, what was made of them, and what was set aside. */
import { displayWidth } from '../../diagnostics/print.js';
import { setAsideReasons, type Candidate, type SetAside, type SetAsideReason } from '../../model/candidate.js';
import type { Observation } from '../../model/observation.js';
import { formatPeriod } from '../../model/period.js';
import type { Span } from '../../text/source-text.js';
import { wrapText } from '../../text/wrap-text.js';
import type { Extracted } from '../../pipeline.js';
import { markText, toPrintable, type Marks } from './mark-text.js';
import { findOnFile } from './on-file.js';

export interface ViewOptions extends Marks {
  /** In cells of the terminal. */
  readonly width: number;
  /** Whether figures of no indicator are shown as well. */
  readonly all: boolean;
  /** Those on file, to tell which figures are there already. */
  readonly onFile: readonly Observation[];
  /** For headings. */
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export function viewExtraction(extracted: Extracted, options: ViewOptions): string {
  return [...headOf(extracted, options), ...paragraphsOf(extracted, options), ...setAsideOf(extracted, options)].join(
    '\n',
  );
}

function wrap(text: string, width: number, first: string, rest: string): string[] {
  const room = Math.max(10, width - displayWidth(rest));
  return wrapText(toPrintable(text), room, displayWidth).map((line, index) => `${index === 0 ? first : rest}${line}`);
}

function headOf({ extraction, source }: Extracted, { width, strong }: ViewOptions): string[] {
  const { file, title, bureau, bureauName, period, publisher, published, candidates, setAside } = extraction;
  const found = [
    plural(candidates.length, 'figure'),
    `${setAside.length} set aside`,
    source.isOnFile ? `on file as ${source.id}` : `not on file; would be ${source.id}`,
  ];
  const rows: readonly (readonly [string, string])[] = [
    ['title', title ?? 'not found'],
    ['bureau', bureauName === null ? 'not found; name it with --bureau' : `${bureauName} (${bureau ?? 'not on file'})`],
    ['period', period === null ? 'not found; give it with --period' : formatPeriod(period)],
    ['publisher', publisher ?? 'not stated'],
    ['published', published ?? 'not stated'],
    ['found', found.join(', ')],
  ];
  const indent = ' '.repeat(11);
  return [strong(toPrintable(file)), ...rows.flatMap(([key, text]) => wrap(text, width, key.padEnd(11), indent))];
}

/** Where the lines of a text start and end that are not blank. */
function linesOf(text: string): Span[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) =>
    line.trim() === '' ? [] : [{ start: index, end: index + line.length }],
  );
}

function paragraphsOf({ article, extraction, source }: Extracted, options: ViewOptions): string[] {
  const lines = linesOf(article.text);
  const byParagraph = new Map<number, Candidate[]>();
  for (const candidate of extraction.candidates)
    byParagraph.set(candidate.paragraph, [...(byParagraph.get(candidate.paragraph) ?? []), candidate]);
  return [...byParagraph]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([number, candidates]) => {
      const { start, end } = lines[number - 1] ?? { start: 0, end: 0 };
      // Blanks before a paragraph's first word are no part of it here; offsets count from the line's start.
      const text = article.text.slice(start, end);
      const lead = text.length - text.trimStart().length;
      const spans = candidates.map((each) => ({ start: each.start - start - lead, end: each.end - start - lead }));
      const gutter = `p${number}`.padEnd(4);
      const indent = ' '.repeat(gutter.length + 1);
      const shown = markText(text.slice(lead).trimEnd(), spans, options.width - indent.length, options);
      return [
        '',
        ...shown.map((line, index) => `${index === 0 ? `${options.faint(gutter)} ` : indent}${line}`),
        ...candidates.flatMap((each) => {
          const known = findOnFile(each, source.id, options.onFile);
          return joinParts(describe(each, known), options.width - indent.length - 2).flatMap((line, index) =>
            wrap(line, options.width, `${indent}${index === 0 ? '·' : ' '} `, `${indent}  `),
          );
        }),
      ];
    });
}

/** Parts side by side as far as a line holds them. */
function joinParts(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = `${last} | ${part}`;
    if (last !== undefined && displayWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

/** `criminal-cases-solved, level: 1200 case (more than, 1200 to 1300)`, `2023`, `scope 秋风行动`, `0.95 noun-before`. */
function describe(candidate: Candidate, onFile: Observation | undefined): string[] {
  const { indicator, kind, period, scope, variant, confidence, rule, note } = candidate;
  return [
    `${indicator}, ${kind}: ${describeValue(candidate)}`,
    period === null ? 'period not stated' : formatPeriod(period),
    ...(scope === '' ? [] : [`scope ${scope}`]),
    ...(variant === undefined ? [] : [`variant ${variant}`]),
    `${confidence.toFixed(2)} ${rule}`,
    ...(note === '' ? [] : [note]),
    ...(onFile ? [`on file as ${onFile.id}${onFile.status === 'reported' ? '' : `, ${onFile.status}`}`] : []),
  ];
}

function describeValue({ value, lower, upper, unit, qualifier }: Candidate): string {
  const text = `${value} ${unit}`;
  if (qualifier === 'exact' && lower === value && upper === value) return text;
  const word = qualifier === 'exact' ? '' : `${qualifier === 'about' ? 'about' : 'more than'}, `;
  return `${text} (${word}${upper === null ? `${lower} or more` : `${lower} to ${upper}`})`;
}

/** Characters of the article shown before and after a figure that was set aside. */
const context = { before: 14, after: 8 } as const;

/** Reasons in the order of their table; figures of no indicator are only counted. */
function setAsideOf({ article, extraction }: Extracted, options: ViewOptions): string[] {
  const { setAside } = extraction;
  if (setAside.length === 0) return [];
  const lines = linesOf(article.text);
  const reasons = Object.keys(setAsideReasons) as SetAsideReason[];
  const groups = reasons.flatMap((reason) => {
    const group = setAside.filter((each) => each.reason === reason);
    if (group.length === 0) return [];
    const isHidden = reason === 'no-indicator' && !options.all;
    const hint = isHidden ? '; --all shows them' : '';
    return [
      `  ${setAsideReasons[reason]} (${group.length}${hint})`,
      ...(isHidden ? [] : group.flatMap((each) => describeSetAside(each, article.text, lines, options))),
    ];
  });
  return ['', options.strong('set aside'), ...groups];
}

function describeSetAside(
  { start, end, indicator }: SetAside,
  text: string,
  lines: readonly Span[],
  { width, paint }: ViewOptions,
): string[] {
  const number = Math.max(1, lines.findLastIndex((each) => each.start <= start) + 1);
  const line = lines[number - 1] ?? { start, end };
  const from = Math.max(line.start, start - context.before);
  const to = Math.max(end, Math.min(line.end, end + context.after));
  const gutter = `    ${`p${number}`.padEnd(4)} `;
  const indent = ' '.repeat(gutter.length);
  const shown = text.slice(from, to);
  const blank = shown.length - shown.trimStart().length;
  const tail = indicator === undefined ? '' : `  ${indicator}`;
  const marked = markText(
    `${shown.trimStart()}${tail}`,
    [{ start: start - from - blank, end: end - from - blank }],
    width - indent.length,
    { paint },
  );
  return marked.map((each, index) => `${index === 0 ? gutter : indent}${each}`);
}
