/** Reads corrections and replies, and puts corrections into effect. Both files may be absent. */
import type { Collector } from '../diagnostics/collector.js';
import type { InputFolder } from '../host/host.js';
import {
  CorrectionSchema,
  holdsBy,
  ReplySchema,
  type AppliedCorrection,
  type Correction,
  type Holding,
  type Reply,
} from '../model/correction.js';
import { readObservation, type Observation, type ObservationColumn } from '../model/observation.js';
import { isSamePeriod } from '../model/period.js';
import { checkCorrection, checkLength } from './check-correction.js';
import { CodeList, noEntries, type Entries } from './code-list.js';
import type { Located } from './located.js';
import { readList } from './read-list.js';

export const correctionsFile = 'corrections.yaml';
export const repliesFile = 'replies.yaml';

export const readCorrections = (folder: InputFolder, collector: Collector): Entries<Correction> =>
  folder.readFile(correctionsFile)
    ? readList(folder, correctionsFile, CorrectionSchema, collector, { empty: true })
    : noEntries;

export const readReplies = (folder: InputFolder, collector: Collector): Entries<Reply> =>
  folder.readFile(repliesFile) ? readList(folder, repliesFile, ReplySchema, collector, { empty: true }) : noEntries;

/** Columns in which a table that was written with corrections in effect says what holds. */
export const claimColumns = [
  'value',
  'lower',
  'upper',
  'qualifier',
  'numerator',
  'denominator',
  'period_start',
  'period_end',
] as const satisfies readonly ObservationColumn[];

/** What stands in them; an empty cell says nothing. */
export type Claim = { readonly [Column in (typeof claimColumns)[number]]?: string | number };

/** The observations as published. */
export interface PublishedObservations extends Entries<Observation> {
  readonly claims: readonly Located<Claim & Pick<Observation, 'id'>>[];
}

/** Fields that a correction has of its own. */
const ownFields: ReadonlySet<unknown> = new Set(['value', 'lower', 'upper', 'qualifier', 'numerator', 'denominator']);

/** The observations with what holds instead of what was stated. A correction that does not meet the value it was made for is refused. */
export function applyCorrections(
  { claims, ...observations }: PublishedObservations,
  { entries, incomplete }: Entries<Correction>,
  collector: Collector,
): { readonly observations: Entries<Observation>; readonly applied: readonly AppliedCorrection[] } {
  const known = new CodeList(observations);
  const places = new Map(observations.entries.map((entry) => [entry.value.id, entry]));
  const corrections = new Map<string, Located<Correction>>();
  const first = new Map<string, Located<Correction>>();
  const claimed = new Set(claims.map(({ value: { id } }) => id));
  for (const entry of entries) {
    const { value: correction, at } = entry;
    const { observation: id, expect } = correction;
    checkCorrection(entry, collector);
    const onFile = places.get(id);
    const earlier = first.get(id);
    if (earlier) {
      const related = { message: 'the first stands here', place: earlier.at('observation') };
      collector.add('duplicate-id', at('observation'), { concept: 'corrections', id }, { related });
    } else if (!known.has(id)) {
      collector.add('unknown-id', at('observation'), { concept: 'observation', id }, { hints: known.suggest(id) });
    } else if (onFile && onFile.value.value !== expect) {
      const hints = [
        'look at the source again; then change expect, or take the correction away',
        ...(claimed.has(id)
          ? [`or make published_value ${expect} again: what holds is changed in ${correctionsFile}`]
          : []),
      ];
      const related = { message: 'the observation stands here', place: onFile.at('value') };
      collector.add('correction-outdated', at('expect'), { id, expect, found: onFile.value.value }, { hints, related });
    } else if (onFile && isIdle(correction, onFile.value)) {
      const hints = ['give what holds, or take the correction away'];
      const related = { message: 'the observation stands here', place: onFile.at('value') };
      collector.add('correction-idle', at('value'), { id, value: expect }, { hints, related });
    } else {
      const status = onFile?.value.status;
      if (status === 'rejected' || status === 'candidate')
        collector.add('correction-unused', at('observation'), { id, status }, { severity: 'warning' });
      corrections.set(id, entry);
    }
    if (!earlier) first.set(id, entry);
  }
  for (const claim of claims) {
    const { id } = claim.value;
    const correction = corrections.get(id);
    // Of a correction that was refused it has been told why it is not in effect.
    if (correction || !(first.has(id) || incomplete))
      tellOverruled(claim, places.get(id)?.value, correction?.value, collector);
  }
  const applied: AppliedCorrection[] = [];
  const corrected = observations.entries.map((entry) => {
    const correction = corrections.get(entry.value.id);
    if (!correction) return entry;
    const { value: published } = entry;
    applied.push({ ...correction.value, original: published });
    checkLength(correction, published, collector);
    // What is wrong with what holds is told where it stands.
    const at: Located<Observation>['at'] = (...path) =>
      ownFields.has(path[0]) || (path[0] === 'period' && correction.value.period)
        ? correction.at(...path)
        : entry.at(...path);
    return { value: correctBy(published, correction.value), at };
  });
  return { observations: { ...observations, entries: corrected }, applied };
}

/** The figure with what holds; a numerator and a denominator of what was published hold no longer. */
function correctBy(published: Observation, correction: Correction): Observation {
  const { numerator: _, denominator: __, ...left } = published;
  return { ...left, ...holdsBy(correction), published };
}

const isIdle = (correction: Correction, onFile: Observation): boolean =>
  Object.entries(holdsBy(correction)).every(([field, holds]) =>
    field === 'period'
      ? isSamePeriod(correction.period ?? null, onFile.period)
      : onFile[field as keyof Holding] === holds,
  );

/** An edit of what holds counts only where corrections are made. */
function tellOverruled(
  { value: claim, at }: PublishedObservations['claims'][number],
  published: Observation | undefined,
  correction: Correction | undefined,
  collector: Collector,
): void {
  if (!published) return;
  const { id } = claim;
  const counting = correction ? correctBy(published, correction) : published;
  const why = correction ? `${correctionsFile} says so` : `${correctionsFile} does not correct it`;
  for (const column of claimColumns) {
    const [found, counts] = [claim[column], readObservation(counting, column) ?? 'nothing'];
    if (found === undefined || found === counts) continue;
    const hints = [`change it in ${correctionsFile}`];
    collector.add('correction-overrules', at(column), { id, found, counts, why }, { hints, severity: 'warning' });
    return;
  }
}
