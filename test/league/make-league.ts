/**
 * Makes whole benchmark folders of any size from a seed, for tests and for measuring: invented bureaus, figures that look like those of
 * real reviews, and truths planted at known places. The same options give the same bytes; a plant changes nothing but its own place.
 */
import { readFileSync } from 'node:fs';
import { randomNormal, randomPoisson } from 'd3-random';
import { parse } from 'yaml';
import { z } from 'zod';
import { families, polarities } from '../../src/model/indicator.js';
import { observationColumns, type ObservationColumn } from '../../src/model/observation.js';
import { UnitSchema } from '../../src/model/unit.js';
import {
  city,
  lastYear,
  places,
  plantBureaus,
  plantFigures,
  plants,
  type Flow,
  type League,
  type LeagueBureau,
  type LeagueFigure,
  type Plant,
  type Planted,
} from './plants.js';

export interface LeagueOptions {
  readonly bureaus: number;
  /** Whole years up to `lastYear`. */
  readonly years: number;
  /** How many of the catalogue's flows with a rate, from the first. */
  readonly indicators: number;
  readonly seed: number;
  /** How many of the bureaus are prefectures, whose areas are several times as large; default 0. */
  readonly prefectures?: number;
  /** All bureaus have the same expected rate in every year, publish everything and round nothing; only chance sets them apart. */
  readonly identical?: boolean;
  readonly plants?: readonly Plant[];
}

/** Shares of figures that are not published, and that are rounded down with 余. */
const missing = 0.03;
const rounded = 0.1;

/** Paths and contents, fit for `memoryFolder` or for `writeLeague`. */
export function makeLeague(options: LeagueOptions): Record<string, string> {
  const { years, seed, identical = false, plants: planted = [] } = options;
  const indicators = indicatorsOf(options);
  const bureaus = makeBureaus(options);
  const span = Array.from({ length: years }, (_, index) => lastYear - years + 1 + index);
  const levels = indicators.map((indicator) => ({
    ...indicator,
    perHead: typical[indicator.id] ?? between(randomOf(seed, indicator.id), 5, 2000),
  }));
  const league: League = { seed, identical, levels, planted: placesOf(options) };
  for (const plant of planted) plantBureaus[plant]?.(league, bureaus);
  const figures = span.flatMap((year) => bureaus.flatMap((bureau) => figuresOf(league, bureau, year)));
  for (const plant of planted) plantFigures[plant]?.(league, figures);
  const files: Record<string, string> = {
    'benchmark.yaml': toLines(benchmarkOf(bureaus.length)),
    'bureaus.yaml': toList(bureaus.map(toEntry)),
    'indicators.yaml': toList(indicators.map(({ entry }) => entry)),
    'sources.yaml': toList(sourcesOf(bureaus, span, planted.includes('population'))),
    'terms.yaml': toLines(termsOf(span)),
  };
  for (const year of span) {
    files[`observations/${year}.csv`] = toCsv(rowsOf(figures.filter((figure) => figure.year === year)));
  }
  return files;
}

/** Where each truth stands, or would stand; by the options, whatever is planted. */
export function plantedAt(options: LeagueOptions, plant: Plant): Planted {
  return placesOf(options)[plant];
}

function placesOf(options: LeagueOptions): Record<Plant, Planted> {
  const indicators = indicatorsOf(options);
  const bureaus = makeBureaus(options).slice(options.prefectures ?? 0);
  const most = Math.max(...Object.values(places).flatMap(({ bureaus: own }) => own));
  if ((options.plants ?? []).length > 0 && bureaus.length <= most) throw new Error(`plants need ${most + 1} counties`);
  const idsAt = (at: readonly number[] = []): string[] => at.map((place) => bureaus[place]?.id ?? '');
  const of = ({ bureaus: own, beside, indicator }: (typeof places)[Plant]): Planted => ({
    bureaus: idsAt(own),
    beside: idsAt(beside),
    indicator: indicators[indicator % indicators.length]?.id ?? '',
  });
  return Object.fromEntries(plants.map((plant) => [plant, of(places[plant])])) as Record<Plant, Planted>;
}

type Random = () => number;

/** A small generator of uniform numbers in [0, 1) (Tommy Ettinger's mulberry32). */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A generator of its own for each part of a league, so that a change of one part leaves the others as they were. */
function randomOf(...parts: readonly (string | number)[]): Random {
  let state = 0x811c9dc5;
  for (const character of parts.join('|')) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return mulberry32(state);
}

const between = (random: Random, low: number, high: number): number => low * (high / low) ** random();

// --- the catalogue

const EntrySchema = z.looseObject({
  id: z.string(),
  family: z.enum(families),
  name: z.object({ zh: z.string(), en: z.string() }),
  unit: UnitSchema,
  measure_type: z.string(),
  polarity: z.enum(polarities),
  rate: z.string(),
});

function indicatorsOf({ indicators: kinds }: LeagueOptions): Flow[] {
  const flows = flowsWithRate();
  if (flows.length < kinds) throw new Error(`the catalogue has ${flows.length} flows with a rate, not ${kinds}`);
  return flows.slice(0, kinds);
}

/** Entries of the shipped catalogue that a league uses, so that names and definitions are real. */
function flowsWithRate(): Flow[] {
  const text = readFileSync('seeds/indicators.yaml', 'utf8');
  return z
    .array(EntrySchema)
    .parse(parse(text))
    .filter(({ measure_type: type, rate }) => type === 'flow' && rate === 'population')
    .map((entry) => ({ id: entry.id, name: entry.name.zh, unit: entry.unit, entry }));
}

/** Usual numbers a year per 100 000 residents; others are drawn. */
const typical: Readonly<Record<string, number>> = {
  'criminal-cases-solved': 130,
  'telecom-fraud-cases-solved': 25,
  'property-crime-cases-solved': 60,
  'economic-cases-solved': 6,
  'drug-cases-solved': 4,
  'food-drug-environment-cases-solved': 5,
  'enterprise-cases-solved': 3,
  'suspects-apprehended': 110,
  'telecom-fraud-suspects-apprehended': 30,
  'fugitives-apprehended': 12,
  'criminal-incidents': 320,
  'public-order-incidents': 650,
};

// --- bureaus

const first =
  '云 yun,东 dong,青 qing,白 bai,长 chang,靖 jing,南 nan,永 yong,安 an,临 lin,石 shi,金 jin,平 ping,新 xin,高 gao,大 da,龙 long,凤 feng,松 song,柳 liu,红 hong,广 guang,泰 tai,嘉 jia,明 ming,建 jian,宁 ning,荣 rong,福 fu,海 hai,湖 hu,泉 quan,沙 sha,竹 zhu,桃 tao,梅 mei,双 shuang,望 wang,和 he,源 yuan';
const second =
  '川 chuan,溪 xi,坪 ping,岭 ling,河 he,州 zhou,丘 qiu,泽 ze,城 cheng,原 yuan,谷 gu,桥 qiao,渡 du,洼 wa,浦 pu,墩 dun,岩 yan,峰 feng,塘 tang,港 gang,林 lin,台 tai,坝 ba,湾 wan,寨 zhai,镇 zhen,屏 bing,关 guan,亭 ting,津 jin,陂 bei,沟 gou,围 wei,坞 wu,堰 yan,麓 lu,畔 pan,渠 qu,潭 tan,顶 ding';

const syllables = (list: string): { zh: string; en: string }[] =>
  list.split(',').map((pair) => {
    const [zh = '', en = ''] = pair.split(' ');
    return { zh, en };
  });

/** Invented names, each unique in both languages; from two syllables, then from three. */
function* placeNames(): Generator<{ zh: string; en: string }> {
  const seen = new Set<string>();
  for (const middle of [{ zh: '', en: '' }, ...syllables(second)]) {
    for (const end of syllables(second)) {
      for (const start of syllables(first)) {
        const [zh, en] = [start.zh + middle.zh + end.zh, start.en + middle.en + end.en];
        if (seen.has(zh) || seen.has(en)) continue;
        seen.add(zh).add(en);
        yield { zh, en };
      }
    }
  }
}

function makeBureaus({ bureaus: count, prefectures = 0, seed, identical = false }: LeagueOptions): LeagueBureau[] {
  const names = placeNames();
  return Array.from({ length: count }, (_, index): LeagueBureau => {
    const { zh, en } = names.next().value ?? { zh: '', en: '' };
    const random = randomOf(seed, en);
    const isPrefecture = index < prefectures;
    // 99 is no province of GB/T 2260. A prefecture's code ends with 00; counties are spread over the others.
    const county = index - prefectures;
    const [prefectureNumber, countyNumber] = isPrefecture
      ? [99 - index, 0]
      : [1 + Math.floor(county / 90), 1 + (county % 90)];
    const word = random() < 0.5 ? { zh: '区', en: 'District' } : { zh: '县', en: 'County' };
    return {
      id: en,
      name: { zh, en: en.charAt(0).toUpperCase() + en.slice(1) },
      word: isPrefecture ? city : word,
      level: isPrefecture ? 'prefecture' : 'county',
      adcode: `99${String(prefectureNumber).padStart(2, '0')}${String(countyNumber).padStart(2, '0')}`,
      residents: Math.round(isPrefecture ? between(random, 2e6, 9e6) : between(random, 8e4, 1.5e6)),
      basis: 'census',
      temper: identical ? 1 : Math.exp(randomNormal.source(random)(0, 0.2)()),
      breaks: [],
    };
  });
}

function toEntry({ id, name, word, level, adcode, residents, basis, breaks }: LeagueBureau): unknown {
  const counted =
    basis === 'census'
      ? { date: '2020-11-01', value: residents, basis, source: 'census-2020' }
      : { date: `${lastYear}-12-31`, value: residents, basis, source: 'bulletin' };
  return {
    id,
    name: { zh: `${name.zh}${word.zh}公安局`, en: `${name.en} ${word.en} Public Security Bureau` },
    short_name: { zh: `${name.zh}${word.zh}`, en: name.en },
    adcode,
    level,
    parent: level === 'prefecture' ? '990000' : `${adcode.slice(0, 4)}00`,
    population: [counted],
    breaks,
  };
}

// --- what surrounds the figures

function benchmarkOf(count: number): Record<string, unknown> {
  return {
    title: { zh: '云江公安盘点比较', en: 'Reviews of Yunjiang Compared' },
    subtitle: { zh: `${count}家公安机关`, en: `${count} bureaus` },
    question: { zh: '各局公布的数据怎样比较?', en: 'How do the published figures compare?' },
    slug: 'league',
    languages: ['zh', 'en'],
    date: `${lastYear + 1}-02-01`,
    reference_period: { start: `${lastYear}-01-01`, end: `${lastYear}-12-31` },
    marking: { zh: '虚构', en: 'Invented' },
  };
}

const reviewTitle = (year: number): { zh: string; en: string } => ({
  zh: `${year}年公安工作盘点`,
  en: `Police work of ${year} reviewed`,
});
const paper = { zh: '云江日报', en: 'Yunjiang Daily' };
const census = { zh: '人口普查分县数据', en: 'Census residents by county' };
const bulletin = { zh: '国民经济和社会发展统计公报', en: 'Statistical bulletin' };

function sourcesOf(bureaus: readonly LeagueBureau[], span: readonly number[], withBulletin: boolean): unknown[] {
  const reviews = bureaus.flatMap(({ id }) =>
    span.map((year) => ({
      id: `${id}-${year}`,
      kind: 'review',
      bureau: id,
      title: reviewTitle(year).zh,
      publisher: paper.zh,
      published: `${year + 1}-01-15`,
      covers: { start: `${year}-01-01`, end: `${year}-12-31` },
    })),
  );
  const table = (id: string, kind: string, title: string): unknown => ({
    id,
    kind,
    bureau: null,
    title,
    publisher: null,
    published: null,
    covers: null,
  });
  const bulletins = withBulletin ? [table('bulletin', 'bulletin', bulletin.zh)] : [];
  return [...reviews, table('census-2020', 'census', census.zh), ...bulletins];
}

function termsOf(span: readonly number[]): Record<string, unknown> {
  const titles = [...span.map(reviewTitle), paper, census, bulletin];
  return { scopes: {}, notes: {}, sources: Object.fromEntries(titles.map(({ zh, en }) => [zh, en])) };
}

// --- figures

const unitWords: Readonly<Record<string, string>> = {
  case: '起',
  person: '人',
  'person-time': '人次',
  risk: '处',
  vehicle: '辆',
  accident: '起',
};

function figuresOf({ seed, identical, levels }: League, bureau: LeagueBureau, year: number): LeagueFigure[] {
  return levels.map((indicator): LeagueFigure => {
    const random = randomOf(seed, bureau.id, indicator.id, year);
    const drift = identical ? 1 : Math.exp(randomNormal.source(random)(0, 0.1)() + 0.02 * (year - lastYear));
    const expected = (indicator.perHead / 1e5) * bureau.residents * bureau.temper * drift;
    return {
      bureau,
      year,
      indicator,
      count: randomPoisson.source(random)(expected)(),
      isMissing: !identical && random() < missing,
      isRounded: !identical && random() < rounded,
    };
  });
}

// --- rows

type Row = Readonly<Partial<Record<ObservationColumn, string | number>>>;

/** Figures of one year; each bureau's are numbered, and stand one after the other in its article. */
function rowsOf(figures: readonly LeagueFigure[]): Row[] {
  const rows: Row[] = [];
  let [source, number, offset] = ['', 0, 0];
  for (const { bureau, year, indicator, count, isMissing, isRounded, statedChange } of figures) {
    if (source !== `${bureau.id}-${year}`) [source, number, offset] = [`${bureau.id}-${year}`, 0, 200];
    number++;
    if (isMissing) continue;
    const paragraph = 2 + number;
    const common = {
      bureau: bureau.id,
      indicator: indicator.id,
      period_start: `${year}-01-01`,
      period_end: `${year}-12-31`,
      source,
      status: 'reported',
    };
    const place = (phrase: string): { locator: string; phrase: string } => {
      const start = offset;
      offset += phrase.length + 40;
      return { locator: `p${paragraph}:${start}-${start + phrase.length}`, phrase };
    };
    const { value, upper, isRough } = toWritten(count, isRounded);
    rows.push({
      ...common,
      id: `${source}/${number}`,
      kind: 'level',
      value,
      lower: value,
      upper,
      unit: indicator.unit,
      qualifier: isRough ? 'more-than' : 'exact',
      ...place(`${indicator.name}${value}${isRough ? '余' : ''}${unitWords[indicator.unit] ?? '件'}`),
    });
    if (statedChange === undefined) continue;
    rows.push({
      ...common,
      id: `${source}/${number}-change`,
      kind: 'change',
      value: statedChange,
      lower: statedChange - 0.5,
      upper: statedChange + 0.5,
      unit: 'percent',
      qualifier: 'exact',
      ...place(`同比${statedChange < 0 ? '下降' : '上升'}${Math.abs(statedChange)}%`),
    });
  }
  return rows;
}

/** As an article writes a count: in full, or rounded down to two digits with 余 and the bounds that this implies. */
function toWritten(count: number, round: boolean): { value: number; upper: number; isRough: boolean } {
  if (!round || count < 100) return { value: count, upper: count, isRough: false };
  const step = 10 ** (String(count).length - 2);
  const value = Math.floor(count / step) * step;
  // The unit is the place of the last digit that is not zero: 2000余 may be 2999.
  const unit = 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);
  return { value, upper: value + unit, isRough: true };
}

// --- files

/** JSON is YAML: one key, or one entry, a line. */
const toLines = (mapping: Record<string, unknown>): string =>
  Object.entries(mapping)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');

const toList = (entries: readonly unknown[]): string => entries.map((entry) => `- ${JSON.stringify(entry)}\n`).join('');

function toCsv(rows: readonly Row[]): string {
  // No cell of a league holds a comma, a quote or a line end.
  const lines = rows.map((row) => observationColumns.map((column) => row[column] ?? '').join(','));
  return `\u{feff}${[observationColumns.join(','), ...lines].join('\r\n')}\r\n`;
}
