/** A small benchmark folder without a mistake; places and figures are invented. Tests plant mistakes into it. */

const benchmark = `title: { zh: 云溪公安盘点比较, en: Reviews of Yunxi Compared }
subtitle: { zh: 一个市和三个区县, en: A city and three counties }
question: { zh: 哪些能比, en: What can be compared? }
slug: yunxi
languages: [zh, en]
date: 2024-02-01
bureaus: [yunxi, dongchuan, xiping, beiling]
reference_period: { start: 2023-01-01, end: 2023-12-31 }
`;

const bureaus = `- id: yunxi
  name: { zh: 云溪市公安局, en: Yunxi Municipal Public Security Bureau }
  short_name: { zh: 云溪市, en: Yunxi }
  adcode: '990100'
  level: prefecture
  parent: '990000'
  population:
    - { date: 2020-11-01, value: 2100000, basis: census, source: census-2020 }
- id: dongchuan
  name: { zh: 云溪市公安局东川区分局, en: 'Dongchuan Branch, Yunxi Public Security Bureau' }
  short_name: { zh: 东川区, en: Dongchuan }
  adcode: '990102'
  level: county
  parent: '990100'
  population:
    - { date: 2020-11-01, value: 800000, basis: census, source: census-2020 }
- id: xiping
  name: { zh: 西坪县公安局, en: Xiping County Public Security Bureau }
  short_name: { zh: 西坪县, en: Xiping }
  adcode: '990121'
  level: county
  parent: '990100'
  population:
    - { date: 2020-11-01, value: 400000, basis: census, source: census-2020 }
- id: beiling
  name: { zh: 云溪市公安局北岭区分局, en: 'Beiling Branch, Yunxi Public Security Bureau' }
  short_name: { zh: 北岭区, en: Beiling }
  adcode: '990103'
  level: county
  parent: '990100'
  population:
    - { date: 2020-11-01, value: 500000, basis: census, source: census-2020 }
`;

function indicator(id: string, zh: string, facts: string): string {
  return `- id: ${id}
  name: { zh: ${zh}, en: ${id.replaceAll('-', ' ')} }
  definition: { zh: ${zh}的数量, en: The ${id.replaceAll('-', ' ')} }
  ${facts}
  counting_notes: { zh: [], en: [] }
  lexicon: { verbs: [化解], objects: [纠纷], exclude: [], units: [起] }
`.replaceAll('; ', '\n  ');
}

const anyLevel = 'applies_to: [province, prefecture, county]';

const indicators = [
  indicator(
    'disputes-resolved',
    '化解矛盾纠纷',
    `family: mediation; unit: case; measure_type: flow; polarity: none; rate: population; ${anyLevel}`,
  ),
  indicator(
    'dispute-resolution-rate',
    '纠纷调处率',
    `family: mediation; unit: percent; measure_type: ratio; polarity: higher-is-better; rate: none; ${anyLevel}`,
  ),
  indicator(
    'traffic-deaths',
    '交通死亡人数',
    `family: traffic; unit: person; measure_type: flow; polarity: lower-is-better; rate: population; ${anyLevel}`,
  ),
  indicator(
    'homicide-clearance-streak',
    '命案连破',
    `family: crime; unit: year; measure_type: streak; polarity: higher-is-better; rate: none; ${anyLevel}`,
  ),
  indicator(
    'online-service-share',
    '网上办理占比',
    `family: service; unit: percent; measure_type: ratio; polarity: higher-is-better; rate: none; ${anyLevel}; variants: [{ id: item-share, name: { zh: 可办率, en: Items } }, { id: transaction-share, name: { zh: 网办率, en: Transactions } }]`,
  ),
  indicator(
    'online-service-items',
    '网上可办事项',
    'family: service; unit: item; measure_type: stock; polarity: none; rate: none; applies_to: [county]',
  ),
].join('');

function review(bureau: string, title: string): string {
  return `- id: ${bureau}-2023
  kind: review
  bureau: ${bureau}
  title: ${title}
  publisher: null
  published: 2024-01-15
  covers: { start: 2023-01-01, end: 2023-12-31 }
`;
}

const sources = `${review('yunxi', '云溪这一年')}${review('dongchuan', '东川这一年')}${review('xiping', '西坪这一年')}${review('beiling', '北岭这一年')}- id: census-2020
  kind: census
  bureau: null
  title: 普查人口
  publisher: null
  published: null
  covers: null
`;

const terms = `scopes:
  秋风行动: Operation Autumn Wind
notes:
  三月与四月之和: March and April together
sources:
  云溪这一年: The year in Yunxi
  东川这一年: The year in Dongchuan
  西坪这一年: The year in Xiping
  北岭这一年: The year in Beiling
  普查人口: Census residents
`;

const dongchuan = `- id: dongchuan-2023/1
  bureau: dongchuan
  indicator: disputes-resolved
  kind: level
  value: 3400
  lower: 3400
  upper: 3500
  unit: case
  qualifier: more-than
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: dongchuan-2023
  locator: p3:40-52
  phrase: 化解矛盾纠纷3400余起
- id: dongchuan-2023/2
  bureau: dongchuan
  indicator: disputes-resolved
  kind: level
  value: 310
  unit: case
  period: { start: 2023-09-01, end: 2023-10-31 }
  scope: 秋风行动
  source: dongchuan-2023
  locator: p4:80-89
  phrase: 化解纠纷310起
- id: dongchuan-2023/3
  bureau: dongchuan
  indicator: dispute-resolution-rate
  kind: level
  value: 98.5
  lower: 98.45
  upper: 98.55
  unit: percent
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: dongchuan-2023
  locator: p3:53-62
  phrase: 调处率达98.5%
- id: dongchuan-2023/4
  bureau: dongchuan
  indicator: traffic-deaths
  kind: level
  value: 24
  unit: person
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: dongchuan-2023
  locator: p6:120-128
  phrase: 交通死亡24人
- id: dongchuan-2023/5
  bureau: dongchuan
  indicator: traffic-deaths
  kind: change
  value: -11.1
  lower: -11.15
  upper: -11.05
  unit: percent
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: dongchuan-2023
  locator: p6:129-138
  phrase: 同比下降11.1%
- id: dongchuan-2023/6
  bureau: dongchuan
  indicator: homicide-clearance-streak
  kind: streak
  value: 9
  unit: year
  period: { start: 2015-01-01, end: 2023-12-31 }
  source: dongchuan-2023
  locator: p2:20-28
  phrase: 命案连续9年全破
- id: dongchuan-2023/7
  bureau: dongchuan
  indicator: online-service-items
  kind: level
  value: 120
  unit: item
  period: { start: 2023-12-31, end: 2023-12-31 }
  source: dongchuan-2023
  locator: p9:200-211
  phrase: 120项业务网上办
`;

const beiling = `- id: beiling-2023/1
  bureau: beiling
  indicator: disputes-resolved
  kind: level
  value: 1950
  unit: case
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: beiling-2023
  locator: p3:40-50
  phrase: 化解纠纷1950起
- id: beiling-2023/2
  bureau: beiling
  indicator: online-service-share
  kind: level
  value: 82
  lower: 81.5
  upper: 82.5
  unit: percent
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: beiling-2023
  variant: item-share
  locator: p5:90-99
  phrase: 网上可办率82%
`;

/** A CSV of observations as programs write them; an apostrophe keeps a spreadsheet from taking a text for a formula. */
const xiping = `id,bureau,indicator,kind,value,lower,upper,unit,qualifier,period_start,period_end,scope,source,locator,phrase,status,note,variant,numerator,denominator,formula,derived_from
xiping-2023/1,xiping,disputes-resolved,level,400,400,400,case,exact,2023-03-01,2023-03-31,,xiping-2023,p2:30-42,"化解纠纷400起,全部回访",reported,,,,,,
xiping-2023/2,xiping,disputes-resolved,level,500,500,500,case,exact,2023-04-01,2023-04-30,,xiping-2023,p2:44-52,化解纠纷500起,reported,,,,,,
xiping-2023/3,xiping,disputes-resolved,level,900,900,900,case,exact,2023-03-01,2023-04-30,,xiping-2023,,,derived,三月与四月之和,,,,400 + 500,xiping-2023/1 xiping-2023/2
xiping-2023/4,xiping,dispute-resolution-rate,level,96.2,96.15,96.25,percent,exact,2023-01-01,2023-12-31,,xiping-2023,p4:70-78,调处率96.2%,reported,,,481,500,,
xiping-2023/5,xiping,traffic-deaths,level,10,9.5,10.5,person,about,2023-01-01,2023-12-31,,xiping-2023,p5:90-97,约10人死亡,reported,,,,,,
`;

const yunxi = `id,bureau,indicator,kind,value,unit,qualifier,lower,upper,period_start,period_end,source,phrase
yunxi-2023/1,yunxi,disputes-resolved,level,10000,case,more-than,10000,,2023-01-01,2023-12-31,yunxi-2023,化解纠纷1万起以上
yunxi-2023/2,yunxi,traffic-deaths,level,61,person,,,,2023-01-01,2023-12-31,yunxi-2023,死亡61人
`;

/** Paths and contents, fit for `memoryFolder`. */
export const validBenchmark: Readonly<Record<string, string>> = {
  'benchmark.yaml': benchmark,
  'bureaus.yaml': bureaus,
  'indicators.yaml': indicators,
  'sources.yaml': sources,
  'terms.yaml': terms,
  'observations/beiling-2023.yaml': beiling,
  'observations/dongchuan-2023.yaml': dongchuan,
  'observations/xiping-2023.csv': xiping,
  'observations/yunxi-2023.csv': yunxi,
};

/** A third county's deaths in traffic. */
export const deaths = `- id: beiling-2023/3
  bureau: beiling
  indicator: traffic-deaths
  kind: level
  value: 25
  unit: person
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: beiling-2023
  locator: p6:90-96
  phrase: 死亡25人
`;

/** The same with these, so that there are ranks. */
export const benchmarkWithRanks: Readonly<Record<string, string>> = {
  ...validBenchmark,
  'observations/beiling-2023.yaml': `${beiling}${deaths}`,
};
