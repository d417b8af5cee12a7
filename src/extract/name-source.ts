/** The id under which an article's figures are put on file. Takes what was extracted and what is on file. */
import type { CandidateObservation, Extraction } from '../model/candidate.js';
import { formatLocator } from '../model/locator.js';
import { endYear } from '../model/period.js';
import type { Source } from '../model/source.js';

export interface SourceName {
  readonly id: string;
  /** Whether the article is on file under this id already, byte for byte. */
  readonly isOnFile: boolean;
}

/** `reviews/Qinghe 2023.txt` → `qinghe-2023`; `article` where no Latin letter or digit is left. */
export function slugOf(file: string): string {
  const name = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  if (slug === '') return 'article';
  return /^[a-z]/.test(slug) ? slug : `article-${slug}`;
}

/**
 * The id of the source on file with the same bytes; else the bureau's id, or the file's name for a bureau that is not on file, with the year in
 * which the article's period ends, or in which it was published. An id that is taken gets a number: `qinghe-2023-2`.
 */
export function nameSource(
  { file, sha256, bureau, period, published }: Extraction,
  sources: readonly Source[],
  taken: ReadonlySet<string>,
): SourceName {
  const onFile = sources.find((source) => source.sha256 === sha256);
  if (onFile) return { id: onFile.id, isOnFile: true };
  const stem = bureau ?? slugOf(file);
  const year = period ? String(endYear(period)) : published?.slice(0, 4);
  const base = year === undefined || stem.endsWith(`-${year}`) ? stem : `${stem}-${year}`;
  const isFree = (id: string): boolean => !taken.has(id) && sources.every((source) => source.id !== id);
  let id = base;
  for (let number = 2; !isFree(id); number += 1) id = `${base}-${number}`;
  return { id, isOnFile: false };
}

/** A proposed figure that may be of a bureau not on file. */
export type UnfiledObservation = Omit<CandidateObservation, 'bureau' | 'derived_from'> & {
  readonly bureau: string | null;
};

/** Candidates as observations, numbered from `first` in the order of the article. */
export function toObservations(extraction: Extraction, source: string, first: number): UnfiledObservation[] {
  return extraction.candidates.map((candidate, index) => {
    const { indicator, kind, value, lower, upper, unit, qualifier, period, scope, variant, phrase, note } = candidate;
    return {
      id: `${source}/${first + index}`,
      bureau: extraction.bureau,
      indicator,
      kind,
      value,
      lower,
      upper,
      unit,
      qualifier,
      period,
      scope,
      ...(variant === undefined ? {} : { variant }),
      source,
      locator: formatLocator(candidate),
      phrase,
      status: 'candidate',
      note,
    };
  });
}
