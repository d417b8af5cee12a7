/**
 * Holds what is on file against the articles themselves: each article is the one that its source names, byte for byte, and each phrase stands in
 * it word for word, where its locator says, and carries its figure. Takes the sources and observations on file, a way to read an article by its
 * file's name, and a way to read a figure again in its phrase.
 */
import { parseLocator, type Locator } from '../model/locator.js';
import type { Observation } from '../model/observation.js';
import type { Source } from '../model/source.js';
import type { Span } from '../text/source-text.js';
import type { CheckResult } from './problem.js';

/** An article as it is read for checking. */
export interface ReadableArticle {
  readonly sha256: string;
  /** Decoded, byte order mark off, line ends kept; undefined where the file cannot be read as an article. */
  readonly text: string | undefined;
}

export interface ArticlesInput {
  readonly sources: readonly Source[];
  /** Of any status. */
  readonly observations: readonly Observation[];
  /** Undefined where there is no such file. */
  readonly readArticle: (file: string) => Promise<ReadableArticle | undefined>;
  /** For a text: in what the words at a place contradict a figure; undefined where they do not. */
  readonly rereadFigure: (text: string) => (observation: Observation, place: Span) => string | undefined;
}

export interface CheckedArticles {
  /** One for each source that names a file, in their order. */
  readonly results: readonly CheckResult[];
  /** How many phrases were looked for. */
  readonly phrases: number;
  /** Sources with figures that name no file: nothing can be checked. */
  readonly unnamed: readonly string[];
  /** Figures of sources that name a file, without a phrase: nothing ties them to their words. */
  readonly unquoted: readonly string[];
  /** Sources whose file is there and whose hash is not on file: the article may be another one. */
  readonly unhashed: readonly string[];
}

export async function checkArticles({
  sources,
  observations,
  readArticle,
  rereadFigure,
}: ArticlesInput): Promise<CheckedArticles> {
  const bySource = new Map<string, Observation[]>();
  for (const observation of observations)
    bySource.set(observation.source, [...(bySource.get(observation.source) ?? []), observation]);
  const results: CheckResult[] = [];
  let phrases = 0;
  const unnamed: string[] = [];
  const unhashed: string[] = [];
  const unquoted: string[] = [];
  for (const source of sources) {
    const own = bySource.get(source.id) ?? [];
    if (source.file !== undefined) {
      const article = await readArticle(source.file);
      results.push(checkArticle(source, source.file, own, article, rereadFigure));
      for (const each of own) if (isReported(each) && !hasPhrase(each)) unquoted.push(each.id);
      if (article && source.sha256 === undefined) unhashed.push(source.id);
      if (article?.text !== undefined) phrases += own.filter(hasPhrase).length;
    } else if (own.length > 0) unnamed.push(source.id);
  }
  return { results, phrases, unnamed, unhashed, unquoted };
}

const isReported = ({ status }: Observation): boolean => status === 'reported';
const hasPhrase = ({ phrase }: Observation): boolean => phrase !== undefined;

function checkArticle(
  { id, sha256 }: Source,
  file: string,
  observations: readonly Observation[],
  article: ReadableArticle | undefined,
  rereadFigure: ArticlesInput['rereadFigure'],
): CheckResult {
  const messages: string[] = [];
  const quoted = observations.filter(hasPhrase);
  let compared = 0;
  if (!article) messages.push(`${id}: the article is missing`);
  else {
    if (sha256 !== undefined) {
      compared += 1;
      if (article.sha256 !== sha256)
        messages.push(`${id}: expected the SHA-256 ${sha256}; the file has ${article.sha256}`);
    }
    const { text } = article;
    if (text === undefined) messages.push(`${id}: the file cannot be read as an article`);
    else {
      const lines = startsOfLines(text);
      const reread = rereadFigure(text);
      compared += quoted.length;
      for (const observation of quoted) {
        const problem = checkPhrase(observation, text, lines) ?? checkFigure(observation, text, reread);
        if (problem !== undefined) messages.push(`${observation.id}: ${problem}`);
      }
    }
  }
  return { file, compared, problems: messages.map((message) => ({ file, message: `${file}: ${message}` })) };
}

/** Where the lines start that are not blank: what paragraphs are counted by. */
const startsOfLines = (text: string): number[] =>
  [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => (line.trim() === '' ? [] : [index]));

function checkPhrase(
  { phrase = '', locator }: Observation,
  text: string,
  lines: readonly number[],
): string | undefined {
  const place = locator === undefined ? undefined : parseLocator(locator);
  if (!place) return text.includes(phrase) ? undefined : `expected ${quote(phrase)} somewhere; it stands nowhere`;
  const found = text.slice(place.start, place.end);
  const paragraph = paragraphOf(place.start, lines);
  if (found === phrase && isCutOut(text, place)) return `${quote(phrase)} begins or ends inside a number`;
  if (found === phrase)
    return paragraph === place.paragraph
      ? undefined
      : `expected ${quote(phrase)} in paragraph ${place.paragraph}; it stands in paragraph ${paragraph}`;
  return `expected ${quote(phrase)} at ${locator}; ${describeFound(found)}${describeElsewhere(phrase, text, place, lines)}`;
}

/** Of a phrase that stands in its place. A figure that was refused may well differ from its words: that is then why. */
function checkFigure(
  observation: Observation,
  text: string,
  reread: ReturnType<ArticlesInput['rereadFigure']>,
): string | undefined {
  const { phrase = '', locator, value, status } = observation;
  if (status === 'rejected') return undefined;
  const start = text.indexOf(phrase);
  const place = locator === undefined ? undefined : parseLocator(locator);
  const problem = reread(observation, place ?? { start, end: start + phrase.length });
  return problem === undefined ? undefined : `the value on file is ${value}; ${quote(phrase)}: ${problem}`;
}

/** 破获128 cut out of 破获1286起: a digit stands on either side of the edge. */
const isCutOut = (text: string, { start, end }: Span): boolean =>
  /\d\d/.test(text.slice(start - 1, start + 1)) || /\d\d/.test(text.slice(end - 1, end + 1));

/** Longer runs are cut: the place is in the article. */
const longestQuote = 40;

function quote(text: string): string {
  const shown = text.replaceAll(/[\s\p{Cc}]+/gu, ' ');
  const characters = [...shown];
  return `“${characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : shown}”`;
}

const describeFound = (found: string): string =>
  found === '' ? 'the article ends before that' : `${quote(found)} stands there`;

/** The nearest place where the phrase does stand. */
function describeElsewhere(phrase: string, text: string, { start }: Locator, lines: readonly number[]): string {
  const before = text.lastIndexOf(phrase, start);
  const after = text.indexOf(phrase, start);
  const isBefore = before >= 0 && (after < 0 || start - before <= after - start);
  const nearest = isBefore ? before : after;
  return nearest < 0
    ? ', and it stands nowhere else'
    : `; it stands at p${paragraphOf(nearest, lines)}:${nearest}-${nearest + phrase.length}`;
}

/** Paragraphs count from 1. */
const paragraphOf = (offset: number, lines: readonly number[]): number =>
  Math.max(1, lines.filter((start) => start <= offset).length);
