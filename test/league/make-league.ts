/**
 * Makes whole benchmark folders of any size from a seed, for tests and for measuring: invented bureaus, figures that look like those of
 * real reviews. The same options give the same bytes.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { families, polarities } from '../../src/model/indicator.js';
import { observationColumns, type ObservationColumn } from '../../src/model/observation.js';
import { UnitSchema } from '../../src/model/unit.js';

export interface LeagueOptions {
  readonly bureaus: number;
  /** Whole years up to `lastYear`. */
  readonly years: number;
  /** How many of the catalogue's flows with a rate, from the first. */
  readonly indicators: number;
  readonly seed: number;
  /** How many of the bureaus are prefectures, whose areas are several times as large; default 0. */
  readonly prefectures?: number;
}

export const lastYear = 2024;

/** Shares of figures that are not published, and that are rounded down with 余. */
const missing = 0.03;
const rounded = 0.1;

/** Paths and contents, fit for `memoryFolder` or for `writeLeague`. */
export function makeLeague({
  bureaus: count,
  years,
  indicators: kinds,
  seed,
  prefectures = 0,
}: LeagueOptions): Record<string, string> {
  const random = mulberry32(seed);
  const indicators = flowsWithRate().slice(0, kinds);
  if (indicators.length < kinds)
    throw new Error(`the catalogue has ${indicators.length} flows with a rate, not ${kinds}`);
  const bureaus = makeBureaus(count, prefectures, random);
  const span = Array.from({ length: years }, (_, index) => lastYear - years + 1 + index);
  const files: Record<string, string> = {
    'benchmark.yaml': toLines(benchmarkOf(count)),
    'bureaus.yaml': toList(bureaus.map(({ entry }) => entry)),
    'indicators.yaml': toList(indicators.map(({ entry }) => entry)),
    'sources.yaml': toList(sourcesOf(bureaus, span)),
    'terms.yaml': toLines(termsOf(span)),
  };
  const levels = indicators.map((indicator) => ({ ...indicator, perHead: typicalRate(indicator.id, random) }));
  for (const year of span) {
    const rows = bureaus.flatMap((bureau) => observationsOf(bureau, year, levels, random));
    files[`observations/${year}.csv`] = toCsv(rows);
  }
  return files;
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

/** Standard normal, by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
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

interface Flow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** The catalogue's own entry. */
  readonly entry: unknown;
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

function typicalRate(id: string, random: Random): number {
  return typical[id] ?? between(random, 5, 2000);
}

// --- bureaus

interface LeagueBureau {
  readonly id: string;
  readonly residents: number;
  /** How much more or less than usual is counted here, whatever it is. */
  readonly temper: number;
  readonly entry: unknown;
}

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

function makeBureaus(count: number, prefectures: number, random: Random): LeagueBureau[] {
  const names = placeNames();
  return Array.from({ length: count }, (_, index): LeagueBureau => {
    const { zh, en } = names.next().value ?? { zh: '', en: '' };
    const isPrefecture = index < prefectures;
    // 99 is no province of GB/T 2260. A prefecture's code ends with 00; counties are spread over the others.
    const county = index - prefectures;
    const [prefectureNumber, countyNumber] = isPrefecture
      ? [99 - index, 0]
      : [1 + Math.floor(county / 90), 1 + (county % 90)];
    const adcode = `99${String(prefectureNumber).padStart(2, '0')}${String(countyNumber).padStart(2, '0')}`;
    const word = isPrefecture
      ? { zh: '市', en: 'Municipal' }
      : random() < 0.5
        ? { zh: '区', en: 'District' }
        : { zh: '县', en: 'County' };
    const residents = Math.round(isPrefecture ? between(random, 2e6, 9e6) : between(random, 8e4, 1.5e6));
    const name = en.charAt(0).toUpperCase() + en.slice(1);
    const entry = {
      id: en,
      name: { zh: `${zh}${word.zh}公安局`, en: `${name} ${word.en} Public Security Bureau` },
      short_name: { zh: `${zh}${word.zh}`, en: name },
      adcode,
      level: isPrefecture ? 'prefecture' : 'county',
      parent: isPrefecture ? '990000' : `${adcode.slice(0, 4)}00`,
      population: [{ date: '2020-11-01', value: residents, basis: 'census', source: 'census-2020' }],
    };
    return { id: en, residents, temper: Math.exp(0.2 * normal(random)), entry };
  });
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

function sourcesOf(bureaus: readonly LeagueBureau[], span: readonly number[]): unknown[] {
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
  const table = {
    id: 'census-2020',
    kind: 'census',
    bureau: null,
    title: census.zh,
    publisher: null,
    published: null,
    covers: null,
  };
  return [...reviews, table];
}

function termsOf(span: readonly number[]): Record<string, unknown> {
  const titles = [...span.map(reviewTitle), paper, census];
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

type Row = Readonly<Partial<Record<ObservationColumn, string | number>>>;

function observationsOf(
  bureau: LeagueBureau,
  year: number,
  levels: readonly (Flow & { readonly perHead: number })[],
  random: Random,
): Row[] {
  const source = `${bureau.id}-${year}`;
  let offset = 200;
  return levels.flatMap(({ id, name, unit, perHead }, index): Row[] => {
    const expected =
      (perHead / 1e5) * bureau.residents * bureau.temper * Math.exp(0.1 * normal(random) + 0.02 * (year - lastYear));
    const count = Math.max(0, Math.round(expected + Math.sqrt(expected) * normal(random)));
    const isMissing = random() < missing;
    const { value, upper, isRough } = toWritten(count, random() < rounded);
    if (isMissing) return [];
    const phrase = `${name}${value}${isRough ? '余' : ''}${unitWords[unit] ?? '件'}`;
    const start = offset;
    offset += phrase.length + 40;
    return [
      {
        id: `${source}/${index + 1}`,
        bureau: bureau.id,
        indicator: id,
        kind: 'level',
        value,
        lower: value,
        upper,
        unit,
        qualifier: isRough ? 'more-than' : 'exact',
        period_start: `${year}-01-01`,
        period_end: `${year}-12-31`,
        source,
        locator: `p${3 + index}:${start}-${start + phrase.length}`,
        phrase,
        status: 'reported',
      },
    ];
  });
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
