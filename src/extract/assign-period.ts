/** The time that each figure covers: what its sentence says, else its campaign's dates, else the article's. */
import { shiftYears, type Period } from '../model/period.js';
import { isEarly, type TimeMention } from './find-times.js';
import { within, type Passage } from './passage.js';
import { isTelling, type Coverage } from './read-coverage.js';
import type { Reading } from './reading.js';
import { anaphora } from './scope.words.js';

const toPeriod = (mention: TimeMention, coverage: Coverage, isStock: boolean): Period | null => {
  const { from, to, role } = mention;
  if (from === undefined || to === undefined) return null;
  const covered = coverage.period;
  if (role === 'until') {
    if (isStock) return { start: to, end: to };
    const start = covered !== null && covered.start <= to ? covered.start : `${to.slice(0, 4)}-01-01`;
    return { start, end: to };
  }
  if (role === 'since') {
    const { published } = coverage;
    const isLater = covered !== null && covered.end < from;
    const end =
      published !== null && (isLater || published.slice(0, 4) === (covered?.end.slice(0, 4) ?? from.slice(0, 4)))
        ? published
        : (covered?.end ?? to);
    return { start: from, end: end >= from ? end : to };
  }
  // 今年 in a text written before the year's end ends with the text.
  const isOpen =
    (mention.relative || isEarly(coverage.published)) &&
    mention.grain === 'year' &&
    coverage.published !== null &&
    coverage.published >= from &&
    coverage.published < to;
  if (isOpen && coverage.published !== null) return { start: from, end: coverage.published };
  if (
    covered !== null &&
    mention.grain === 'year' &&
    covered.start.slice(0, 4) === from.slice(0, 4) &&
    to.slice(0, 4) === from.slice(0, 4)
  ) {
    return covered.start.endsWith('-01-01') && covered.end.slice(0, 4) === covered.start.slice(0, 4)
      ? covered
      : { start: from, end: to };
  }
  return { start: from, end: to };
};

/** 为2018年以来最低 ranks a figure and does not date it. */
const isRecord = (text: string, { role, end }: TimeMention): boolean =>
  (role === 'since' || role === 'years') &&
  /^(?:的)?(?:最|新|首次|头一|第一[次回]|同期最|历史|少有|未有)/.test(text.slice(end, end + 4));

/** 从2021年12月1日起，…。截至3月31日: the beginning stands in the sentence before. */
function sinceBefore(passage: Passage, sentence: number, until: TimeMention): TimeMention | undefined {
  const [place, previous] = [passage.sentences[sentence], passage.sentences[sentence - 1]];
  if (!place || previous?.paragraph !== place.paragraph) return undefined;
  return within(passage.times, previous).findLast(
    ({ role, grain, from }) =>
      role === 'since' && grain === 'day' && from !== undefined && until.to !== undefined && from <= until.to,
  );
}

/** The mention that holds at an offset in a sentence: the last before it that is no base and no day of telling. */
function mentionAt(passage: Passage, sentence: number, offset: number): TimeMention | undefined {
  const place = passage.sentences[sentence];
  if (!place) return undefined;
  const usable = within(passage.times, place).filter(
    (mention) => mention.role !== 'base' && !isTelling(passage.text, mention) && !isRecord(passage.text, mention),
  );
  const before = usable.filter(({ start }) => start <= offset);
  const last = before.at(-1);
  const until = before.findLast(({ role }) => role === 'until');
  if (last && until?.to !== undefined) {
    // 截至12月20日，2022年共抓获274名; 8月1日起，…，截至8月31日.
    if (last.grain === 'year' && last.role === 'during' && last.from?.slice(0, 4) === until.to.slice(0, 4))
      return until;
    const since =
      before.findLast(({ role, start }) => role === 'since' && start < until.start) ??
      sinceBefore(passage, sentence, until);
    if (last === until && since?.from !== undefined) return { ...until, role: 'during', from: since.from };
  }
  return last ?? usable.find(({ start, role }) => start > offset && role === 'until');
}

const sinceEvent =
  /(?:十[八九]大|二十大|建局|建所|成立|组建|专项斗争(?:开展)?|新中国成立|改革开放|任期|换届)以来(?!最|的最)/;
const resets = /全年|一年来|全市|全区|全县|全省|全州|公安机关|目前/;

/** Where the mention stands that a figure takes its time from; undefined when its sentence has none. */
export function mentionStart(passage: Passage, reading: Reading): number | undefined {
  return mentionAt(passage, reading.sentence, reading.figure.start)?.start;
}

/** Whether a time is that of the first figure of a pair: 由2022年的86人降至. */
const isFirstOfPair = (passage: Passage, { start, end }: TimeMention): boolean =>
  /[由从]$/.test(passage.text.slice(Math.max(0, start - 1), start)) &&
  /^的?[^，。；]{0,14}(?:降|升|增|减|提|下|上|扩|拓)[^，]{0,3}[至到为]/.test(passage.text.slice(end, end + 24));

/** 较上年同期破案858起: a level right after what it is compared with is of that time. */
function baseBeside(passage: Passage, { kind, figure, sentence }: Reading): TimeMention | undefined {
  const place = passage.sentences[sentence];
  if (kind !== 'level' || !place) return undefined;
  const base = within(passage.times, place).findLast(
    ({ role, start, end }) =>
      end <= figure.start &&
      (role === 'base' ||
        passage.text.slice(start, end).endsWith('同期') ||
        passage.text.slice(end, end + 2).startsWith('同期')),
  );
  return base &&
    /^(?:同期)?(?:的)?(?:破案|破获|抓获|查处|发生|接报|立案|受理)?$/.test(passage.text.slice(base.end, figure.start))
    ? base
    : undefined;
}

/** 2021、2022、2023年分别破获800起、900起、1000起: to each year its figure. */
function yearInList(passage: Passage, { sentence, figure }: Reading): Period | undefined {
  const place = passage.sentences[sentence];
  if (!place) return undefined;
  const before = passage.text.slice(place.start, figure.start);
  const list = [...before.matchAll(/((?:(?:19|20)\d{2}年?(?:、|和|及))+(?:19|20)\d{2}年)[^，。；]{0,4}分别/g)].at(-1);
  if (!list) return undefined;
  const years = (list[1] ?? '').match(/\d{4}/g) ?? [];
  const from = place.start + list.index + list[0].length;
  const row = within(passage.quantities, { start: from, end: place.end });
  const at = row.findIndex(({ numeralStart }) => numeralStart === figure.start);
  const year = row.length >= years.length ? years[at] : undefined;
  return year === undefined ? undefined : { start: `${year}-01-01`, end: `${year}-12-31` };
}

/** @returns the period; undefined when nothing near the figure says one. */
export function statedPeriod(passage: Passage, reading: Reading, coverage: Coverage): Period | null | undefined {
  const isStock = reading.compiled.indicator.measure_type === 'stock';
  if (reading.timed === 'article') return coverage.period;
  if (reading.timed === 'year-before') return coverage.period && shiftYears(coverage.period, -1);
  const base = baseBeside(passage, reading);
  if (base) {
    if (!base.relative && base.from !== undefined && base.to !== undefined && base.grain === 'year')
      return { start: base.from, end: base.to };
    return coverage.period && shiftYears(coverage.period, -1);
  }
  const listed = yearInList(passage, reading);
  if (listed) return listed;
  const own = mentionAt(passage, reading.sentence, reading.figure.start);
  // 今年980起，去年1200起，下降18.3%: the change is this year's.
  if (
    own?.relative &&
    reading.kind !== 'level' &&
    own.to !== undefined &&
    coverage.period &&
    own.to < coverage.period.start
  )
    return coverage.period;
  const place = passage.sentences[reading.sentence];
  // 截至目前 is the day of writing.
  if (isStock && coverage.published !== null && place !== undefined) {
    const said = passage.text.slice(place.start, reading.figure.start);
    if (said.lastIndexOf('截至目前') >= (own?.start ?? place.start) - place.start)
      return { start: coverage.published, end: coverage.published };
  }
  // 由2022年的86人降至72人，降幅16.3%: the year of the first figure is what the change is measured against.
  if (own && reading.kind !== 'level' && isFirstOfPair(passage, own)) return coverage.period;
  if (own) {
    const stated = own.from === undefined ? null : toPeriod(own, coverage, isStock);
    // 由去年的53起降为45起: last year lies before what the article covers, whenever that was written.
    if (reading.timed === 'before' && own.relative && stated && coverage.period && stated.end === coverage.period.end)
      return shiftYears(stated, -1);
    return stated;
  }
  const sentence = passage.sentences[reading.sentence];
  // 党的十八大以来, 建局以来, 专项斗争开展以来: since something that has no date here.
  if (sentence && sinceEvent.test(passage.text.slice(sentence.start, reading.figure.start))) return null;
  const previous = passage.sentences[reading.sentence - 1];
  if (!sentence || !previous || previous.paragraph !== sentence.paragraph) return undefined;
  const goesOn = anaphora.test(passage.text.slice(sentence.start, sentence.start + 12));
  const earlier = [1, 2, 3]
    .filter((back) => passage.sentences[reading.sentence - back]?.paragraph === sentence.paragraph)
    .map((back) => mentionAt(passage, reading.sentence - back, Infinity))
    .find((mention) => mention !== undefined);
  if (!earlier || earlier.from === undefined) return undefined;
  const home = [0, 1, 2, 3]
    .map((back) => passage.sentences[reading.sentence - back])
    .find((each) => each !== undefined && each.start <= earlier.start);
  const isPrecise =
    earlier.grain !== 'year' &&
    earlier.from !== earlier.to &&
    earlier.role === 'during' &&
    home !== undefined &&
    earlier.start - home.start < 16;
  if (isPrecise && !resets.test(passage.text.slice(sentence.start, reading.figure.start)))
    return toPeriod(earlier, coverage, isStock);
  // 截至11月底，共破获…。抓获…: the paragraph goes on.
  const isUntil = earlier.role === 'until' && earlier.grain !== 'year';
  if (isUntil && !resets.test(passage.text.slice(sentence.start, reading.figure.start)))
    return toPeriod(earlier, coverage, isStock);
  if (goesOn || (earlier.grain === 'year' && earlier.role === 'during' && !earlier.relative))
    return toPeriod(earlier, coverage, isStock);
  return undefined;
}
