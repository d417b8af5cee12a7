/** Whose review an article is: names in title, headings, lead, publisher and signature against the bureaus on file. Places are invented. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { normaliseArticle } from '../../src/extract/normalise.js';
import { readArticle } from '../../src/extract/read-article.js';
import { readBureau, type ReadBureau } from '../../src/extract/read-bureau.js';
import { openFolder } from '../../src/host/node-folder.js';
import type { Bureau } from '../../src/model/bureau.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { makeBureau } from '../compare/figures.js';

function bureau(id: string, name: string, short: string, differences: Partial<Bureau> = {}): Bureau {
  return makeBureau(id, { name: { zh: name, en: id }, short_name: { zh: short, en: id }, ...differences });
}

const onFile: readonly Bureau[] = [
  bureau('yunlan', '云澜市公安局', '云澜市', { adcode: '990100', level: 'prefecture' }),
  bureau('wangchuan', '云澜市公安局望川区分局', '望川区', { adcode: '990102', parent: '990100' }),
  bureau('qinghe', '青禾县公安局', '青禾县', { adcode: '990121', parent: '990100' }),
  bureau('shizhong', '云澜市公安局市中区分局', '云澜市中区', { adcode: '990103', parent: '990100' }),
  bureau('donglu', '东陆省公安厅', '东陆省', { adcode: '990000', level: 'province' }),
  // Two districts of one name in two cities.
  bureau('heping-yunlan', '云澜市公安局和平区分局', '云澜和平区', { adcode: '990104', parent: '990100' }),
  bureau('heping-linshan', '临山市公安局和平区分局', '临山和平区', { adcode: '990204', parent: '990200' }),
];

const read = (title: string | null, text = '', publisher: string | null = null): ReadBureau =>
  readBureau({ title, text, publisher }, onFile);

describe('a bureau on file', () => {
  it.each([
    ['云澜市公安局2023年工作盘点', 'yunlan'],
    ['2023年云澜公安工作回顾', 'yunlan'],
    ['奋进的一年——云澜市公安局望川区分局全年工作综述', 'wangchuan'],
    ['云澜市公安局望川分局2023年工作总结', 'wangchuan'],
    ['云澜市望川区公安分局晒出成绩单', 'wangchuan'],
    ['望川公安分局：守护万家灯火', 'wangchuan'],
    ['望川公安：守护万家灯火', 'wangchuan'],
    ['望川区公安局年终盘点', 'wangchuan'],
    ['青禾公安奏响平安乐章', 'qinghe'],
    ['云澜市青禾县公安局2023年亮点', 'qinghe'],
    ['云澜市市中区公安分局这一年', 'shizhong'],
    ['云澜市中公安分局这一年', 'shizhong'],
    ['市中公安这一年', 'shizhong'],
    ['东陆省公安厅发布2023年成绩单', 'donglu'],
    ['守护万家灯火丨望川公安这一年', 'wangchuan'],
    ['云澜和平公安这一年', 'heping-yunlan'],
    ['临山市公安局和平分局这一年', 'heping-linshan'],
  ])('%s: %s', (title, id) => {
    const name = onFile.find((each) => each.id === id);
    expect(read(title)).toEqual({ id, name: name?.name.zh, level: name?.level });
  });

  it('is found by the lead where the title names none', () => {
    expect(read('护航平安这一年', '一年来，青禾县公安局紧紧围绕中心工作，全县公安机关破案攻坚。').id).toBe('qinghe');
  });

  it('is found by a signature or a publisher where nothing else names one', () => {
    expect(read('工作总结', '今年以来，全局上下齐心协力，各项工作稳中有进。\n望川公安分局\n2024年1月3日').id).toBe(
      'wangchuan',
    );
    expect(read('工作总结', '今年以来，全局上下齐心协力，各项工作稳中有进。', '青禾县公安局').id).toBe('qinghe');
  });

  it('is not the bureau that leads, praises or publishes', () => {
    const text = '在云澜市公安局和区委、区政府的坚强领导下，望川公安分局攻坚克难。全局荣获云澜市公安局通报表扬。';
    expect(read('守护一方平安', text, '云澜市公安局').id).toBe('wangchuan');
  });

  it('is found by its area where no bureau is named', () => {
    expect(read('青禾县2023年平安建设综述', '全县破获刑事案件若干。').id).toBe('qinghe');
  });

  it('is told from its namesake by the city that the article names elsewhere', () => {
    expect(read('和平公安这一年', '临山的冬天，和平公安民警走上街头。').id).toBe('heping-linshan');
    expect(read('和平公安这一年', '和平公安民警走上街头。')).toEqual({ id: null, name: '和平公安', level: 'county' });
  });
});

describe('a bureau that is not on file', () => {
  it.each([
    ['石桥县公安局2023年工作盘点', '石桥县公安局', 'county'],
    ['近日，记者从石桥市公安局获悉', '石桥市公安局', undefined],
    ['临山市公安局望川区分局年终盘点', '临山市公安局望川区分局', 'county'],
    ['临山市望川区公安分局年终盘点', '临山市望川区公安分局', 'county'],
    ['望川县公安局年终盘点', '望川县公安局', 'county'],
    ['日昇公安这一年', '日昇公安', undefined],
    ['西陵省公安厅亮出成绩单', '西陵省公安厅', 'province'],
    ['西陵自治区公安厅亮出成绩单', '西陵自治区公安厅', 'province'],
    ['记者从日昇市公安局获悉', '日昇市公安局', undefined],
    ['临山市公安局经济技术开发区分局这一年', '临山市公安局经济技术开发区分局', 'county'],
    ['平安年夜丨石桥公安这一年', '石桥公安', undefined],
    ['临山市中区公安分局这一年', '临山市中区公安分局', 'county'],
  ])('%s: %s', (title, name, level) => {
    expect(read(title)).toEqual({ id: null, name, level });
  });

  it('is called by its fullest name', () => {
    expect(read('石桥公安这一年', '石桥县公安局聚焦主责主业，石桥公安勇毅前行。').name).toBe('石桥县公安局');
  });

  it.each([
    '全市公安机关这一年',
    '省会公安勇争先',
    '市公安局召开会议',
    '平安建设结硕果',
    '分局召开会议',
    '各级公安机关',
  ])('%s names none', (title) => {
    expect(read(title)).toEqual({ id: null, name: null });
  });
});

const shared = new URL('../../../shared/seeds/', import.meta.url);
const atHand = existsSync(shared);

describe.skipIf(!atHand)(`the real reviews${atHand ? '' : ' (skipped: ../shared/seeds is not at hand)'}`, () => {
  const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));
  const dataset = readDataset(openFolder(seeds)).value;
  const files = atHand ? readdirSync(shared).filter((name) => name.endsWith('.txt')) : [];

  it.each(files.map((file, index) => [file, ['jiyang', 'laixi', 'binzhou', 'jiyang', 'shizhong'][index]]))(
    '%s is by %s',
    async (file = '', id) => {
      const bytes = readFileSync(new URL(file, shared));
      const { value: article } = await readArticle({ path: file, bytes });
      if (!article || !dataset) throw new Error('nothing was read');
      const { text } = await normaliseArticle(article.text);
      expect(readBureau({ ...article, text }, dataset.bureaus).id).toBe(id);
    },
  );
});
