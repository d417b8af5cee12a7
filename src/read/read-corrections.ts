/** Reads corrections and replies, and puts corrections into effect. Both files may be absent. */
import type { Collector } from '../diagnostics/collector.js';
import type { InputFolder } from '../host/host.js';
import {
  CorrectionSchema,
  ReplySchema,
  type AppliedCorrection,
  type Correction,
  type Reply,
} from '../model/correction.js';
import type { Observation } from '../model/observation.js';
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

/** Fields that a correction has of its own. */
const ownFields: ReadonlySet<unknown> = new Set(['value', 'lower', 'upper', 'qualifier']);

/** The observations with what holds instead of what was stated. A correction that does not meet the value it was made for is refused. */
export function applyCorrections(
  observations: Entries<Observation>,
  { entries }: Entries<Correction>,
  collector: Collector,
): { readonly observations: Entries<Observation>; readonly applied: readonly AppliedCorrection[] } {
  const known = new CodeList(observations);
  const places = new Map(observations.entries.map((entry) => [entry.value.id, entry]));
  const corrections = new Map<string, Located<Correction>>();
  const first = new Map<string, Located<Correction>>();
  for (const entry of entries) {
    const { value: correction, at } = entry;
    const { observation: id, expect } = correction;
    const onFile = places.get(id);
    const earlier = first.get(id);
    if (earlier) {
      const related = { message: 'the first stands here', place: earlier.at('observation') };
      collector.add('duplicate-id', at('observation'), { concept: 'corrections', id }, { related });
    } else if (!known.has(id)) {
      collector.add('unknown-id', at('observation'), { concept: 'observation', id }, { hints: known.suggest(id) });
    } else if (onFile && onFile.value.value !== expect) {
      const hints = ['look at the source again; then change expect, or take the correction away'];
      const related = { message: 'the observation stands here', place: onFile.at('value') };
      collector.add('correction-outdated', at('expect'), { id, expect, found: onFile.value.value }, { hints, related });
    } else corrections.set(id, entry);
    if (!earlier) first.set(id, entry);
  }
  const applied: AppliedCorrection[] = [];
  const corrected = observations.entries.map((entry) => {
    const correction = corrections.get(entry.value.id);
    if (!correction) return entry;
    const { value: published } = entry;
    applied.push({ ...correction.value, original: published });
    const { value, lower = value, upper = value, qualifier } = correction.value;
    // What is wrong with what holds is told where it stands.
    const at: Located<Observation>['at'] = (...path) =>
      path.length === 1 && ownFields.has(path[0]) ? correction.at(...path) : entry.at(...path);
    return { value: { ...published, value, lower, upper, qualifier, published }, at };
  });
  return { observations: { ...observations, entries: corrected }, applied };
}
