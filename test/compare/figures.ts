/** Small invented data sets to compare: a bureau has the id of its figure's row. */
import type { Bureau, Population } from '../../src/model/bureau.js';
import type { Comparison, Member } from '../../src/model/comparison.js';
import type { Dataset } from '../../src/model/dataset.js';
import type { Indicator } from '../../src/model/indicator.js';
import type { Observation } from '../../src/model/observation.js';
import type { Period } from '../../src/model/period.js';
import { compareDataset } from '../../src/compare/compare-dataset.js';

export const year = (of: number): Period => ({ start: `${of}-01-01`, end: `${of}-12-31` });
export const days = (start: string, end: string): Period => ({ start, end });

const local = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

export function makeIndicator(differences: Partial<Indicator> = {}): Indicator {
  return {
    id: 'disputes-resolved',
    family: 'mediation',
    name: local('化解矛盾纠纷', 'Disputes resolved'),
    definition: local('化解矛盾纠纷的起数', 'The number of disputes resolved'),
    unit: 'case',
    measure_type: 'flow',
    polarity: 'none',
    rate: 'none',
    applies_to: ['province', 'prefecture', 'county'],
    counting_notes: { zh: [], en: [] },
    variants: [],
    lexicon: { verbs: [], objects: [], exclude: [], units: [] },
    ...differences,
  };
}

export function makeBureau(id: string, differences: Partial<Bureau> = {}): Bureau {
  return {
    id,
    name: local(`${id}公安局`, `${id} Bureau`),
    short_name: local(id, id),
    adcode: '990101',
    level: 'county',
    parent: null,
    population: [],
    variables: {},
    breaks: [],
    ...differences,
  };
}

export const residents = (value: number, basis: Population['basis'] = 'census', date = '2020-11-01'): Population => ({
  date,
  value,
  basis,
  source: 'census-2020',
});

/** One published figure, exact and of the year 2023 unless said otherwise. */
export interface Row extends Partial<Observation> {
  readonly bureau: string;
}

export function makeObservation(row: Row, nth: number, indicator: Indicator): Observation {
  const value = row.value ?? 100;
  return {
    id: `${row.bureau}-2023/${nth}`,
    indicator: indicator.id,
    kind: indicator.measure_type === 'streak' ? 'streak' : 'level',
    value,
    lower: value,
    upper: value,
    unit: indicator.unit,
    qualifier: 'exact',
    period: year(2023),
    scope: '',
    source: `${row.bureau}-2023`,
    status: 'reported',
    note: '',
    derived_from: [],
    ...row,
  };
}

export function makeDataset(
  indicator: Indicator,
  bureaus: readonly Bureau[],
  observations: readonly Observation[],
  reference: Period | null = null,
): Dataset {
  return {
    benchmark: {
      title: local('比较', 'Comparison'),
      subtitle: local('样例', 'Sample'),
      question: local('能比吗', 'Can they be compared?'),
      slug: 'sample',
      languages: ['zh', 'en'],
      date: '2024-02-01',
      bureaus: [],
      indicators: [],
      reference_period: reference,
      peers: [],
      reference_bureau: null,
      rate_base: 100_000,
      thresholds: { detail_bureaus: 12 },
    },
    bureaus,
    indicators: [indicator],
    sources: [],
    terms: { scopes: {}, notes: {}, sources: {} },
    observations,
    candidates: 0,
    rejected: 0,
  };
}

export interface Scene {
  readonly indicator?: Partial<Indicator>;
  readonly rows: readonly Row[];
  /** What differs at some bureaus; bureaus named here only published nothing. */
  readonly bureaus?: Readonly<Record<string, Partial<Bureau>>>;
  readonly reference?: Period;
}

export function toDataset({ indicator: differences, rows, bureaus = {}, reference }: Scene): Dataset {
  const indicator = makeIndicator(differences);
  const ids = new Set([...rows.map(({ bureau }) => bureau), ...Object.keys(bureaus)]);
  return makeDataset(
    indicator,
    [...ids].map((id) => makeBureau(id, bureaus[id])),
    rows.map((row, index) => makeObservation(row, index + 1, indicator)),
    reference ?? null,
  );
}

/** The one comparison of a scene. */
export function compareScene(scene: Scene): Comparison {
  const [comparison, ...more] = compareDataset(toDataset(scene));
  if (!comparison || more.length > 0) throw new Error('a scene has figures of one indicator and kind');
  return comparison;
}

export function memberOf(comparison: Comparison, bureau: string): Member {
  const member = comparison.members.find((each) => each.bureau === bureau);
  if (!member) throw new Error(`${bureau} is no member of ${comparison.id}`);
  return member;
}

/** Rank positions by bureau, without those that have none. */
export function ranksOf(comparison: Comparison): Record<string, number> {
  return Object.fromEntries(comparison.members.flatMap(({ bureau, rank }) => (rank ? [[bureau, rank.position]] : [])));
}
