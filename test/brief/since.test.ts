/** The section on what moved since the last edition, in words. Places and figures are invented. */
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { buildReport } from '../../src/brief/build-report.js';
import { languages, type Language } from '../../src/model/language.js';
import type { Cell } from '../../src/model/report.js';
import { diff, editionOf, prepare, type Prepared } from '../../src/pipeline.js';
import { benchmarkWithRanks } from '../read/valid-benchmark.js';
import { shippedInputs } from './prepared.js';

type Files = Readonly<Record<string, string>>;

const beiling = 'observations/beiling-2023.yaml';
const base: Files = benchmarkWithRanks;

function edit(path: string, find: string, replace: string): Files {
  const text = base[path] ?? '';
  if (!text.includes(find)) throw new Error(`${path} has no ${find}`);
  return { ...base, [path]: text.replace(find, () => replace) };
}

function read(files: Files): Prepared {
  const { value, diagnostics } = prepare({ ...shippedInputs, folder: memoryFolder(files) }, undefined, () => undefined);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

/** Paragraphs and rows of the section, cells set off by bars. */
function tell(from: Files, to: Files, language: Language): string {
  const [old, now] = [read(from), read(to)];
  const since = diff(editionOf(old), editionOf(now));
  const wording = now.editions.find((edition) => edition.language === language)?.wording;
  if (!wording) throw new Error(language);
  const { sections } = buildReport(now.dataset, now, now.templates.plan, wording, { since });
  const blocks = sections.find(({ id }) => id === 'since')?.blocks ?? [];
  const line = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join(' | ');
  return blocks
    .flatMap((block) => {
      if (block.type === 'paragraph') return [block.text];
      return block.type === 'table' ? block.table.rows.map(line) : [];
    })
    .join('\n');
}

const cases: readonly (readonly [string, Files, Files, Readonly<Record<Language, string>>])[] = [
  [
    'a population',
    base,
    edit('bureaus.yaml', 'value: 400000', 'value: 200000'),
    {
      zh: `与上一期（2024-02-01）相比：新增0个数字，减少0个，修改0个；2组数据有变动。人口数变动1个。
化解矛盾纠纷
西坪县 | 500、每10万人125.0、人口400,000（普查）、仅并列 | 500、每10万人250.0、人口200,000（普查）、仅并列 | 
交通死亡人数
东川区 | 24、每10万人3.0、位次2/3（1–3）、有保留可比 | 24、每10万人3.0、位次1/3（1–2）、有保留可比 | 西坪县的人口数变动
西坪县 | 10、每10万人2.5、人口400,000（普查）、位次1/3（1–3）、有保留可比 | 10、每10万人5.0、人口200,000（普查）、位次2/3（1–3）、有保留可比、上下限重叠 | 本身人口数变动
北岭区 | 25、每10万人5.0、位次3/3（2–3）、有保留可比 | 25、每10万人5.0、位次2/3（1–3）、有保留可比、上下限重叠 | 西坪县的人口数变动
西坪县 | 人口 | 2020-11-01 | 400,000（普查） | 200,000（普查）`,
      en: `Since the last edition (2024-02-01) 0 figures came, 0 went and 0 changed; 2 comparisons moved. 1 population came, went or changed.
disputes resolved
Xiping | 500, 125.0 per 100,000, population 400,000 (census), indicative | 500, 250.0 per 100,000, population 200,000 (census), indicative | 
traffic deaths
Dongchuan | 24, 3.0 per 100,000, rank 2 of 3 (1–3), comparable with caveats | 24, 3.0 per 100,000, rank 1 of 3 (1–2), comparable with caveats | populations changed: Xiping
Xiping | 10, 2.5 per 100,000, population 400,000 (census), rank 1 of 3 (1–3), comparable with caveats | 10, 5.0 per 100,000, population 200,000 (census), rank 2 of 3 (1–3), comparable with caveats, bounds overlap | its population changed
Beiling | 25, 5.0 per 100,000, rank 3 of 3 (2–3), comparable with caveats | 25, 5.0 per 100,000, rank 2 of 3 (1–3), comparable with caveats, bounds overlap | populations changed: Xiping
Xiping | Population | 2020-11-01 | 400,000 (census) | 200,000 (census)`,
    },
  ],
  [
    'a bureau that is newly included',
    edit('benchmark.yaml', 'xiping, beiling]', 'xiping]'),
    base,
    {
      zh: `与上一期（2024-02-01）相比：新增3个数字，减少0个，修改0个；3组数据有变动。本期新收录：北岭区。
化解矛盾纠纷：仅并列 → 有保留可比（不再有：行政层级不同；新收录北岭区）
云溪市 | 10,000、每10万人476.2、仅并列、行政层级不同 | 10,000、每10万人476.2、仅并列 | 
东川区 | 3,400、每10万人425.0、仅并列 | 3,400、每10万人425.0、有保留可比 | 不再有：行政层级不同
西坪县 | 500、每10万人125.0、仅并列、行政层级不同 | 500、每10万人125.0、仅并列 | 
北岭区 | 未收录 | 1,950、每10万人390.0、有保留可比、人口时点不同 | 本期新收录该单位
交通死亡人数
东川区 | 24、每10万人3.0、有保留可比 | 24、每10万人3.0、位次2/3（1–3）、有保留可比 | 新收录北岭区
西坪县 | 10、每10万人2.5、有保留可比 | 10、每10万人2.5、位次1/3（1–3）、有保留可比 | 新收录北岭区
北岭区 | 未收录 | 25、每10万人5.0、位次3/3（2–3）、有保留可比、人口时点不同 | 本期新收录该单位
网上办理占比：没有数据 → 不可比（新收录北岭区）
北岭区 | 未收录 | 82、不可比、仅一家公布 | 本期新收录该单位
北岭区 | 化解矛盾纠纷 | 2023 | 未收录 | 1,950
北岭区 | 网上办理占比 | 2023 | 未收录 | 82（81.5–82.5）
北岭区 | 交通死亡人数 | 2023 | 未收录 | 25`,
      en: `Since the last edition (2024-02-01) 3 figures came, 0 went and 0 changed; 3 comparisons moved. Newly included: Beiling.
disputes resolved: indicative → comparable with caveats (no longer: different levels; Beiling newly included)
Yunxi | 10,000, 476.2 per 100,000, indicative, different levels | 10,000, 476.2 per 100,000, indicative | 
Dongchuan | 3,400, 425.0 per 100,000, indicative | 3,400, 425.0 per 100,000, comparable with caveats | no longer: different levels
Xiping | 500, 125.0 per 100,000, indicative, different levels | 500, 125.0 per 100,000, indicative | 
Beiling | not included | 1,950, 390.0 per 100,000, comparable with caveats, population of another date | the bureau is newly included
traffic deaths
Dongchuan | 24, 3.0 per 100,000, comparable with caveats | 24, 3.0 per 100,000, rank 2 of 3 (1–3), comparable with caveats | Beiling newly included
Xiping | 10, 2.5 per 100,000, comparable with caveats | 10, 2.5 per 100,000, rank 1 of 3 (1–3), comparable with caveats | Beiling newly included
Beiling | not included | 25, 5.0 per 100,000, rank 3 of 3 (2–3), comparable with caveats, population of another date | the bureau is newly included
online service share: no figures → not comparable (Beiling newly included)
Beiling | not included | 82, not comparable, published by one only | the bureau is newly included
Beiling | disputes resolved | 2023 | not included | 1,950
Beiling | online service share | 2023 | not included | 82 (81.5–82.5)
Beiling | traffic deaths | 2023 | not included | 25`,
    },
  ],
  [
    'an indicator that is no longer included',
    base,
    edit(
      'benchmark.yaml',
      'slug: yunxi',
      'slug: yunxi\nindicators: [disputes-resolved, dispute-resolution-rate, homicide-clearance-streak, online-service-share, online-service-items]',
    ),
    {
      zh: `与上一期（2024-02-01）相比：新增0个数字，减少5个，修改0个；2组数据有变动。本期不再收录：交通死亡人数。
交通死亡人数：有保留可比 → 没有数据（本期不再收录该指标）
云溪市 | 61、每10万人2.9、仅并列 | 未收录 | 
东川区 | 24、每10万人3.0、位次2/3（1–3）、有保留可比 | 未收录 | 
西坪县 | 10、每10万人2.5、位次1/3（1–3）、有保留可比 | 未收录 | 
北岭区 | 25、每10万人5.0、位次3/3（2–3）、有保留可比 | 未收录 | 
交通死亡人数（同比）：不可比 → 没有数据（本期不再收录该指标）
东川区 | −11.1、不可比 | 未收录 | 
云溪市 | 交通死亡人数 | 2023 | 61 | 未收录
东川区 | 交通死亡人数 | 2023 | 24 | 未收录
东川区 | 交通死亡人数（同比） | 2023 | −11.1（−11.15至−11.05） | 未收录
西坪县 | 交通死亡人数 | 2023 | 约10（9.5–10.5） | 未收录
北岭区 | 交通死亡人数 | 2023 | 25 | 未收录`,
      en: `Since the last edition (2024-02-01) 0 figures came, 5 went and 0 changed; 2 comparisons moved. No longer included: traffic deaths.
traffic deaths: comparable with caveats → no figures (the indicator is no longer included)
Yunxi | 61, 2.9 per 100,000, indicative | not included | 
Dongchuan | 24, 3.0 per 100,000, rank 2 of 3 (1–3), comparable with caveats | not included | 
Xiping | 10, 2.5 per 100,000, rank 1 of 3 (1–3), comparable with caveats | not included | 
Beiling | 25, 5.0 per 100,000, rank 3 of 3 (2–3), comparable with caveats | not included | 
traffic deaths, change on year: not comparable → no figures (the indicator is no longer included)
Dongchuan | −11.1, not comparable | not included | 
Yunxi | traffic deaths | 2023 | 61 | not included
Dongchuan | traffic deaths | 2023 | 24 | not included
Dongchuan | traffic deaths, change on year | 2023 | −11.1 (−11.15 to −11.05) | not included
Xiping | traffic deaths | 2023 | about 10 (9.5–10.5) | not included
Beiling | traffic deaths | 2023 | 25 | not included`,
    },
  ],
  [
    'ranks that run the other way',
    base,
    edit('indicators.yaml', 'polarity: lower-is-better', 'polarity: none'),
    {
      zh: `与上一期（2024-02-01）相比：新增0个数字，减少0个，修改0个；1组数据有变动。位次的排列方向与上一期相反：交通死亡人数。
交通死亡人数
西坪县 | 10、每10万人2.5、位次1/3（1–3）、有保留可比 | 10、每10万人2.5、位次3/3（1–3）、有保留可比 | 位次的排列方向改变
北岭区 | 25、每10万人5.0、位次3/3（2–3）、有保留可比 | 25、每10万人5.0、位次1/3（1–2）、有保留可比 | 位次的排列方向改变`,
      en: `Since the last edition (2024-02-01) 0 figures came, 0 went and 0 changed; 1 comparison moved. Ranks run the other way than in the last edition: traffic deaths.
traffic deaths
Xiping | 10, 2.5 per 100,000, rank 1 of 3 (1–3), comparable with caveats | 10, 2.5 per 100,000, rank 3 of 3 (1–3), comparable with caveats | the order of ranks was turned
Beiling | 25, 5.0 per 100,000, rank 3 of 3 (2–3), comparable with caveats | 25, 5.0 per 100,000, rank 1 of 3 (1–2), comparable with caveats | the order of ranks was turned`,
    },
  ],
  [
    'another measure',
    edit('indicators.yaml', 'polarity: lower-is-better\n  rate: population', 'polarity: lower-is-better\n  rate: none'),
    base,
    {
      zh: `与上一期（2024-02-01）相比：新增0个数字，减少0个，修改0个；1组数据有变动。
交通死亡人数；上一期：公布的数字，本期：每10万人的率（普查人口）
云溪市 | 61、仅并列、行政层级不同 | 61、每10万人2.9、仅并列、人口时点不同 | 
东川区 | 24、位次2/3、可比 | 24、每10万人3.0、位次2/3（1–3）、有保留可比 | 计量方式改变；新发现：人口时点不同
西坪县 | 10、位次1/3、有保留可比 | 10、每10万人2.5、位次1/3（1–3）、有保留可比、人口时点不同 | 
北岭区 | 25、位次3/3、可比 | 25、每10万人5.0、位次3/3（2–3）、有保留可比 | 计量方式改变；新发现：人口时点不同`,
      en: `Since the last edition (2024-02-01) 0 figures came, 0 went and 0 changed; 1 comparison moved.
traffic deaths; last edition: numbers as published, this edition: rates per 100,000 residents (census)
Yunxi | 61, indicative, different levels | 61, 2.9 per 100,000, indicative, population of another date | 
Dongchuan | 24, rank 2 of 3, comparable | 24, 3.0 per 100,000, rank 2 of 3 (1–3), comparable with caveats | the measure changed; found: population of another date
Xiping | 10, rank 1 of 3, comparable with caveats | 10, 2.5 per 100,000, rank 1 of 3 (1–3), comparable with caveats, population of another date | 
Beiling | 25, rank 3 of 3, comparable | 25, 5.0 per 100,000, rank 3 of 3 (2–3), comparable with caveats | the measure changed; found: population of another date`,
    },
  ],
  [
    'bounds, with the interval and the finding that come with them',
    base,
    edit(beiling, 'value: 25\n', 'value: 25\n  lower: 15\n  upper: 35\n  qualifier: about\n'),
    {
      zh: `与上一期（2024-02-01）相比：新增0个数字，减少0个，修改1个；1组数据有变动。
交通死亡人数
北岭区 | 25、每10万人5.0、位次3/3（2–3）、有保留可比 | 25、每10万人5.0、位次3/3（1–3）、有保留可比、概数 | 
北岭区 | 交通死亡人数 | 2023 | 25 | 约25（15–35）`,
      en: `Since the last edition (2024-02-01) 0 figures came, 0 went and 1 changed; 1 comparison moved.
traffic deaths
Beiling | 25, 5.0 per 100,000, rank 3 of 3 (2–3), comparable with caveats | 25, 5.0 per 100,000, rank 3 of 3 (1–3), comparable with caveats, approximate figure | 
Beiling | traffic deaths | 2023 | 25 | about 25 (15–35)`,
    },
  ],
  [
    'a file that changed in what the data do not show',
    base,
    edit('sources.yaml', 'published: 2024-01-15', 'published: 2024-01-16'),
    {
      zh: `与上一期（2024-02-01）相比，数字、位次和可比性都没有变动。`,
      en: `No figure, rank or verdict has moved since the last edition (2024-02-01).`,
    },
  ],
];

describe('the section on the last edition tells', () => {
  it.each(cases)('%s', (_, from, to, says) => {
    for (const language of languages) expect(tell(from, to, language)).toBe(says[language]);
  });
});
