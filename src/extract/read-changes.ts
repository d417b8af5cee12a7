/**
 * Reads changes: 刑事警情同比下降13%, 破案率提高3.5个百分点, 事故起数、死亡人数同比分别下降14.71%、16.82%, 破获案件871起，同比提升16.13%.
 * Takes shares that stand in a row; gives the readings or refusals of each.
 */
import type { ObservationKind } from '../model/observation.js';
import { readChangeHead, type ChangeHead } from './change-head.js';
import type { Quantity } from './find-quantities.js';
import {
  findSubjects,
  isSubject,
  nothingElse,
  type ChangeContext,
  type Row,
  type SubjectResult,
} from './find-subjects.js';
import type { Reading, Refusal } from './reading.js';

const notYearly = /环比|月均|日均|年均|平均每年|每年|逐年|累计$|比年初|较年初/;

/** What each share of a row says; undefined when the words before it are none of a change. */
export function readChanges(group: readonly Quantity[], context: ChangeContext): (Reading | Refusal)[][] | undefined {
  const { masked } = context.passage;
  const [first] = group;
  if (!first) return [];
  const head = readChangeHead(masked, context.clauseStart, first.start);
  if (!head) return undefined;
  const row: Row = {
    context,
    isPoints: first.measureClass === 'points',
    // Whatever the words, a rise or a fall is a verb that some indicators take: 降幅达, ↓, 同比-2.4%.
    change: masked.slice(head.start, first.start) + (head.sign > 0 ? '上升' : '下降'),
  };
  const { subjects, shared } = findSubjects(group, row, head);
  const basis = masked.slice(Math.max(context.clauseStart, head.start - 14), head.start);
  return group.map((quantity, index) => {
    const previous = group[index - 1];
    const own = (previous && readChangeHead(masked, previous.end, quantity.start)) ?? head;
    const taken = shared ? subjects : [subjects[index] ?? subjects[0] ?? nothingElse];
    return taken.map((subject) => toReading(quantity, subject, own, head, context, notYearly.test(basis)));
  });
}

function toReading(
  quantity: Quantity,
  subject: SubjectResult,
  own: ChangeHead,
  head: ChangeHead,
  context: ChangeContext,
  isOtherBasis: boolean,
): Reading | Refusal {
  if (!isSubject(subject)) return subject;
  const { compiled } = subject;
  const type = compiled.indicator.measure_type;
  const kind: ObservationKind = quantity.measureClass === 'points' ? 'change-points' : 'change';
  if (type === 'streak') return { refused: 'no-indicator' };
  if (type !== 'ratio' && kind === 'change-points') return { refused: 'no-indicator', compiled };
  const { sign } = own;
  const factor = quantity.measureClass === 'fold' ? 100 : 1;
  const scale = (value: number): number => Number((value * factor * sign).toPrecision(12));
  const ends = [quantity.lower, quantity.upper].map((end) => (end === null ? null : scale(end)));
  const [lower, upper] = sign > 0 ? [ends[0] ?? 0, ends[1] ?? null] : [ends[1] ?? -100, ends[0] ?? null];
  const reading: Reading = {
    compiled,
    kind,
    value: scale(quantity.value),
    lower,
    upper,
    unit: kind === 'change' ? 'percent' : 'percentage-point',
    qualifier: quantity.qualifier,
    rule: subject.rule,
    span: { start: subject.rule === 'change-of-topic' ? head.start : subject.start, end: quantity.end },
    figure: { start: quantity.numeralStart, end: quantity.end },
    noun: subject.noun,
    nounStart: subject.rule === 'change-of-topic' ? head.start : subject.nounStart,
    sentence: context.index,
    ...(subject.level?.period === undefined ? {} : { period: subject.level.period }),
  };
  // A share of another basis still says what the next one is of.
  if (isOtherBasis) return { refused: 'basis', compiled, level: reading };
  if (type === 'ratio' && kind === 'change') return { refused: 'rate-percent', compiled, level: reading };
  return reading;
}
