/** What must hold for one observation, beyond its schema. Reports; changes nothing. */
import type { Collector } from '../diagnostics/collector.js';
import { suggest } from '../diagnostics/suggest.js';
import type { Bureau } from '../model/bureau.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import type { Source } from '../model/source.js';
import { isCounted, kindsOf, unitsFor } from '../model/unit.js';
import { isSamePeriod } from '../model/period.js';
import { endingWith, isAsLong, isStreakUnit, lengthOf } from './streak-length.js';
import type { CodeList } from './code-list.js';
import type { Located } from './located.js';

/** The code lists that observations refer to. */
export interface CodeLists {
  readonly bureaus: CodeList<Bureau>;
  readonly indicators: CodeList<Indicator>;
  readonly sources: CodeList<Source>;
}

type Check = (located: Located<Observation>, lists: CodeLists, collector: Collector) => void;

/** Ids that no list has; also asked of an entry that was refused for another mistake. */
export function checkReferences(
  { value, at }: Located<Readonly<Record<string, unknown>>>,
  lists: CodeLists,
  collector: Collector,
): void {
  const known = { bureau: lists.bureaus, indicator: lists.indicators, source: lists.sources };
  for (const concept of ['bureau', 'indicator', 'source'] as const) {
    const id = value[concept];
    if (typeof id === 'string' && !known[concept].has(id)) {
      collector.add('unknown-id', at(concept), { concept, id }, { hints: known[concept].suggest(id) });
    }
  }
}

const references: Check = ({ value, at }, lists, collector) => {
  checkReferences({ value, at }, lists, collector);
  if (lists.sources.has(value.source) && !value.id.startsWith(`${value.source}/`)) {
    collector.add('id-of-other-source', at('id'), { id: value.id, source: value.source });
  }
  const about = lists.sources.get(value.source)?.bureau;
  if (
    about !== undefined &&
    about !== null &&
    about !== value.bureau &&
    lists.bureaus.has(value.bureau) &&
    lists.bureaus.has(about)
  ) {
    collector.add('bureau-of-other-source', at('bureau'), { bureau: value.bureau, source: value.source, other: about });
  }
};

const kindAndUnit: Check = ({ value, at }, lists, collector) => {
  const indicator = lists.indicators.get(value.indicator);
  if (!indicator) return;
  if (!kindsOf[indicator.measure_type].includes(value.kind)) {
    const hints = [`a ${indicator.measure_type} has ${kindsOf[indicator.measure_type].join(' or ')}`];
    collector.add(
      'kind-does-not-fit',
      at('kind'),
      { kind: value.kind, indicator: indicator.id, measureType: indicator.measure_type },
      { hints },
    );
    return;
  }
  const fitting = unitsFor(indicator, value.kind);
  if (!fitting.includes(value.unit)) {
    const hints = [`the unit is ${fitting.join(' or ')}`];
    collector.add(
      'unit-does-not-fit',
      at('unit'),
      { unit: value.unit, indicator: indicator.id, kind: value.kind },
      { hints },
    );
  }
  if (value.variant !== undefined && !indicator.variants.some((variant) => variant.id === value.variant)) {
    const hints = suggest(
      value.variant,
      indicator.variants.map((variant) => variant.id),
    );
    collector.add('variant-unknown', at('variant'), { variant: value.variant, indicator: indicator.id }, { hints });
  }
  const level = lists.bureaus.get(value.bureau)?.level;
  if (level && !indicator.applies_to.includes(level)) {
    collector.add('level-not-applicable', at('bureau'), { indicator: indicator.id, level });
  }
};

const range: Check = ({ value, at }, _lists, collector) => {
  const number = value.value;
  if (value.kind === 'level' && value.unit === 'percent' && (number < 0 || number > 100)) {
    collector.add('percent-out-of-range', at('value'), { value: number, range: '0 to 100' });
  } else if (value.kind === 'change' && number < -100) {
    const hints = ['nothing can fall by more than all of it'];
    collector.add('percent-out-of-range', at('value'), { value: number, range: '−100 and above' }, { hints });
  } else if ((value.kind === 'level' || value.kind === 'streak') && number < 0) {
    collector.add('count-negative', at('value'), { value: number });
  }
};

/** Of what is counted one by one; an average over days would be another indicator. */
const whole: Check = ({ value, at }, _lists, collector) => {
  if (value.kind !== 'level' || value.status === 'derived' || !isCounted(value.unit)) return;
  if (!Number.isInteger(value.value)) {
    const { unit } = value;
    collector.add('count-fractional', at('value'), { value: value.value, unit }, { severity: 'warning' });
  }
};

const bounds: Check = ({ value, at }, _lists, collector) => {
  const { lower, upper } = value;
  if (value.value < lower || (upper !== null && value.value > upper)) {
    const text = upper === null ? 'no ceiling' : String(upper);
    const place = at('value');
    // An edit of the value alone, where a program has written both bounds beside it.
    const isAlone = value.qualifier === 'exact' && lower === upper;
    const hint = isAlone
      ? `make both bounds ${value.value} too, or ${place.cell ? 'empty them' : 'leave them out'}`
      : 'lower and upper go with the value: mend all three';
    collector.add('value-outside-bounds', place, { value: value.value, lower, upper: text }, { hints: [hint] });
  }
};

/** A proportion's parts: a count out of a number that holds it, and together the percentage as it is written. */
const share: Check = ({ value, at }, lists, collector) => {
  const { numerator, denominator } = value;
  if (numerator === undefined || denominator === undefined) return;
  const isProportion = lists.indicators.get(value.indicator)?.proportion ?? true;
  if (numerator < 0 || (isProportion && numerator > denominator)) {
    collector.add('share-impossible', at('numerator'), { numerator, denominator });
    return;
  }
  if (value.kind !== 'level' || value.unit !== 'percent') return;
  const computed = (100 * numerator) / denominator;
  const decimals = String(value.value).split('.')[1]?.length ?? 0;
  if (Math.abs(computed - value.value) > 0.500001 * 10 ** -decimals) {
    const values = { value: value.value, computed: computed.toFixed(decimals + 1) };
    const hints = ['mend one of the three, or take numerator and denominator away'];
    collector.add('share-contradicted', at('value'), values, { hints });
  }
};

const period: Check = ({ value, at }, _lists, collector) => {
  if (value.period && value.period.start > value.period.end) {
    const hints = ['swap start and end'];
    collector.add(
      'period-reversed',
      at('period', 'start'),
      { start: value.period.start, end: value.period.end },
      { hints },
    );
  }
};

/** A review may count from the middle of a year, or leave out the year that it is written in: a unit more or less is no mistake. */
const streak: Check = ({ value, at }, _lists, collector) => {
  const { kind, unit, published } = value;
  if (kind !== 'streak' || !isStreakUnit(unit) || !value.period || value.period.start > value.period.end) return;
  // Of a correction without a period it has been asked already.
  if (published && published.value !== value.value && isSamePeriod(published.period ?? null, value.period)) return;
  if (isAsLong(value.period, value, unit, 1.01)) return;
  const { start, end } = value.period;
  const length = Number(lengthOf(value.period, unit).toFixed(1));
  const fitting = endingWith(value.period, value.value, unit);
  const hints = fitting ? [`one that ends there starts ${fitting.start}`] : [];
  const values = { value: value.value, unit, start, end, length };
  collector.add('streak-length', at('period', 'start'), values, { hints, severity: 'warning' });
};

const derivation: Check = ({ value, at }, _lists, collector) => {
  if (value.status === 'derived' && (value.formula === undefined || value.derived_from.length === 0)) {
    collector.add('formula-missing', at('status'), {});
  }
};

/** The phrase leads to the words even where nobody has counted out their place. */
const words: Check = ({ value, at }, _lists, collector) => {
  if (value.status !== 'reported' || value.phrase !== undefined) return;
  const hints = ['give the phrase as the source has it, at most 30 characters'];
  collector.add('words-missing', at('id'), {}, { hints, severity: 'warning' });
};

const checks: readonly Check[] = [
  references,
  kindAndUnit,
  range,
  whole,
  bounds,
  share,
  period,
  streak,
  derivation,
  words,
];

export function checkObservation(located: Located<Observation>, lists: CodeLists, collector: Collector): void {
  for (const check of checks) check(located, lists, collector);
}
