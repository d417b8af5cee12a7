/**
 * Reads figures that stand in words: 命案连续8年全破, 破案率连续16年保持100%, 命案全破, 未发生一次死亡3人以上道路交通事故. Takes a sentence of a
 * passage; a lexicon decides what may be said of which indicator.
 */
import type { Period } from '../model/period.js';
import type { CompiledIndicator, Lexicon } from './lexicon.js';
import { parseNumeral } from './numeral.js';
import type { Passage, Sentence } from './passage.js';
import type { Span } from '../text/source-text.js';
import type { Reading, Refusal } from './reading.js';
import { lastMatch } from './word-pattern.js';

export interface Statement {
  readonly start: number;
  readonly end: number;
  readonly result: Reading | Refusal;
}

const streakPattern =
  /(?:连续(?:保持)?(?:第)?|(?:延续|持续|保持)(?:了|至)?(?:第)?)(?<count>\d{1,3}|[一二三四五六七八九十百]{1,4})(?<unit>年|个年头|个月|天|日)/g;
const solved =
  /全破|必破|全部(?:及时|成功|快速)?(?:破获|侦破|告破)|(?:保持|达到?|为|实现|均|破案率|侦破率|破获率)[^，。；]{0,6}(?:100%|百分之百|百分百)|(?:100%|百分之百|百分百)(?:侦破|破获|告破|破案)|零积案/;
const rateOfAll = /(?:100%|百分之百|百分百)/;
const nothing = /(?:未|没有|无|未再|均未|从未)(?:发生|出现)(?:过|任何|一起)?|零发生|“零发生”|零死亡|为零|发生数为0/g;

function clauseAround(text: string, sentence: Sentence, at: number): Span {
  let start = at;
  while (start > sentence.start && !/[，；。：]/.test(text[start - 1] ?? '')) start -= 1;
  let end = at;
  while (end < sentence.end && !/[，；。：\n]/.test(text[end] ?? '')) end += 1;
  return { start, end };
}

const kindOf = (compiled: CompiledIndicator): 'streak' | 'ratio' | 'count' =>
  compiled.indicator.measure_type === 'streak'
    ? 'streak'
    : compiled.indicator.measure_type === 'ratio'
      ? 'ratio'
      : 'count';

function readStreaks(
  passage: Passage,
  sentence: Sentence,
  index: number,
  lexicon: Lexicon,
  covered: Period | null,
): Statement[] {
  const text = passage.text.slice(sentence.start, sentence.end);
  const streaks = lexicon.indicators.filter((compiled) => kindOf(compiled) === 'streak');
  const matches = [...text.matchAll(streakPattern)];
  return matches.flatMap((match, place): Statement[] => {
    const at = sentence.start + match.index;
    const whole = clauseAround(passage.text, sentence, at);
    // 命案连续四年全破、刑事案件连续五年下降: each streak has its own part of the clause.
    const next = matches[place + 1];
    const before = matches[place - 1];
    const joint = (from: number, to: number): number => passage.text.slice(from, to).lastIndexOf('、');
    const endJoint = next ? joint(at, sentence.start + next.index) : -1;
    const startJoint = before ? joint(sentence.start + before.index, at) : -1;
    const clause = {
      start:
        startJoint < 0 || !before ? whole.start : Math.max(whole.start, sentence.start + before.index + startJoint + 1),
      end: endJoint < 0 ? whole.end : Math.min(whole.end, at + endJoint),
    };
    const own = passage.text.slice(clause.start, clause.end);
    const all = solved.exec(own);
    if (!all) return [];
    // 命案全破，破案率连续三年保持100%: the noun stands in the clause before.
    const isShort = /^(?:且|并|现行)?(?:破案率|侦破率|破获率)/.test(own) || /^连续[^案]*$/.test(own);
    const earlier = isShort ? clauseAround(passage.text, sentence, Math.max(sentence.start, clause.start - 2)) : clause;
    const lead = isShort ? passage.text.slice(earlier.start, clause.start) : '';
    const words = lead + own;
    const wordsStart = clause.start - lead.length;
    for (const compiled of streaks) {
      // 命案破案率连续8年100%: the noun may stand in the clause before.
      const object = lastMatch(compiled.objects, words);
      // What follows the statement in a list is another thing: 现案全破、积案破百.
      const stated = words.slice(0, lead.length + all.index + all[0].length);
      if (!object || compiled.exclude?.test(stated)) continue;
      const count = parseNumeral(match.groups?.['count'] ?? '')?.value ?? 0;
      const unit = match.groups?.['unit'] ?? '';
      const figure = { start: at, end: at + match[0].length };
      const start = Math.min(at, wordsStart + object.start);
      const end = Math.max(figure.end, wordsStart + object.end, clause.start + all.index + all[0].length);
      if (/[天日]/.test(unit)) {
        return [{ ...figure, result: { refused: 'no-indicator', compiled } }];
      }
      const isMonth = unit === '个月';
      const reading: Reading = {
        compiled,
        kind: 'streak',
        value: count,
        lower: count,
        upper: count,
        unit: isMonth ? 'month' : 'year',
        qualifier: 'exact',
        rule: 'streak',
        span: { start, end },
        figure,
        noun: words,
        nounStart: Math.min(at, wordsStart + object.start),
        sentence: index,
        period: covered === null ? null : streakPeriod(covered, count, isMonth),
      };
      const statements: Statement[] = [{ start, end, result: reading }];
      // 破案率连续N年保持100% states the rate as well.
      const rate =
        /破案率|侦破率|破获率/.test(words) && rateOfAll.test(words)
          ? readAll(lexicon, passage, index, clause)
          : undefined;
      return rate ? [...statements, rate] : statements;
    }
    return [];
  });
}

/** N years that end with what the article covers. */
function streakPeriod(covered: Period, count: number, isMonth: boolean): Period {
  const endYear = Number(covered.end.slice(0, 4));
  if (!isMonth) return { start: `${String(endYear - count + 1).padStart(4, '0')}-01-01`, end: covered.end };
  const months = endYear * 12 + Number(covered.end.slice(5, 7)) - count;
  const year = Math.floor(months / 12);
  return {
    start: `${String(year).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`,
    end: covered.end,
  };
}

function readAll(lexicon: Lexicon, passage: Passage, index: number, clause: Span, said?: Span): Statement | undefined {
  const words = passage.text.slice(clause.start, clause.end) + (said ? passage.text.slice(said.start, said.end) : '');
  const all =
    /全破|全部(?:及时|成功|快速)?(?:破获|侦破|告破)|(?:100%|百分之百|百分百)(?:侦破|破获|告破|破案)|100%|百分之百/.exec(
      words,
    );
  if (!all) return undefined;
  for (const compiled of lexicon.indicators) {
    if (kindOf(compiled) !== 'ratio') continue;
    if (!/破/.test(compiled.indicator.lexicon.verbs.join(''))) continue;
    const object = lastMatch(compiled.objects, words.slice(0, all.index + all[0].length));
    if (!object || compiled.exclude?.test(words) || compiled.indicator.lexicon.whole) continue;
    // 88个县公安局实现命案全破 counts bureaus.
    if (/\d个[^，]{0,12}(?:公安局|分局|县|区|旗|市）?|派出所)[^，]{0,8}$/.test(words.slice(0, object.start))) continue;
    if (!/率/.test(words) && words.slice(object.end, all.index).length > 16) continue;
    const figure = said ?? { start: clause.start + all.index, end: clause.start + all.index + all[0].length };
    return {
      start: clause.start + object.start,
      end: figure.end,
      result: {
        compiled,
        kind: 'level',
        value: 100,
        lower: /%|百/.test(all[0]) ? 99.5 : 100,
        upper: 100,
        unit: 'percent',
        qualifier: 'exact',
        rule: 'all-solved',
        span: { start: clause.start + object.start, end: figure.end },
        figure,
        noun: words,
        nounStart: clause.start,
        sentence: index,
      },
    };
  }
  return undefined;
}

function readNothing(passage: Passage, sentence: Sentence, index: number, lexicon: Lexicon): Statement[] {
  const text = passage.text.slice(sentence.start, sentence.end);
  const counts = lexicon.indicators.filter(
    (compiled) => kindOf(compiled) === 'count' && compiled.indicator.lexicon.verbs.some((verb) => verb.includes('零')),
  );
  return [...text.matchAll(nothing)].flatMap((match): Statement[] => {
    const at = sentence.start + match.index;
    const clause = clauseAround(passage.text, sentence, at);
    const before = passage.text.slice(clause.start, at);
    const after = passage.text.slice(at + match[0].length, clause.end);
    const isAfter = /^(?:未|没|无|均未|从未)/.test(match[0]);
    for (const compiled of counts) {
      const region = isAfter ? after : before;
      const matches = [...region.matchAll(compiled.objects)];
      const object = isAfter ? matches[0] : matches.at(-1);
      if (!object) {
        // 较大以上事故没有发生
        const earlier = isAfter && after === '' ? [...before.matchAll(compiled.objects)].at(-1) : undefined;
        if (!earlier) continue;
        const start = clause.start + earlier.index;
        return [
          zero(compiled, { start, end: at + match[0].length }, { start: at, end: at + match[0].length }, before, index),
        ];
      }
      const words = region.slice(isAfter ? 0 : object.index);
      if (compiled.exclude?.test(words)) continue;
      const rest = isAfter
        ? (/^[^、，]{0,12}?事故/.exec(region.slice(object.index + object[0].length))?.[0] ?? '')
        : '';
      const place = isAfter ? at + match[0].length : clause.start;
      const objectEnd = place + object.index + object[0].length + (object[0].endsWith('事故') ? 0 : rest.length);
      const span = isAfter
        ? { start: at, end: objectEnd }
        : { start: clause.start + object.index, end: at + match[0].length };
      return [zero(compiled, span, { start: at, end: at + match[0].length }, words, index)];
    }
    return [];
  });
}

function zero(compiled: CompiledIndicator, span: Span, figure: Span, noun: string, sentence: number): Statement {
  return {
    ...span,
    result: {
      compiled,
      kind: 'level',
      value: 0,
      lower: 0,
      upper: 0,
      unit: compiled.indicator.unit,
      qualifier: 'exact',
      rule: 'not-occurred',
      span,
      figure,
      noun,
      nounStart: span.start,
      sentence,
    },
  };
}

function readSolved(passage: Passage, sentence: Sentence, index: number, lexicon: Lexicon): Statement[] {
  const text = passage.text.slice(sentence.start, sentence.end);
  return [
    ...text.matchAll(/全破|全部(?:及时|成功|快速)?(?:破获|侦破|告破)|(?:100%|百分之百|百分百)(?:侦破|破获|告破|破案)/g),
  ].flatMap((match): Statement[] => {
    const at = sentence.start + match.index;
    const clause = clauseAround(passage.text, sentence, at);
    const words = passage.text.slice(clause.start, clause.end);
    if (/连续|(?<!\d)\d{1,2}年|[一二三四五六七八九十]年|\d天/.test(words.replace(/\d{4}年/g, ''))) return [];
    const isShort = /^(?:均|并|全部|已)*$/.test(passage.text.slice(clause.start, at));
    const from = isShort
      ? clauseAround(passage.text, sentence, Math.max(sentence.start, clause.start - 2)).start
      : clause.start;
    const end = Math.min(clause.end, at + match[0].length);
    const parts = listBefore(passage.text.slice(from, end));
    // 现行命案、八类案件均实现100%侦破: each part is said to be solved.
    if (parts.length > 1)
      return parts.flatMap((part) => {
        const place = { start: from + part.start, end: from + part.end };
        return readAll(lexicon, passage, index, place, { start: at, end }) ?? [];
      });
    const statement = readAll(lexicon, passage, index, { start: from, end });
    return statement ? [statement] : [];
  });
}

/** The parts of a list that is said to be all of one kind: A、B和C均…, A、B实现“两个全破”; none where it is no list. */
function listBefore(words: string): Span[] {
  const list = /^(.*?)(?:均|都|全部|实现“?[两三四五六七八]个)/.exec(words)?.[1] ?? '';
  const parts: Span[] = [];
  let at = 0;
  for (const part of list.split(/、|和|与|及/)) {
    parts.push({ start: at, end: at + part.length });
    at += part.length + 1;
  }
  return parts;
}

export function readStatements(
  passage: Passage,
  sentence: Sentence,
  index: number,
  lexicon: Lexicon,
  covered: Period | null,
): Statement[] {
  return [
    ...readStreaks(passage, sentence, index, lexicon, covered),
    ...readSolved(passage, sentence, index, lexicon),
    ...readNothing(passage, sentence, index, lexicon),
  ];
}
