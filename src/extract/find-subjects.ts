/** What a change is a change of: the noun before it, the figure before it, the clause or sentence before it. */
import { directionPattern, directionWords, type ChangeHead } from './change-head.js';
import { blank, blankSign, earlierIn, type SentenceContext } from './clause.js';
import { comparisonWords, countWords } from './figure.words.js';
import type { Quantity } from './find-quantities.js';
import type { CompiledIndicator, Lexicon } from './lexicon.js';
import { matchNouns } from './match-noun.js';
import { has, isNounRefusal, kinds } from './noun.js';
import type { Reading, Refusal, RuleName } from './reading.js';
import { compileSome, Words } from './word-pattern.js';

/** A quantity that was counted before, with what was read of it. */
export interface Counted {
  readonly quantity: Quantity;
  readonly reading: Reading | undefined;
}

/** What the reader of a change needs. */
export interface ChangeContext extends SentenceContext {
  /** Everything counted in the sentence before the row, in order. */
  readonly counted: readonly Counted[];
  /** Where the clause before the row starts. */
  readonly clauseStart: number;
}

/** What a change is a change of. */
export interface Subject {
  readonly compiled: CompiledIndicator;
  readonly start: number;
  readonly noun: string;
  readonly nounStart: number;
  readonly rule: RuleName;
  /** The level that it belongs to, if one was read. */
  readonly level?: Reading | undefined;
}

/** A subject, or why there is none. */
export type SubjectResult = Subject | Refusal;

const comparisons = new Words(comparisonWords, [blankSign]);
const counts = new Words(countWords);
const splitter = /、|和|与|及|以及/;
const sinceTime = new RegExp(`自(?=${blankSign})`);
const fullDirections = compileSome(directionWords.filter((word) => word.length > 1));
/** Nothing of the catalogue. */
export const nothingElse: SubjectResult = { refused: 'no-indicator' };

/** A row of shares and the words of its change. */
export interface Row {
  readonly context: ChangeContext;
  readonly isPoints: boolean;
  readonly change: string;
}

/** Percentage points are of rates. */
const fitting = ({ context: { lexicon }, isPoints }: Row): Lexicon['indicators'] =>
  isPoints ? lexicon.indicators.filter(({ indicator }) => indicator.measure_type === 'ratio') : lexicon.indicators;

function readSubject(text: string, end: number, row: Row): SubjectResult | undefined {
  const { context } = row;
  const start = end - text.length;
  const window = {
    start,
    left: text,
    right: '',
    earlier: earlierIn(context, start),
    change: row.change,
  };
  const [direct] = matchNouns(fitting(row), window, end, context.topics, true);
  // 刑事警情下降12.3%，破案率上升3.1个百分点: a rate may go on with a noun said before.
  const best = direct ?? (row.isPoints ? matchNouns(fitting(row), window, end, context.topics)[0] : undefined);
  if (!best) return undefined;
  if (isNounRefusal(best)) return { refused: best.refused, compiled: best.compiled };
  const subject: Subject = {
    compiled: best.compiled,
    start: best.start,
    noun: best.noun,
    nounStart: best.nounStart,
    rule: 'change',
  };
  const { narrowed_by: reach } = best.compiled.indicator.lexicon;
  const crime = reach === 'passage' ? context.topics.crime(best.start, reach) : undefined;
  if (crime?.kind !== 'one') return subject;
  // 破电诈案件数、抓获犯罪嫌疑人数同比分别上升: the suspects are of that crime.
  const narrower = context.lexicon.indicators.find(
    ({ indicator }) => indicator.lexicon.subject === crime.subject && indicator.unit === best.compiled.indicator.unit,
  );
  return narrower ? { ...subject, compiled: narrower } : { refused: 'narrower', compiled: best.compiled };
}

/** Whether a subject was found. */
export const isSubject = (result: SubjectResult | undefined): result is Subject =>
  result !== undefined && 'noun' in result;

/** Nouns that are lent are short: the last or first eight characters at most. */
export const lentEnds = (text: string): string[] =>
  Array.from({ length: Math.min(8, text.length - 1) }, (_, cut) =>
    text.slice(Math.max(1, text.length - 8) + cut),
  ).filter((ending) => ending !== '');
const lentStarts = (text: string): string[] =>
  Array.from({ length: Math.min(10, text.length - 1) }, (_, cut) =>
    text.slice(0, Math.min(10, text.length - 1) - cut),
  ).filter((start) => start !== '');

/** Verbs as they are said before 数, where that is another word than the indicator's. */
const saidFor: Readonly<Record<string, string>> = { 破案: '破获', 抓人: '抓获' };

/** The verb of 破案数, 抓人数, as an indicator has it. */
function verbOf(word: string): string | undefined {
  const said = /破案|破获|侦破|抓获|抓人|查处|化解|立案|发案|受理|返还|挽损|注册|死亡|亡人/.exec(word)?.[0];
  return said === undefined ? undefined : (saidFor[said] ?? said);
}

/** 破案数, 查处数: what was done is counted. */
const countedBy = /(?:破案|破获|侦破|查处|立案|发案)(?:数量?|量)?$/;

/** The subjects of a list; a noun at its end is lent to the parts before, one at its start to those after: 刑事、治安警情. */
function readList(text: string, end: number, row: Row): SubjectResult[] {
  const { context } = row;
  const pieces: { readonly text: string; readonly end: number }[] = [];
  let at = 0;
  // Two kinds written as one word: 刑事治安警情分别下降2.2%和14.1%.
  // 电诈及关联案件破案数: what goes with a kind is no second one.
  const said = text.replaceAll(/及其?关联(?=案件|犯罪)/g, (words) => blankSign.repeat(words.length));
  for (const part of said.split(splitter).flatMap((each) => each.split(/(?<=刑事)(?=治安)/))) {
    const from = said.indexOf(part, at);
    at = from + part.length;
    pieces.push({ text: part, end: end - text.length + at });
  }
  const first = pieces[0]?.text ?? '';
  const last = pieces.at(-1)?.text ?? '';
  const subjects = pieces.map((piece, index): SubjectResult => {
    // 刑事案件、侵财案件破案数: the last one's verb is that of all.
    const lender = /案件?$/.test(piece.text)
      ? pieces.slice(index + 1).find((other) => countedBy.test(other.text))
      : undefined;
    const plain = lender ? undefined : readSubject(piece.text, piece.end, row);
    if (isSubject(plain)) return plain;
    const leader = index > 0 ? readSubject(first, pieces[0]?.end ?? 0, row) : undefined;
    if (isSubject(leader) && verbOf(piece.text) !== undefined && counts.cover(piece.text)) {
      const own = sibling(piece.text, leader.compiled, leader.noun, context);
      if (own)
        return {
          compiled: own,
          start: piece.end - piece.text.length,
          noun: piece.text,
          nounStart: piece.end - piece.text.length,
          rule: 'change',
        };
    }
    const endings =
      index === pieces.length - 1 ? [] : lentEnds(lender?.text ?? last).map((ending) => piece.text + ending);
    const starts = index === 0 ? [] : lentStarts(first).map((start) => start + piece.text);
    for (const lent of [...endings, ...starts]) {
      const result = readSubject(lent, piece.end, row);
      const isWithin = isSubject(result) && result.nounStart < piece.end - lent.length + piece.text.length;
      if (isSubject(result) && (isWithin || lent.endsWith(piece.text)))
        return { ...result, start: piece.end - piece.text.length, nounStart: piece.end - piece.text.length };
    }
    return plain ?? nothingElse;
  });
  // 涉电动自行车交通事故起数、亡人数: what narrows the first narrows those after it.
  const [head] = subjects;
  const isNarrow = head !== undefined && !isSubject(head) && head.refused === 'narrower';
  // 电诈警情、刑事立案: how it was filed, not a second kind. 较大交通事故起数、亡人数: the deaths are in these.
  const narrowed =
    (/警情数?$/.test(first) && has(kinds, first) ? /^(?:刑事)?(?:立案|发案)数?$/ : undefined) ??
    (/(?:较大|重大|特大|\d人以上)[^、]*事故/.test(first) ? /^(?:死亡|亡人)/ : undefined);
  if (narrowed)
    return subjects.map((subject, index) =>
      index > 0 && isSubject(subject) && narrowed.test(pieces[index]?.text ?? '')
        ? { refused: 'narrower', compiled: subject.compiled }
        : subject,
    );
  return isNarrow
    ? subjects.map((subject) => (isSubject(subject) ? { refused: 'narrower', compiled: subject.compiled } : subject))
    : subjects;
}

const ofLevel = (level: Reading, rule: RuleName): Subject => ({
  compiled: level.compiled,
  start: level.span.start,
  noun: level.noun,
  nounStart: level.nounStart,
  rule,
  level,
});

/** The last figures before the row, as many as it has members: 破获…4.6万起、抓获…5642名，同比分别上升11.08%、1.21%. */
function subjectsBefore(count: number, { passage, counted, clauseStart }: ChangeContext): SubjectResult[] | undefined {
  const last = counted.at(-1);
  // 查处治安案件1326，同比上升48.6%: a number without a measure word stands between.
  if (!last || /\d/.test(passage.masked.slice(last.quantity.end, clauseStart))) return undefined;
  const taken = counted.slice(-count);
  if (taken.length < count || !taken.some(({ reading }) => reading)) return undefined;
  if (count > 1 && taken.some(({ reading }) => reading && reading.kind !== 'level')) return undefined;
  return taken.map(({ reading }) =>
    reading ? ofLevel(reading, count > 1 ? 'respective' : 'change-of-figure') : nothingElse,
  );
}

/** 起数 and 人数 name the figure before them that was counted so. */
function ofMeasure(word: string, { counted }: ChangeContext): Members | undefined {
  const measures = /起数|件数/.test(word) ? /^[起件宗次]$/ : /人数/.test(word) ? /^[人名]$/ : undefined;
  if (!measures || /破|抓|查|化|立|受理|死|亡|伤/.test(word)) return undefined;
  const found = counted.findLast(({ quantity }) => measures.test(quantity.measure));
  return found?.reading ? { subjects: [ofLevel(found.reading, 'change-of-figure')], shared: false } : undefined;
}

/**
 * 破案数, 抓获数 after a figure or a noun: the same indicator, or what shares its topic, its noun or its being a total, and has this verb.
 * Undefined when nothing in the catalogue has.
 */
function sibling(
  word: string,
  compiled: CompiledIndicator,
  noun: string,
  { lexicon }: ChangeContext,
): CompiledIndicator | undefined {
  const verb = verbOf(word);
  const fits = ({ indicator }: CompiledIndicator): boolean =>
    verb === undefined || indicator.lexicon.verbs.includes(verb);
  if (fits(compiled)) return compiled;
  const topics = compiled.topics?.source;
  const isNear = (other: CompiledIndicator): boolean =>
    topics === undefined
      ? noun.search(other.objects) >= 0 || (compiled.indicator.lexicon.whole && other.indicator.lexicon.whole)
      : other.topics?.source === topics;
  return lexicon.indicators.find(
    (other) => other !== compiled && other.indicator.unit !== 'percent' && fits(other) && isNear(other),
  );
}

function ofSibling(word: string, level: Reading, context: ChangeContext): SubjectResult {
  const own = sibling(word, level.compiled, level.noun, context);
  if (!own) return nothingElse;
  const subject = ofLevel(level, 'change-of-figure');
  return own === level.compiled ? subject : { ...subject, compiled: own, level: undefined };
}

/** 全链条打击电信网络诈骗，破案数、抓获数分别上升: the passage says of what. */
function ofSubject(
  word: string,
  subject: string | undefined,
  start: number,
  { lexicon }: ChangeContext,
): SubjectResult {
  const verb = verbOf(word);
  const found = lexicon.indicators.find(
    ({ indicator }) =>
      verb !== undefined && indicator.lexicon.subject === subject && indicator.lexicon.verbs.includes(verb),
  );
  return verb !== undefined && found
    ? { compiled: found, start, noun: word, nounStart: start, rule: 'change-of-topic' }
    : nothingElse;
}

/** 刑事类、治安类警情较去年同期双下降，降幅分别为11.6%、8.9%: the subjects stand in the clause before. */
function subjectsEarlier(count: number, row: Row): SubjectResult[] | undefined {
  const { passage, sentence, clauseStart, counted } = row.context;
  const from = Math.max(sentence.start, counted.at(-1)?.quantity.end ?? 0, clauseStart - 80);
  if (from >= clauseStart) return undefined;
  const text = passage.masked.slice(from, clauseStart).replace(/[，：（]$/, '');
  const clause = text.slice(Math.max(text.lastIndexOf('，'), text.lastIndexOf('；')) + 1);
  const subject = trimChange(clause);
  const end = from + text.length - (clause.length - subject.length);
  const list = readList(subject, end, { ...row, change: '下降' });
  if (count === 1) {
    const single = readSubject(subject, end, { ...row, change: '下降' });
    return isSubject(single) && list.length === 1 ? [{ ...single, rule: 'change-of-topic' }] : undefined;
  }
  return list.length >= count
    ? list.slice(-count).map((each) => (isSubject(each) ? { ...each, rule: 'change-of-topic' as const } : each))
    : undefined;
}

/** A clause without the words of its change: 治安警情实现“五连降”, 刑事警情自3月起连续10个月同比下降. */
function trimChange(clause: string): string {
  const plain = comparisons.trimEnd(
    clause
      .replaceAll(/(?:连续)?\d{1,2}个?[年月]/g, (text) => blankSign.repeat(text.length))
      .replace(sinceTime, blankSign),
  );
  return comparisons.trimEnd(plain.replace(directionPattern, ''));
}

/** 刑事警情在连续三年下降的基础上，今年又下降9.4%: the subject of an earlier change of the sentence goes on. */
function subjectOfSentence(row: Row): SubjectResult[] | undefined {
  const { passage, sentence, clauseStart } = row.context;
  const from = Math.max(sentence.start, clauseStart - 90);
  const earlier = passage.masked.slice(from, clauseStart);
  for (const match of [...earlier.matchAll(fullDirections)].toReversed().slice(0, 3)) {
    const before = earlier.slice(0, match.index);
    const clauseAt = Math.max(before.lastIndexOf('，'), before.lastIndexOf('；'), before.lastIndexOf('、')) + 1;
    const clause = before.slice(clauseAt);
    for (const length of [clause.length, ...[/在/, /连续/, /实现/].map((word) => clause.search(word))].filter(
      (each) => each > 0,
    )) {
      const result = readSubject(comparisons.trimEnd(clause.slice(0, length)), from + clauseAt + length, {
        ...row,
        change: match[0],
      });
      if (isSubject(result)) return [{ ...result, rule: 'change-of-topic' }];
    }
  }
  return undefined;
}

/** The subjects of a row, in its order. */
export interface Members {
  readonly subjects: readonly SubjectResult[];
  /** Whether all subjects share each figure: 刑事警情和治安警情均下降10%. */
  readonly shared: boolean;
}

/** What the shares of a row are changes of. */
export function findSubjects(group: readonly Quantity[], row: Row, head: ChangeHead): Members {
  const { context } = row;
  const { masked } = context.passage;
  const raw = masked.slice(context.clauseStart, head.start).replace(/^[、，（]+/, '');
  // Two kinds written as one word: 刑事治安警情分别下降2.2%和14.1%.
  const subject = comparisons.trimEnd(raw).replace(/^(?:其中|而|且|并|和|也)/, '');
  const tail = raw.slice(comparisons.trimEnd(raw).length);
  const bare = blank(subject);
  const count = group.length;
  const alone = (subjects: SubjectResult[] | undefined): Members | undefined => subjects && { subjects, shared: false };
  const words = bare.split(splitter);
  const isSolving = words.every((word) => /破案|破获|侦破|抓获|抓人/.test(word));
  const last = isSolving
    ? context.counted.findLast(({ reading }) => reading !== undefined)?.reading
    : context.counted.at(-1)?.reading;
  if (bare !== '' && !last && words.every((word) => counts.cover(word))) {
    const topic = context.topics.crime(head.start, 'passage');
    if (topic?.kind === 'one' && topic.subject !== undefined) {
      const of = words.map((word) => ofSubject(word, topic.subject, head.start, context));
      if (of.length === count && of.some(isSubject)) return { subjects: of, shared: false };
    }
  }
  if (bare !== '' && last && words.length === count && words.every((word) => counts.cover(word))) {
    return { subjects: words.map((word) => ofSibling(word, last, context)), shared: false };
  }
  const before = context.counted.at(-1);
  // 两抢案件829宗，同比下降59.4%: the share is of a figure that nothing was made of.
  if (
    bare === '' &&
    count === 1 &&
    before &&
    before.reading === undefined &&
    before.quantity.measure !== '' &&
    /^[，（、]?$/.test(masked.slice(before.quantity.end, context.clauseStart)) &&
    !raw.includes(blankSign)
  )
    return { subjects: [nothingElse], shared: false };
  if (bare === '' || counts.cover(bare)) {
    const named = bare === '' ? undefined : ofMeasure(bare, context);
    const isVerbless = !/破|抓|查|化|立|发案|受理|返还|挽|注册|死|亡/.test(bare);
    const found =
      named ??
      alone(subjectsBefore(count, context)) ??
      (isVerbless
        ? (alone(subjectsEarlier(count, row)) ?? (count === 1 ? alone(subjectOfSentence(row)) : undefined))
        : undefined);
    if (found) return found;
  }
  const end = head.start - tail.length;
  const list = readList(subject, end, row);
  if (count > 1) return { subjects: list.length >= count ? list.slice(-count) : [{ refused: 'mixed' }], shared: false };
  const single = readSubject(subject, end, row) ?? nothingElse;
  if (list.length === 1 || !isSubject(single)) return { subjects: [single], shared: false };
  const others = list.slice(-2);
  if (!others.every(isSubject)) return { subjects: [single], shared: false };
  if (/均|都|双/.test(tail)) return { subjects: list.filter(isSubject), shared: true };
  return { subjects: [{ refused: 'mixed', compiled: single.compiled }], shared: false };
}
