/** Small invented data sets to compare: a bureau has the id of its figure's row. */
import type { Benchmark } from '../../src/model/benchmark.js';
import type { Bureau, Population } from '../../src/model/bureau.js';
import type { Comparison, Contrast, Member, Reference } from '../../src/model/comparison.js';
import type { Dataset } from '../../src/model/dataset.js';
import { IndicatorSchema, type Indicator } from '../../src/model/indicator.js';
import type { Observation, ObservationKind } from '../../src/model/observation.js';
import type { Period } from '../../src/model/period.js';
import type { Source } from '../../src/model/source.js';
import { compareDataset } from '../../src/compare/compare-dataset.js';

/** Words of an indicator, for what does not read them. */
export const anyLexicon = IndicatorSchema.shape.lexicon.parse({
  verbs: ['破获'],
  objects: ['案件'],
  exclude: [],
  units: ['起'],
});

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
    proportion: true,
    applies_to: ['province', 'prefecture', 'county'],
    counting_notes: { zh: [], en: [] },
    variants: [],
    lexicon: anyLexicon,
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

/** A press review; the key of a scene's source is its id. */
export function makeSource(id: string, differences: Partial<Source> = {}): Source {
  return {
    id,
    kind: 'review',
    bureau: null,
    title: '年终盘点',
    publisher: null,
    published: null,
    covers: null,
    ...differences,
  };
}

/** One published figure, exact and of the year 2023 unless said otherwise. */
export interface Row extends Partial<Observation> {
  readonly bureau: string;
}

const unitOf: Readonly<Partial<Record<ObservationKind, Observation['unit']>>> = {
  change: 'percent',
  'change-points': 'percentage-point',
};

export function makeObservation(row: Row, nth: number, indicator: Indicator): Observation {
  const value = row.value ?? 100;
  const kind = row.kind ?? (indicator.measure_type === 'streak' ? 'streak' : 'level');
  return {
    id: `${row.bureau}-2023/${nth}`,
    indicator: indicator.id,
    kind,
    value,
    lower: value,
    upper: value,
    unit: unitOf[kind] ?? indicator.unit,
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
    unlisted: [],
    corrections: [],
    replies: [],
  };
}

export interface Scene {
  readonly indicator?: Partial<Indicator>;
  readonly rows: readonly Row[];
  /** What differs at some bureaus; bureaus named here only published nothing. */
  readonly bureaus?: Readonly<Record<string, Partial<Bureau>>>;
  readonly reference?: Period;
  /** Articles and tables on file, by id; other sources that figures name are on no file. */
  readonly sources?: Readonly<Record<string, Partial<Source>>>;
  /** What differs in benchmark.yaml. */
  readonly benchmark?: Partial<Benchmark>;
  /** Which comparison is meant, where figures are of several kinds. */
  readonly kind?: ObservationKind;
}

export function toDataset(scene: Scene): Dataset {
  const { indicator: differences, rows, bureaus = {}, reference, sources = {} } = scene;
  const indicator = makeIndicator(differences);
  const ids = new Set([...rows.map(({ bureau }) => bureau), ...Object.keys(bureaus)]);
  const dataset = makeDataset(
    indicator,
    [...ids].map((id) => makeBureau(id, bureaus[id])),
    rows.map((row, index) => makeObservation(row, index + 1, indicator)),
    reference ?? null,
  );
  return {
    ...dataset,
    benchmark: { ...dataset.benchmark, ...scene.benchmark },
    sources: Object.entries(sources).map(([id, source]) => makeSource(id, source)),
  };
}

/** The one comparison of a scene, or the one of the kind that it names. */
export function compareScene(scene: Scene): Comparison {
  const all = compareDataset(toDataset(scene));
  const [comparison, ...more] = scene.kind ? all.filter(({ kind }) => kind === scene.kind) : all;
  if (!comparison || more.length > 0)
    throw new Error('a scene has figures of one indicator, and of one kind or names it');
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

/** What a comparison says of a bureau against a reference; without one, against the others together. */
export function contrastOf(
  { contrasts }: Comparison,
  bureau: string,
  type: Reference['type'] = 'others',
): Contrast | undefined {
  return contrasts.find((contrast) => contrast.bureau === bureau && contrast.reference.type === type);
}

/** A figure written with 余: from a value up to a bound; null, without a ceiling. */
export const moreThan = (
  value: number,
  upper: number | null,
): Pick<Observation, 'value' | 'lower' | 'upper' | 'qualifier'> => ({
  value,
  lower: value,
  upper,
  qualifier: 'more-than',
});

/** Each with the same number of residents, so that rates are in proportion to counts. */
export const alike = (ids: readonly string[], people = 1_000_000): Record<string, Partial<Bureau>> =>
  Object.fromEntries(ids.map((id) => [id, { population: [residents(people)] }]));
