/** The time that each figure covers: what its sentence says, else its campaign's dates, else the article's. */
import { shiftYears, type Period } from '../model/period.js';
import type { TimeMention } from './find-times.js';
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
    const end =
      coverage.published !== null && coverage.published.slice(0, 4) === (covered?.end.slice(0, 4) ?? from.slice(0, 4))
        ? coverage.published
        : (covered?.end ?? to);
    return { start: from, end: end >= from ? end : to };
  }
  // 今年 in a text written before the year's end ends with the text.
  const isOpen =
    mention.relative &&
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

/** The mention that holds at an offset in a sentence: the last before it that is no base and no day of telling. */
function mentionAt(passage: Passage, sentence: number, offset: number): TimeMention | undefined {
  const place = passage.sentences[sentence];
  if (!place) return undefined;
  const usable = within(passage.times, place).filter(
    (mention) => mention.role !== 'base' && !isTelling(passage.text, mention),
  );
  const before = usable.filter(({ start }) => start <= offset);
  return before.at(-1) ?? usable.find(({ start, role }) => start > offset && role === 'until');
}

/** Where the mention stands that a figure takes its time from; undefined when its sentence has none. */
export function mentionStart(passage: Passage, reading: Reading): number | undefined {
  return mentionAt(passage, reading.sentence, reading.figure.start)?.start;
}

/** @returns the period; undefined when nothing near the figure says one. */
export function statedPeriod(passage: Passage, reading: Reading, coverage: Coverage): Period | null | undefined {
  const isStock = reading.compiled.indicator.measure_type === 'stock';
  if (reading.timed === 'article') return coverage.period;
  const own = mentionAt(passage, reading.sentence, reading.figure.start);
  if (own) {
    const stated = own.from === undefined ? null : toPeriod(own, coverage, isStock);
    // 由去年的53起降为45起: last year lies before what the article covers, whenever that was written.
    if (reading.timed === 'before' && own.relative && stated && coverage.period && stated.end === coverage.period.end)
      return shiftYears(stated, -1);
    return stated;
  }
  const sentence = passage.sentences[reading.sentence];
  const previous = passage.sentences[reading.sentence - 1];
  if (!sentence || !previous || previous.paragraph !== sentence.paragraph) return undefined;
  const goesOn = anaphora.test(passage.text.slice(sentence.start, sentence.start + 12));
  const earlier = mentionAt(passage, reading.sentence - 1, Infinity);
  if (!earlier || earlier.from === undefined) return undefined;
  if (goesOn || (earlier.grain === 'year' && earlier.role === 'during' && !earlier.relative))
    return toPeriod(earlier, coverage, isStock);
  return undefined;
}
