/** Sets aside readings that are about something else, and repeats. Each refiner records its reason; none changes a value. */
import type { SetAsideReason } from '../model/candidate.js';
import type { Level } from '../model/bureau.js';
import type { Period } from '../model/period.js';
import { within, type Passage } from './passage.js';
import type { LeftOut } from './read-figures.js';
import type { Coverage } from './read-coverage.js';
import type { Reading } from './reading.js';
import type { Whose } from './whose.js';
import {
  areaSubjects,
  bureauNames,
  cases,
  forceNames,
  otherOrgans,
  otherPlaces,
  singleCase,
  stations,
  targets,
  wholeArea,
  wholeCity,
} from './scope.words.js';

export interface Placed {
  readonly reading: Reading;
  readonly scope: string;
  readonly period: Period | null;
}

interface Context {
  readonly passage: Passage;
  readonly whose: Whose;
  readonly coverage: Coverage;
  readonly bySentence: ReadonlyMap<number, readonly Reading[]>;
  readonly level: Level | undefined;
  /** As the article gives it; null where it names none. */
  readonly bureauName: string | null;
}

type Refiner = (placed: Placed, context: Context) => SetAsideReason | undefined;

/** What stands in the figure's sentence before it, back to a stop or a semicolon. */
function clauseBefore({ passage }: Context, reading: Reading): string {
  const sentence = passage.sentences[reading.sentence];
  if (!sentence) return '';
  const before = passage.text.slice(sentence.start, reading.figure.start);
  return before.slice(before.lastIndexOf('；') + 1);
}

const lastClause = (text: string): string => text.slice(Math.max(text.lastIndexOf('，'), text.lastIndexOf('：')) + 1);

/** After these a case named before is left. */
const wholeYear = new RegExp(`${wholeArea.source}|全年|一年来|共破获`);

/** Whether a word holds at the end of a text: nothing after its last place speaks of the whole area again. */
function holds(pattern: RegExp, text: string, reset = wholeArea): boolean {
  const at = lastPlaceOf(pattern, text);
  return at >= 0 && !reset.test(text.slice(at));
}

const everyPlace = new Map<RegExp, RegExp>();

function lastPlaceOf(pattern: RegExp, text: string): number {
  const every = everyPlace.get(pattern) ?? new RegExp(pattern.source, 'g');
  everyPlace.set(pattern, every);
  let at = -1;
  for (const match of text.matchAll(every)) at = match.index;
  return at;
}

const coreOf = (name: string): string => name.replace(/[县市区旗州盟]$/, '');

/** Whether a name's end is part of the bureau's: 今日从晋江 and 晋江市公安局. */
const isOwnArea = (own: string, core: string): boolean =>
  core.length < 2
    ? own.includes(core)
    : Array.from({ length: core.length - 1 }, (_, cut) => core.slice(cut)).some((end) => own.includes(end));

/** Whether the text's last bureau or area is another one than the article's. */
function isElsewhere(text: string, { bureauName }: Context): boolean {
  // Of 云澜市公安局望川区分局 the branch is meant, and not the city above it.
  const own = (bureauName ?? '').replace(/^.*公安局(?=.)/, '');
  const named = [bureauNames, areaSubjects, forceNames]
    .flatMap((pattern) => [...text.matchAll(pattern)].slice(-1))
    .toSorted((a, b) => a.index - b.index)
    .at(-1);
  if (!named) return false;
  const area = named.slice(1).find((group) => group !== undefined) ?? '';
  if (own === '' || isOwnArea(own, coreOf(area)) || /全|各|本|我|该|两|公安|级|民|省|局|^[市区县城地]/.test(area))
    return false;
  const before = text.slice(0, named.index);
  if (/(?:在|由|被|对|经|与|向|获|和|及)$/.test(before)) return false;
  return (
    !wholeArea.test(text.slice(named.index + named[0].length)) ||
    /^[^，]{0,3}全年/.test(text.slice(named.index + named[0].length))
  );
}

/** A bureau of a district or a branch: 全市 is a wider area than its own. */
const isBranch = (name: string): boolean => /(?:分局|区公安局)$/.test(name);

/** Whether a clause is about the country, the province, or the city above a district. */
function isWider(clause: string, { level, bureauName }: Context): boolean {
  if (
    otherPlaces[
      level === 'province' || /[省部]公安厅|自治区公安厅/.test(bureauName ?? '') ? 'province' : 'prefecture'
    ].test(clause)
  )
    return true;
  return bureauName !== null && isBranch(bureauName) && wholeCity.test(clause);
}

const day = 86_400_000;
const length = ({ start, end }: Period): number => (Date.parse(end) - Date.parse(start)) / day;

/** Year on year only: a change over several years, or against an older year, is another thing. */
function isOtherBasis({ reading, period }: Placed, { passage }: Context): boolean {
  if (reading.kind !== 'change' && reading.kind !== 'change-points') return false;
  if (period && length(period) > 380) return true;
  const sentence = passage.sentences[reading.sentence];
  if (!sentence) return false;
  const from = clauseStartOf(passage.text, sentence.start, reading.figure.start);
  const clause = passage.text.slice(from, reading.figure.start);
  if (
    /累计(?:下降|上升|减少|增长|增加|降低|提高|提升)|比年初|较年初|比上月|较上月|比上季|较上季|月均|年均/.test(clause)
  )
    return true;
  const base = within(passage.times, sentence).findLast(
    ({ role, start, end }) => role === 'base' && end <= reading.figure.start && start >= from - 14,
  );
  if (!base) return false;
  if (base.relative)
    return (
      passage.text.slice(base.start, base.end).startsWith('前年') &&
      !/去年/.test(passage.text.slice(sentence.start, from + 1))
    );
  if (base.from === undefined) return false;
  if (base.grain === 'month' && period !== null && base.from.slice(0, 4) === period.start.slice(0, 4)) return true;
  return period !== null && Number(base.from.slice(0, 4)) !== Number(period.end.slice(0, 4)) - 1;
}

/** 抓获逃犯230名，其中部督逃犯5名: a part of what was counted before, where no scope says which. */
function isUnscopedPart({ reading, scope }: Placed, { passage, bySentence }: Context): boolean {
  const sentence = passage.sentences[reading.sentence];
  if (!sentence || scope !== '') return false;
  const said = passage.text.slice(sentence.start, reading.figure.start);
  const inner = said.lastIndexOf('其中');
  if (inner < 0 || said.lastIndexOf('；') > inner || reading.unit === 'person-time') return false;
  // 其中2022年化解1.32万起 is a part by time, which its period tells.
  const from = sentence.start + inner;
  if (within(passage.times, { start: from, end: from + 6 }).length > 0) return false;
  return (bySentence.get(reading.sentence) ?? []).some(
    (other) =>
      other.compiled === reading.compiled && other.kind === reading.kind && other.figure.start < sentence.start + inner,
  );
}

function clauseStartOf(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && !/[，；。：]/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

/** 2024年将破获…, in a review of 2023: what lies after the article is a plan. */
function isToCome({ period }: Placed, { coverage }: Context): boolean {
  const written = coverage.published ?? coverage.period?.end;
  return (
    period !== null && written !== undefined && period.start > written && period.start.slice(0, 4) > written.slice(0, 4)
  );
}

/** 确保命案破案率100%: what is to be reached; 确保了 was. */
const ensured = /确保[^了，。；]{0,12}率?[^，。；]{0,8}$/;

const refiners: readonly Refiner[] = [
  (placed, context) =>
    context.whose.isPlan(placed.reading.sentence) || isToCome(placed, context) ? 'target' : undefined,
  ({ reading }, context) =>
    reading.unit === 'percent' && reading.kind === 'level' && ensured.test(clauseBefore(context, reading))
      ? 'target'
      : undefined,
  ({ reading }, context) =>
    targets.test(lastClause(clauseBefore(context, reading))) ||
    /力争|新的一年|明年|目标(?:任务)?：|作为硬任务/.test(clauseBefore(context, reading)) ||
    /^[^，。；]{0,8}作为(?:硬)?(?:任务|目标)/.test(context.passage.text.slice(reading.span.end))
      ? 'target'
      : undefined,
  ({ reading }, context) =>
    /(?:排名|名列|位居|位列|列全|总分|得分|评分)[^，。]{0,8}$/.test(lastClause(clauseBefore(context, reading)))
      ? 'rank'
      : undefined,
  ({ reading }, context) => {
    const before = clauseBefore(context, reading);
    if (context.whose.isOthers(reading)) return 'other-place';
    if (holds(stations, before) || isElsewhere(before, context)) return 'other-place';
    if (holds(otherOrgans, before)) return 'other-place';
    return isWider(lastClause(before), context) ? 'other-place' : undefined;
  },
  ({ reading }, context) => {
    const before = clauseBefore(context, reading);
    if (reading.kind === 'level' && reading.unit !== 'percent') {
      if (holds(cases, before, wholeYear) || context.whose.isOfCase(reading.sentence, before)) return 'single-case';
    }
    if (reading.unit !== 'CNY') return undefined;
    return singleCase.test(before) || /(?:返还|发还|返赃|退赃)(?:大会|仪式|现场|活动)|集中(?:返还|发还)/.test(before)
      ? 'single-case'
      : undefined;
  },
  (placed, context) => (isOtherBasis(placed, context) ? 'basis' : undefined),
  (placed, context) => (isUnscopedPart(placed, context) ? 'remainder' : undefined),
];

export function refine(
  all: readonly Placed[],
  context: Context,
): { readonly kept: readonly Placed[]; readonly dropped: readonly LeftOut[] } {
  const kept: Placed[] = [];
  const dropped: LeftOut[] = [];
  const drop = ({ reading }: Placed, reason: SetAsideReason): void => {
    dropped.push({ ...reading.figure, reason, indicator: reading.compiled.indicator.id, value: reading.value });
  };
  for (const placed of all) {
    const reason = refiners.map((refiner) => refiner(placed, context)).find((found) => found !== undefined);
    if (reason) drop(placed, reason);
    else kept.push(placed);
  }
  return { kept: withoutRepeats(kept, context, drop), dropped };
}

const isHeadline = (placed: Placed, { passage }: Context): boolean =>
  passage.sentences[placed.reading.sentence]?.isHeading ?? false;

/** The same figure twice is one, at the fuller wording; a rounded one yields to the exact one. */
function withoutRepeats(
  all: readonly Placed[],
  context: Context,
  drop: (placed: Placed, reason: SetAsideReason) => void,
): Placed[] {
  const kept = new Map<string, Placed>();
  const exactValues = new Map<string, number[]>();
  const anyTime = (placed: Placed): string => `${placed.reading.compiled.indicator.id} ${placed.reading.kind}`;
  const keyOf = ({ reading, period, scope }: Placed): string =>
    [reading.compiled.indicator.id, reading.kind, period?.start, period?.end, scope].join(' ');
  for (const placed of all) {
    const { reading } = placed;
    // A count in full is one figure wherever it stands again, whatever time its sentence leaves open.
    const isTelling = reading.kind === 'level' && reading.unit !== 'percent' && reading.value >= 100;
    const key = `${isTelling ? `${anyTime(placed)} ${placed.scope}` : keyOf(placed)} ${reading.value} ${reading.qualifier}`;
    const other = kept.get(key);
    if (!other) {
      kept.set(key, placed);
      if (reading.qualifier === 'exact') {
        const values = exactValues.get(keyOf(placed)) ?? [];
        values.push(reading.value);
        exactValues.set(keyOf(placed), values);
      }
      continue;
    }
    const isFuller =
      isHeadline(placed, context) === isHeadline(other, context)
        ? lengthOf(placed) >= lengthOf(other)
        : isHeadline(other, context);
    const [fuller, shorter] = isFuller ? [placed, other] : [other, placed];
    drop(shorter, 'repeat');
    const isCloser =
      fuller.period === null || (shorter.period !== null && length(shorter.period) < length(fuller.period));
    kept.set(key, isCloser ? { ...fuller, period: shorter.period } : fuller);
  }
  const distinct = [...kept.values()];
  const body = new Map<string, Placed[]>();
  for (const placed of distinct) {
    if (isHeadline(placed, context)) continue;
    const list = body.get(anyTime(placed)) ?? [];
    list.push(placed);
    body.set(anyTime(placed), list);
  }
  return distinct.filter((placed) => {
    const { lower, upper, qualifier, value } = placed.reading;
    if (isHeadline(placed, context)) {
      const fuller = body
        .get(anyTime(placed))
        ?.some(
          ({ reading }) => reading.value === value || (lower <= reading.value && reading.value <= (upper ?? Infinity)),
        );
      if (fuller) drop(placed, 'rounded-repeat');
      return !fuller;
    }
    const isRounded =
      qualifier !== 'exact' &&
      upper !== null &&
      (exactValues.get(keyOf(placed))?.some((exact) => lower <= exact && exact <= upper) ?? false);
    if (isRounded) drop(placed, 'rounded-repeat');
    return !isRounded;
  });
}

const lengthOf = ({ reading }: Placed): number => reading.span.end - reading.span.start;
