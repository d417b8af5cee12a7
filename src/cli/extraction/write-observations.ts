/**
 * Extracted figures that are not on file as a YAML file for a benchmark's folder `observations`, in the style of the files there. At the top stand the sources that
 * are not on file, for sources.yaml; behind each id, how far its figure is trusted.
 */
import { basename } from 'node:path';
import { longestPhrase } from '../../model/observation.js';
import { countDays, type Period } from '../../model/period.js';
import type { Holdings, Extracted, UnfiledObservation } from '../../pipeline.js';
import { findOnFile } from './on-file.js';

/** Below this many days an article covers an event rather than a year. */
const shortestReview = 180;

const head = `# Figures proposed by bench extract for review (docs/extract.md). None counts while its status is candidate: compare each with its words,
# mend what is wrong, and make it reported, or rejected if it is no such figure.`;

export function writeObservations(all: readonly Extracted[], holdings: Pick<Holdings, 'observations'>): string {
  const missing = all.filter(
    ({ source, extraction }, index) =>
      !source.isOnFile && all.findIndex((other) => other.extraction.sha256 === extraction.sha256) === index,
  );
  const blocks = [head];
  if (missing.length > 0)
    blocks.push(comment(['Not on file yet. For sources.yaml:', '', ...missing.flatMap(sourceLines)]));
  for (const { extraction, source } of missing) {
    if (extraction.bureau !== null) continue;
    const name = extraction.bureauName;
    blocks.push(
      comment([
        `${name === null ? 'The bureau is not known' : `The bureau ${oneLine(name)} is not on file`}: ${placeholder(source.id)} stands for it, here and in sources.yaml.`,
        'Put the id of a bureau in its place, or add one of this id to bureaus.yaml.',
      ]),
    );
  }
  const entries = all.flatMap((each) => {
    const { source, observations, extraction } = each;
    const label = oneLine(extraction.title ?? basename(extraction.file));
    const lines = observations.flatMap(
      (observation, index) => writeObservation(observation, index, each, holdings) ?? [],
    );
    const known = observations.length - lines.length;
    const left = known === 0 ? [] : [`# ${known} more of its figures are on file already.`];
    return observations.length === 0 ? [] : [`# ${source.id}: ${label}`, ...left, ...lines];
  });
  return `${blocks.join('\n#\n')}\n\n${entries.some((entry) => entry.startsWith('-')) ? entries.join('\n') : [...entries, '[]'].join('\n')}\n`;
}

const comment = (lines: readonly string[]): string => lines.map((line) => `# ${line}`.trimEnd()).join('\n');

/** What stands for a bureau that has no id: the source's id without its year and number. */
const placeholder = (source: string): string => source.replace(/-(?:19|20)\d{2}(?:-\d+)?$/, '');

function sourceLines({ extraction, source }: Extracted): string[] {
  const { bureau, title, publisher, published, period, file, sha256 } = extraction;
  const name = basename(file);
  const kind = period !== null && countDays(period) >= shortestReview ? 'review' : 'news';
  return [
    `- id: ${word(source.id)}`,
    `  kind: ${kind}`,
    `  bureau: ${word(bureau ?? placeholder(source.id))}`,
    `  title: ${quote(title ?? name)}`,
    `  publisher: ${publisher === null ? 'null' : quote(publisher)}`,
    `  published: ${published ?? 'null'}`,
    `  covers: ${writePeriod(period)}`,
    `  file: ${quote(name)}`,
    `  sha256: ${word(sha256)}`,
  ];
}

function writeObservation(
  observation: UnfiledObservation,
  index: number,
  { extraction, source }: Extracted,
  { observations }: Pick<Holdings, 'observations'>,
): string | undefined {
  const { id, bureau, indicator, kind, value, lower, upper, unit, qualifier, period, scope, variant } = observation;
  const { phrase = '', locator, note, status } = observation;
  const candidate = extraction.candidates[index];
  if (candidate && findOnFile(candidate, source.id, observations)) return undefined;
  const trust = candidate ? `confidence ${candidate.confidence.toFixed(2)}, ${candidate.rule}` : '';
  const isPlain = qualifier === 'exact' && lower === value && upper === value;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['bureau', word(bureau ?? placeholder(source.id))],
    ['indicator', indicator],
    ['kind', kind],
    ['value', String(value)],
    ['lower', isPlain ? undefined : String(lower)],
    ['upper', isPlain ? undefined : String(upper)],
    ['unit', unit],
    ['qualifier', qualifier === 'exact' ? undefined : qualifier],
    ['period', writePeriod(period)],
    ['scope', scope === '' ? undefined : quote(scope)],
    ['variant', variant],
    ['source', word(source.id)],
    ['locator', locator],
    // A phrase over a line end of the article is kept as it stands there.
    ['phrase', [...phrase].length > longestPhrase ? undefined : quote(phrase)],
    ['status', status],
    ['note', note === '' ? undefined : quote(note)],
  ];
  const lines = fields.flatMap(([key, text]) => (text === undefined ? [] : `  ${key}: ${text}`));
  return [`- id: ${id} # ${trust}`, ...lines].join('\n');
}

const writePeriod = (period: Period | null): string =>
  period === null ? 'null' : `{ start: ${period.start}, end: ${period.end} }`;

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

/** An id or a hash as it is; in quotes where YAML would take it for something else: null, 12e34. */
const word = (text: string): string => (/^(?:null|true|false|\d+(?:e\d+)?)$/.test(text) ? `'${text}'` : text);

/** In single quotes; a text with line ends or control characters in double ones, where they are written out. */
function quote(text: string): string {
  return /[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u.test(text)
    ? JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escapeCharacter)
    : `'${text.replaceAll("'", "''")}'`;
}

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
