/** A benchmark of invented places with the shipped catalogue, and articles of it, for the commands that read articles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './run-bench.js';

const bureaus = `- id: yunlan
  name: { zh: 云澜市公安局, en: Yunlan Municipal Public Security Bureau }
  short_name: { zh: 云澜市, en: Yunlan }
  adcode: '990100'
  level: prefecture
  parent: null
- id: wangchuan
  name: { zh: 云澜市公安局望川区分局, en: 'Wangchuan Branch, Yunlan Public Security Bureau' }
  short_name: { zh: 望川区, en: Wangchuan }
  adcode: '990102'
  level: county
  parent: '990100'
`;

const benchmark = `title: { zh: 云澜公安盘点, en: Reviews of Yunlan }
subtitle: { zh: 一市一区, en: A city and a district }
question: { zh: 哪些能比, en: What can be compared? }
slug: yunlan
languages: [zh]
date: 2024-02-01
`;

const observations = `- id: yunlan-2022/1
  bureau: yunlan
  indicator: criminal-cases-solved
  kind: level
  value: 900
  unit: case
  period: { start: 2022-01-01, end: 2022-12-31 }
  source: yunlan-2022
  phrase: 破获刑事案件900起
`;

const sources = `- id: yunlan-2022
  kind: review
  bureau: yunlan
  title: 云澜公安这一年
  publisher: null
  published: null
  covers: { start: 2022-01-01, end: 2022-12-31 }
`;

/** Paths below a folder `yunlan`. */
export const yunlan: Readonly<Record<string, string>> = {
  'yunlan/benchmark.yaml': benchmark,
  'yunlan/bureaus.yaml': bureaus,
  'yunlan/indicators.yaml': readFileSync(join(projectRoot, 'seeds/indicators.yaml'), 'utf8'),
  'yunlan/sources.yaml': sources,
  'yunlan/terms.yaml': 'scopes: {}\nnotes: {}\nsources: {}\n',
  'yunlan/observations/yunlan-2022.yaml': observations,
};

export const wangchuanReview = `望川公安分局2023年工作盘点
2024-01-15 09:30 来源:云澜日报
2023年，望川公安分局坚持以人民为中心，深化打防管控，各项工作取得新的成效。全年破获刑事案件412起，化解矛盾纠纷1200余起，群众安全感不断提升。

2024年，分局计划再破一批积案，力争破获刑事案件500起。全年开展宣传活动36场次。
`;

/** Of a bureau that is not on file. */
export const qingheReview = `青禾县公安局2023年工作回顾
2023年，青禾县公安局围绕中心、服务大局，全县公安机关主动作为、勇于担当。全年破获刑事案件98起，抓获逃犯17人。
`;
