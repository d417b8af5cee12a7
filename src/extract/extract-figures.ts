/**
 * From an article to candidates: normalise, find times and quantities, read figures, then set aside what is about something else, and give
 * each its period and scope. Takes an article and the catalogue; every span leads into the article as it was read. Linear in the text.
 */
import type { Article } from '../model/article.js';
import type { Level } from '../model/bureau.js';
import type { Candidate, SetAside } from '../model/candidate.js';
import type { Indicator } from '../model/indicator.js';
import { longestPhrase } from '../model/observation.js';
import type { Period } from '../model/period.js';
import type { MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/source-text.js';
import { mentionStart, statedPeriod } from './assign-period.js';
import { scopeOf } from './assign-scope.js';
import { Campaigns, type Campaign } from './campaigns.js';
import { findQuantities } from './find-quantities.js';
import { findTimes } from './find-times.js';
import { blankSign } from './clause.js';
import { compileLexicon, type Lexicon } from './lexicon.js';
import { normaliseArticle } from './normalise.js';
import { splitSentences, type Passage } from './passage.js';
import { readCoverage } from './read-coverage.js';
import { readFigures, type LeftOut } from './read-figures.js';
import { rules, type Reading } from './reading.js';
import { refine } from './refine.js';
import { Topics } from './topics.js';
import { Whose } from './whose.js';

export interface ExtractOptions {
  readonly catalogue: readonly Indicator[];
  /** Level of the bureau's area, where it is known: 全市 means another place to a county. */
  readonly level?: Level | undefined;
  /** The bureau that the article is about, by name: figures of others are set aside. */
  readonly bureauName?: string | null | undefined;
  /** Overrides what the article says that it covers. */
  readonly period?: Period | undefined;
}

export interface ExtractedFigures {
  readonly period: Period | null;
  readonly published: string | null;
  readonly candidates: readonly Candidate[];
  readonly setAside: readonly SetAside[];
}

const lexicons = new WeakMap<readonly Indicator[], Lexicon>();

function lexiconOf(catalogue: readonly Indicator[]): Lexicon {
  const known = lexicons.get(catalogue);
  if (known) return known;
  const compiled = compileLexicon(catalogue);
  lexicons.set(catalogue, compiled);
  return compiled;
}

/** Names that hold numerals are masked with the times: their numerals are no quantities. */
function masksOf(text: string, times: readonly Span[], lexicon: Lexicon): Span[] {
  const names = [...text.matchAll(lexicon.numeralNames)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...times, ...names].toSorted((a, b) => a.start - b.start);
}

/** 连续4年保持在98%以上: how long neither narrows nor splits a noun. */
const durations = (text: string): Span[] =>
  [...text.matchAll(/连续(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:年|个年头|个月)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));

function blankOut(text: string, times: readonly Span[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of times) {
    if (start < at) continue;
    blanked += text.slice(at, start) + blankSign.repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}

export async function extractFigures(article: Article, options: ExtractOptions): Promise<ExtractedFigures> {
  const lexicon = lexiconOf(options.catalogue);
  const mapped = await normaliseArticle(article.text);
  const { text } = mapped;
  const stated = readCoverage(text, article.title, article.published);
  const coverage = options.period ? { ...stated, period: options.period } : stated;
  const times = findTimes(text, coverage);
  const passage: Passage = {
    text,
    masked: blankOut(
      text,
      [...times, ...durations(text)].toSorted((a, b) => a.start - b.start),
    ),
    sentences: splitSentences(text),
    quantities: findQuantities(text, masksOf(text, times, lexicon)),
    times,
  };
  const topics = new Topics(passage, lexicon);
  const figures = readFigures(passage, lexicon, topics, coverage.period);
  const context = {
    passage,
    campaigns: new Campaigns(passage, coverage.published),
    topics,
    bySentence: groupBy(figures.readings, ({ sentence }) => sentence),
    documents: figures.readings.filter(({ rule }) => rule === 'in-title').length,
    coverage,
  };
  const placed = figures.readings.map((reading) => {
    const { parts, campaign } = scopeOf(reading, context);
    const own = statedPeriod(passage, reading, coverage);
    return { reading, scope: parts.join('; '), period: periodOf(reading, own, campaign, passage, coverage.period) };
  });
  const bureauName = options.bureauName ?? null;
  const whose = new Whose(passage, options.level, bureauName);
  const { kept, dropped } = refine(placed, { ...context, whose, level: options.level, bureauName });
  const paragraphs = paragraphStarts(article.text);
  const candidates = kept.map(({ reading, scope, period }) => toCandidate(reading, scope, period, mapped, paragraphs));
  const setAside = [...figures.leftOut, ...dropped].map((each) => toSetAside(each, mapped));
  return {
    period: coverage.period,
    published: coverage.published,
    candidates: candidates.toSorted((a, b) => a.start - b.start || a.end - b.end),
    setAside: setAside.toSorted((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** A campaign's figures have its dates, or none, unless a time is said after its name. */
function periodOf(
  reading: Reading,
  own: Period | null | undefined,
  campaign: Campaign | undefined,
  passage: Passage,
  covered: Period | null,
): Period | null {
  if (reading.period !== undefined) return reading.period;
  if (!campaign) return own === undefined ? covered : own;
  // 截至12月24日, in an article on a campaign that began in October.
  if (
    campaign.dates &&
    own &&
    covered &&
    own.start === covered.start &&
    own.end < covered.end &&
    campaign.dates.start <= own.end
  )
    return { start: campaign.dates.start, end: own.end };
  const said = mentionStart(passage, reading);
  const isCampaigns =
    own === undefined || (own !== null && covered !== null && own.start === covered.start && own.end === covered.end);
  return isCampaigns && (said === undefined || said < campaign.start) ? (campaign.dates ?? null) : (own ?? null);
}

/** The shortest run with figure, noun and verb, at most 30 characters. */
function phraseOf({ span, figure, nounStart }: Reading, text: string): Span {
  const fits = ({ start, end }: Span): boolean => end - start <= longestPhrase;
  const from = Math.max(0, figure.end - longestPhrase);
  // A phrase that would start within another figure starts at its own clause.
  const clause =
    from +
    Math.max(text.slice(from, figure.start).lastIndexOf('，'), text.slice(from, figure.start).lastIndexOf('；')) +
    1;
  const tries = [
    span,
    { start: Math.min(nounStart, figure.start), end: span.end },
    { start: Math.min(nounStart, figure.start), end: figure.end },
    { start: clause, end: figure.end },
  ];
  const isWhole = (each: Span): boolean =>
    each.start < each.end && each.start <= figure.start && each.end >= figure.end && fits(each);
  return withQuotes(afterNumber(tries.find(isWhole) ?? figure, figure.start, text), text);
}

/** A phrase does not begin inside a number or with what a time leaves of itself: 022、2023年分别破获. */
function afterNumber({ start, end }: Span, figureStart: number, text: string): Span {
  if (!/\d/.test(text[start - 1] ?? '') || !/[\d年]/.test(text[start] ?? '')) return { start, end };
  const rest = /^[\d年、，和及]*(?:分别)?/.exec(text.slice(start, figureStart))?.[0].length ?? 0;
  return { start: start + rest, end };
}

/** A phrase does not hold half a pair of quotation marks where the other half stands beside it. */
function withQuotes({ start, end }: Span, text: string): Span {
  const phrase = text.slice(start, end);
  const [opens, closes] = [phrase.split('“').length, phrase.split('”').length];
  const before = closes > opens && text[start - 1] === '“' ? 1 : 0;
  const after = opens > closes && text[end] === '”' ? 1 : 0;
  return end - start + before + after > longestPhrase ? { start, end } : { start: start - before, end: end + after };
}

function toCandidate(
  reading: Reading,
  scope: string,
  period: Period | null,
  mapped: MappedText,
  paragraphs: readonly number[],
): Candidate {
  const { compiled, kind, value, lower, upper, unit, qualifier, rule, noun } = reading;
  let span = mapped.toOriginal(phraseOf(reading, mapped.text));
  // Blanks that were dropped count in the article: a phrase that has become too long keeps its figure.
  if ([...mapped.original.slice(span.start, span.end)].length > longestPhrase) span = mapped.toOriginal(reading.figure);
  const variant = compiled.variants.find(([word]) => word.test(noun))?.[1];
  return {
    indicator: compiled.indicator.id,
    kind,
    value,
    lower,
    upper,
    unit,
    qualifier,
    period,
    scope,
    variant,
    phrase: mapped.original.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    paragraph: paragraphAt(paragraphs, span.start),
    confidence: Number(Math.max(0.05, rules[rule] - (reading.doubt ?? 0)).toFixed(2)),
    rule,
    note: '',
  };
}

function toSetAside({ start, end, reason, indicator, value }: LeftOut, mapped: MappedText): SetAside {
  const span = mapped.toOriginal({ start, end });
  return { phrase: mapped.original.slice(span.start, span.end), ...span, value, indicator, reason };
}

function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Offsets at which the non-blank lines of a text start. */
export function paragraphStarts(text: string): number[] {
  return [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== '').map(({ index }) => index);
}

/** The paragraph, from 1, that an offset stands in. */
export function paragraphAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
