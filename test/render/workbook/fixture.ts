/** An invented benchmark, small and made by hand: four bureaus of places that do not exist. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Bureau, Level } from '../../../src/model/bureau.js';
import { BenchmarkSchema } from '../../../src/model/benchmark.js';
import type { Verdict } from '../../../src/model/comparison.js';
import type { Dataset } from '../../../src/model/dataset.js';
import type { Family, Indicator } from '../../../src/model/indicator.js';
import { LocalTextSchema, type Language, type LocalText } from '../../../src/model/language.js';
import type { Observation } from '../../../src/model/observation.js';
import type {
  ComparisonView,
  ContrastView,
  Figure,
  Labelled,
  MemberView,
  Report,
  SeriesView,
  ShownNumber,
} from '../../../src/model/report.js';
import { ThemeSchema } from '../../../src/model/theme.js';
import type { Wording } from '../../../src/model/wording.js';
import { toWording } from '../../../src/read/read-templates.js';
import { anyLexicon } from '../../compare/figures.js';
import type { Picture, WorkbookInput } from '../../../src/render/workbook/render-workbook.js';

const MessagesSchema = z.record(z.string(), LocalTextSchema);
const messages = new Map(
  ['vocabulary', 'workbook'].flatMap((name) =>
    Object.entries(MessagesSchema.parse(parse(readFileSync(`templates/messages/${name}.yaml`, 'utf8')))),
  ),
);
export const theme = ThemeSchema.parse(parse(readFileSync('templates/theme.yaml', 'utf8')));
export const wordingOf = (language: Language): Wording => toWording(messages, language);

export interface FixtureOptions {
  readonly language?: Language;
  /** How many bureaus; beyond four they are numbered. */
  readonly bureaus?: number;
  /** Observations beside those that are compared. */
  readonly more?: number;
  /** Stands in every text that a benchmark's author writes. */
  readonly hostile?: string;
  readonly marking?: string;
}

const places: readonly (readonly [string, string, string, Level, number])[] = [
  ['dongchuan', '东川区', 'Dongchuan', 'county', 515_000],
  ['xilan', '西岚市', 'Xilan', 'county', 720_400],
  ['beizhou', '北洲市', 'Beizhou', 'prefecture', 3_928_000],
  ['nanling', '南陵县', 'Nanling', 'county', 903_700],
];

const verdictWords: Readonly<Record<Verdict, LocalText>> = {
  comparable: { zh: '可比', en: 'comparable' },
  'comparable-with-caveats': { zh: '有保留可比', en: 'comparable with caveats' },
  indicative: { zh: '仅供参考', en: 'indicative' },
  undetermined: { zh: '无法判定', en: 'undetermined' },
  'not-comparable': { zh: '不可比', en: 'not comparable' },
};

const catalogue: readonly (readonly [string, Family, LocalText, Observation['kind'], Observation['unit']])[] = [
  ['criminal-cases-solved', 'crime', { zh: '破获刑事案件', en: 'Criminal cases solved' }, 'level', 'case'],
  ['criminal-cases-solved', 'crime', { zh: '破获刑事案件', en: 'Criminal cases solved' }, 'change', 'percent'],
  ['dispute-success-rate', 'mediation', { zh: '矛盾纠纷调解成功率', en: 'Disputes settled' }, 'level', 'percent'],
  ['fatal-accident-free', 'traffic', { zh: '连续无重大事故', en: 'Years without a major accident' }, 'streak', 'year'],
];

export function makeInput(options: FixtureOptions = {}): WorkbookInput {
  const { language = 'zh', bureaus: count = 4, more = 0, hostile = '', marking } = options;
  const bureaus = Array.from({ length: count }, (_, index) => makeBureau(index, hostile));
  const compared = catalogue.flatMap((entry, row) =>
    bureaus.slice(row % 2).map((bureau, index) => ({ entry, bureau, index, row })),
  );
  const observations: Observation[] = [
    ...compared.map(({ entry, bureau, index, row }) =>
      makeObservation(entry, bureau, row * 1000 + index, index, hostile),
    ),
    ...Array.from({ length: more }, (_, index) => {
      const entry = catalogue[index % catalogue.length] ?? catalogue[0];
      const bureau = bureaus[index % bureaus.length];
      if (!entry || !bureau) throw new Error('the fixture has bureaus and indicators');
      return makeObservation(entry, bureau, 10_000 + index, index, hostile);
    }),
  ];
  const dataset = makeDataset(bureaus, observations, language, hostile, marking);
  return {
    dataset,
    report: makeReport(dataset, compared, observations, language, hostile, marking),
    wording: wordingOf(language),
    theme,
    pictures: new Map<string, Picture>([
      ['front', { png: makePng(64, 32), svg: makeSvg('front'), width: 640, height: 320 }],
      ['solved', { png: makePng(60, 40), svg: makeSvg('solved'), width: 600, height: 400 }],
    ]),
    created: new Date('2023-02-01T00:00:00Z'),
  };
}

type Entry = (typeof catalogue)[number];

function makeBureau(index: number, hostile: string): Bureau {
  const [id, zh, en, level, people] = places[index] ?? [
    `place-${index}`,
    `第${index}县`,
    `Place ${index}`,
    'county',
    400_000 + index,
  ];
  return {
    id,
    name: { zh: `${zh}公安局${hostile}`, en: `${en} Public Security Bureau${hostile}` },
    short_name: { zh: zh + hostile, en: en + hostile },
    adcode: String(990_100 + index),
    level,
    parent: index === 2 ? null : '990000',
    population: [
      { date: '2020-11-01', value: people, basis: 'census', source: 'census' },
      ...(index === 2 ? [{ date: '2021-12-31', value: 3_930_100, basis: 'year-end' as const, source: 'copy' }] : []),
    ],
    ...(index === 0
      ? {
          area: 1099.5,
          boundary: {
            zh: '普查口径含开发区居民，该局未必管辖',
            en: 'The census counts a zone that the bureau may not police',
          },
        }
      : {}),
    variables: {},
    breaks: [],
  };
}

function makeObservation(entry: Entry, bureau: Bureau, n: number, index: number, hostile: string): Observation {
  const [indicator, , , kind, unit] = entry;
  const isAbout = index % 3 === 1 && kind === 'level' && unit === 'case';
  const value = makeValue(kind, unit, index);
  const shown = isAbout ? Math.floor(value / 100) * 100 : value;
  return {
    id: `${bureau.id}-2020/${n}`,
    bureau: bureau.id,
    indicator,
    kind,
    value: shown,
    lower: shown,
    upper: isAbout ? shown + 100 : kind === 'streak' ? null : shown,
    unit,
    qualifier: isAbout ? 'more-than' : 'exact',
    period: index === 3 ? null : { start: '2020-01-01', end: '2020-12-31' },
    scope: index === 2 ? `百日行动${hostile}` : '',
    source: `${bureau.id}-2020`,
    locator: `p${index + 1}:10-24`,
    phrase: `破获刑事案件${shown}起${hostile}`,
    status: 'reported',
    note: hostile,
    derived_from: [],
  };
}

function makeValue(kind: Observation['kind'], unit: Observation['unit'], index: number): number {
  if (kind === 'change') return -14.71 + index;
  if (unit === 'percent') return 97.8 + index / 4;
  return kind === 'streak' ? 12 + index : 398 + index * 1234;
}

function makeDataset(
  bureaus: readonly Bureau[],
  observations: readonly Observation[],
  language: Language,
  hostile: string,
  marking: string | undefined,
): Dataset {
  const onOneLine = hostile.replaceAll('\n', ' ');
  const title = { zh: `四地公安年终盘点指标比较${onOneLine}`, en: `Year-end reviews compared${onOneLine}` };
  return {
    benchmark: BenchmarkSchema.parse({
      title,
      subtitle: title,
      question: title,
      slug: 'invented',
      languages: [language],
      date: '2023-02-01',
      ...(marking === undefined ? {} : { marking: { zh: marking, en: marking } }),
    }),
    bureaus,
    indicators: [...new Map(catalogue.map((entry) => [entry[0], entry])).values()].map(makeIndicator),
    sources: [
      ...bureaus.map(({ id, short_name }) => ({
        id: `${id}-2020`,
        kind: 'review' as const,
        ...(id === bureaus[0]?.id ? { url: 'https://example.org/review?a=1&b=2' } : {}),
        bureau: id,
        title: `${short_name.zh}公安2020年工作盘点`,
        publisher: hostile === '' ? '某日报' : hostile,
        published: null,
        covers: { start: '2020-01-01', end: '2020-12-31' },
        file: `${id}.txt`,
        sha256: '0f'.repeat(32),
      })),
      { id: 'census', kind: 'census', bureau: null, title: '人口普查', publisher: null, published: null, covers: null },
      {
        id: 'copy',
        kind: 'secondary-copy',
        bureau: null,
        title: '年末人口',
        publisher: null,
        published: null,
        covers: null,
      },
    ],
    terms: { scopes: {}, notes: {}, sources: {} },
    observations,
    candidates: 0,
    rejected: 0,
    unlisted: [],
    corrections: [],
    replies: [],
  };
}

function makeIndicator([id, family, name, , unit]: Entry): Indicator {
  return {
    id,
    family,
    name,
    definition: {
      zh: `统计期内${name.zh}的数量，按起数计，涵盖各类情形。不含其他行政案件，也不以某一专项的数量代替总数。`,
      en: `${name.en} during the period, of every type. Other administrative cases are left out, and one campaign does not stand for the total.`,
    },
    unit,
    measure_type: 'flow',
    polarity: 'none',
    rate: unit === 'case' ? 'population' : 'none',
    proportion: true,
    applies_to: ['prefecture', 'county'],
    counting_notes: {
      zh: ['“破获”计入；“受理”不计入。', '只涉及某一类犯罪的不采用。'],
      en: ['Solved cases count.', 'One kind of crime does not.'],
    },
    variants: [],
    lexicon: anyLexicon,
  };
}

interface Compared {
  readonly entry: Entry;
  readonly bureau: Bureau;
  readonly row: number;
}

function makeReport(
  dataset: Dataset,
  compared: readonly Compared[],
  observations: readonly Observation[],
  language: Language,
  hostile: string,
  marking: string | undefined,
): Report {
  const label = <T extends string>(id: T, text: LocalText): Labelled<T> => ({ id, label: text[language] + hostile });
  const verdictOf = (index: number): Labelled<Verdict> => {
    const id =
      (['comparable', 'comparable-with-caveats', 'indicative', 'undetermined'] as const)[index % 4] ?? 'comparable';
    return label(id, verdictWords[id]);
  };
  const members = compared.map(({ bureau, entry, row }, place): MemberView & { row: number } => {
    const observation = observations[place];
    if (!observation) throw new Error('each member has its observation');
    const index = dataset.bureaus.indexOf(bureau);
    const people = bureau.population[0]?.value ?? 1;
    const rate = (observation.value / people) * 100_000;
    const hasRate = entry[3] === 'level' && entry[4] === 'case';
    return {
      row,
      bureau: label(bureau.id, bureau.short_name),
      observation: observation.id,
      evidence: place + 1,
      period: observation.period ? '2020' : '–',
      scope: observation.scope,
      unit: label(entry[4], { zh: '起', en: 'cases' }),
      stated: { ...shown(observation.value), lower: observation.lower, upper: observation.upper, bounds: '' },
      rate: hasRate
        ? { value: rate, text: rate.toFixed(1), lower: rate * 0.9, upper: rate * 1.1, bounds: '' }
        : undefined,
      share: undefined,
      population: hasRate ? { ...shown(people), date: '2020-11-01', basis: 'census', source: 'census' } : undefined,
      standing: verdictOf(index),
      signs: index === 0 ? [] : ['†', '‡'].slice(0, index),
      interval: hasRate ? { lower: rate * 0.8, upper: rate * 1.2, text: '' } : undefined,
      rank:
        index < 2
          ? {
              value: index + 1,
              text: String(index + 1),
              of: 2,
              interval: { lower: 1, upper: 2, text: '1–2' },
              possible: { lower: index + 1, upper: index + 1, text: String(index + 1) },
            }
          : undefined,
      contrast: undefined,
    };
  });
  const comparisons = catalogue.map((entry, row): ComparisonView => {
    const [id, family, name, kind] = entry;
    const own = members.filter((member) => member.row === row);
    return {
      id: `${id}/${kind}`,
      family: label(family, { zh: '破案打击', en: 'Solved cases' }),
      indicator: label(id, name),
      title: kind === 'change' ? `${name[language]}${language === 'zh' ? '（同比）' : ', change'}` : name[language],
      kind: label(kind, { zh: kind, en: kind }),
      measure: own[0]?.rate ? 'rate' : 'stated',
      unit: own[0]?.rate ? { zh: '起/10万人', en: 'per 100 000' }[language] : entry[4],
      stated_unit: label(entry[4], { zh: '起', en: 'cases' }),
      verdict: verdictOf(row),
      members: own,
      absences: [],
      published: { ...shown(own.length), of: dataset.bureaus.length },
      median: { ...shown(100.25), lower: 100.25, upper: 100.25, bounds: '' },
      pooled: undefined,
      ranked: { count: 2, missing: 2, order: { zh: '按大小排', en: 'are by size' }[language] },
      contrasts: own.slice(0, 2).map((member) => makeContrast(member, label, language)),
      pairs: [],
      indistinct: [],
      series: own.slice(0, 1).map((member) => makeSeries(member, label, language)),
      sensitivities:
        row === 1 ? [{ zh: `取概数的另一端，位次会变。${hostile}`, en: `A rank may move.${hostile}` }[language]] : [],
      findings:
        row === 3
          ? []
          : [
              {
                rule: 'level-differs',
                facet: label('level', { zh: '层级', en: 'level' }),
                severity: label('caveat', { zh: '保留', en: 'caveat' }),
                sign: '†',
                sentence: {
                  zh: `北洲市为地级市，其余为县级，只比较比率，不比较数量。${hostile}`,
                  en: `Beizhou is a prefecture and the others are counties: only rates are compared.${hostile}`,
                }[language],
                bureaus: own.slice(0, 2).map(({ bureau }) => bureau),
                evidence: own.slice(0, 2).map(({ observation }) => observation),
              },
            ],
    };
  });
  const figure = (id: string, families: readonly Family[]): Figure => ({
    id,
    number: '图1',
    title: `破案率${hostile}`,
    heading: `图1：破案率${hostile}`,
    subtitle: '',
    alt: `图：各单位破案率 "${id}" & <比较>${hostile}`,
    template: 'bars',
    texts: {},
    parameters: {},
    columns: {},
    rows: [],
    notes: [],
    sources: [],
    families,
    sheet: '总表',
  });
  const front = figure('front', []);
  return {
    language,
    slug: 'invented',
    title: dataset.benchmark.title[language],
    subtitle:
      { zh: '虚构的四个单位2020年公开盘点文章', en: 'Published reviews of four invented bureaus, 2020' }[language] +
      hostile,
    question: {
      zh: '四个单位各自公布的破案、调解、交通数据，哪些可以放在一起比，比出来是什么？',
      en: 'Of the figures that four bureaus published, which can be compared, and what do they show?',
    }[language],
    date: { text: { zh: '2023年2月1日', en: '1 February 2023' }[language], iso: '2023-02-01' },
    office: undefined,
    issue_number: undefined,
    marking,
    messages: [
      '破获刑事案件数按人口计，西岚市高于东川区，两者口径一致。',
      '调解成功率都在97%以上，但各局对“成功”的定义不同，不排名。',
    ].map((text, index) => ({
      template: 'rate',
      text:
        { zh: text, en: 'Solved cases per resident are higher in Xilan than in Dongchuan; both count alike.' }[
          language
        ] + hostile,
      observations: [members[index]?.observation ?? ''],
      evidence: [index + 1],
    })),
    front_figure: front,
    limits: [
      { zh: '连续无事故年数起点不同，不能比较。', en: 'Years without accidents start at different dates.' }[language] +
        hostile,
    ],
    sections: [
      {
        id: 'crime',
        heading: '破案打击',
        page_break: false,
        blocks: [
          { type: 'figure', figure: front },
          { type: 'figure', figure: figure('solved', ['crime']) },
          { type: 'figure', figure: figure('undrawn', ['crime']) },
        ],
      },
    ],
    comparisons,
    matrix: {
      bureaus: dataset.bureaus.map(({ id, short_name }) => label(id, short_name)),
      rows: comparisons.map((comparison) => ({
        comparison: comparison.id,
        family: comparison.family,
        title: comparison.title,
        unit: comparison.members[0]?.unit.label ?? '',
        verdict: comparison.verdict,
        published: comparison.published,
        cells: dataset.bureaus.map(({ id }) => {
          const member = comparison.members.find(({ bureau }) => bureau.id === id);
          return {
            bureau: id,
            state: member?.standing ?? label('not-published', { zh: '未公布', en: 'not published' }),
            sign: member ? '●' : '–',
            text: member?.stated.text ?? '–',
            value: member?.stated.value,
            detail: '',
            evidence: member?.evidence,
          };
        }),
      })),
    },
    evidence: [],
    corrections: [],
    replies: [],
    signs: [
      { sign: '–', meaning: { zh: '未公布', en: 'not published' }[language] },
      { sign: '†', meaning: { zh: '层级不同', en: 'levels differ' }[language] },
    ],
    coverage: { indicators: [], bureaus: [] },
    peers: [],
    rules: [
      {
        code: 'level-differs',
        sign: '†',
        facet: label('level', { zh: '层级', en: 'level' }),
        finds: { zh: '层级不同。', en: 'Levels differ.' }[language] + hostile,
        misleads: { zh: '大小不同。', en: 'Sizes differ.' }[language],
        remedy: { zh: '只比率。', en: 'Compare rates.' }[language],
      },
    ],
    method: [
      {
        heading: { zh: '比率', en: 'Rates' }[language],
        text: { zh: '比率为每10万常住人口。', en: 'Rates are per 100 000 residents.' }[language] + hostile,
      },
    ],
  };
}

type MakeLabel = <T extends string>(id: T, text: LocalText) => Labelled<T>;

function makeContrast(member: MemberView, label: MakeLabel, language: Language): ContrastView {
  return {
    bureau: member.bureau,
    period: member.period,
    reference: label('others', { zh: '其他3家合计', en: 'the 3 others together' }),
    reference_id: '',
    against: 3,
    reference_value: shown(50.5),
    effect_measure: 'rate-ratio',
    effect: { value: 1.25, text: '1.25' },
    interval: { lower: 1.125, upper: null, text: '≥ 1.13' },
    word: label('higher', { zh: '高于', en: 'higher' }),
    remark: { zh: '较好', en: 'better' }[language],
    assessment: 'better',
    reason: undefined,
    probability: { value: 0.987, text: '99%' },
  };
}

function makeSeries(member: MemberView, label: MakeLabel, language: Language): SeriesView {
  return {
    bureau: member.bureau,
    first: '2019',
    last: '2020',
    points: ['2019', '2020'].map((year, index) => ({
      year,
      shown: shown(80 + 20 * index),
      evidence: index + 1,
      population: undefined,
    })),
    breaks: ['2019-07-01'],
    trend: undefined,
    changes: [
      {
        bureau: member.bureau,
        from: { period: '2019', figure: shown(80), evidence: 1 },
        to: { period: '2020', figure: shown(100), evidence: 2 },
        size: { value: 25, text: '+25.0', lower: 25, upper: null, bounds: '≥ 25.0' },
        unit: label('percent', { zh: '%', en: '%' }),
        z: { value: 1.49, text: '1.49' },
        word: label('unclear', { zh: '不明显', en: 'no clear change' }),
        stated: {
          value: 30,
          text: '+30',
          evidence: 3,
          agrees: false,
          remark: { zh: '矛盾', en: 'contradicts' }[language],
        },
      },
    ],
  };
}

const shown = (value: number): ShownNumber => ({
  value,
  text: value.toLocaleString('en-US', { maximumFractionDigits: 2 }),
});

/** A grey picture of the given size. */
export function makePng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = Buffer.alloc((width + 1) * height, 0xd0);
  for (let row = 0; row < height; row += 1) pixels[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

function chunk(name: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(name), body]);
  const frame = Buffer.alloc(8 + typed.length);
  frame.writeUInt32BE(body.length, 0);
  typed.copy(frame, 4);
  frame.writeUInt32BE(crcOf(typed), 4 + typed.length);
  return frame;
}

const makeSvg = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="5" y="20">${text}</text></svg>`;
