/**
 * The shipped benchmark, by itself and against the labelled figures and the articles. Those stand beside the project and not in it;
 * where they are not at hand, their tests are skipped.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openFolder } from '../src/host/node-folder.js';
import type { Dataset } from '../src/model/dataset.js';
import { longestPhrase, type Observation } from '../src/model/observation.js';
import { readDataset } from '../src/read/read-dataset.js';

const root = new URL('..', import.meta.url);
const shared = new URL('../shared/', root);
const articles = new URL('seeds/', shared);
const atHand = existsSync(articles);
/** Why tests are skipped, when they are. */
const unless = atHand ? '' : ' (skipped: ../shared/seeds is not at hand)';

const outcome = readDataset(openFolder(fileURLToPath(new URL('seeds', root))));

function shipped(): Dataset {
  if (!outcome.value) throw new Error('the shipped benchmark cannot be read');
  return outcome.value;
}

test('the shipped benchmark reads without errors or warnings', () => {
  expect(outcome.diagnostics).toEqual([]);
  expect(shipped().bureaus.map(({ id, adcode }) => `${id} ${adcode}`)).toEqual([
    'jiyang 370115',
    'laixi 370285',
    'binzhou 371600',
    'shizhong 370103',
  ]);
});

test('every reported figure has its phrase and its place, every derived one its formula', () => {
  const lacking = shipped().observations.filter(({ status, phrase = '', locator, formula }) => {
    const length = Array.from(phrase).length;
    return status === 'derived' ? !formula : length === 0 || length > longestPhrase || locator === undefined;
  });
  expect(lacking).toEqual([]);
});

test('rates are made of counts of people and events, and of nothing else', () => {
  const counted = new Set(['case', 'person', 'person-time', 'risk', 'accident', 'vehicle']);
  for (const { id, unit, measure_type: type, rate } of shipped().indicators) {
    const expected = counted.has(unit) && type !== 'ratio' ? 'population' : 'none';
    expect(`${id} ${rate}`).toBe(`${id} ${expected}`);
  }
});

describe('the bounds of each figure are those that its wording implies', () => {
  test.each(shipped().observations.filter(({ status }) => status === 'reported'))('$id: $phrase', (observation) => {
    const { lower, upper } = impliedBounds(observation);
    expect(observation.lower).toBeCloseTo(lower, 9);
    expect(observation.upper).toBeCloseTo(upper, 9);
  });

  test('a sum of exact figures is exact', () => {
    const derived = shipped().observations.filter(({ status }) => status === 'derived');
    expect(derived).not.toHaveLength(0);
    for (const { id, value, lower, upper, derived_from: from } of derived) {
      const parts = shipped().observations.filter((part) => from.includes(part.id));
      const sum = parts.reduce((total, part) => total + part.value, 0);
      expect([id, value, lower, upper]).toEqual([id, sum, sum, sum]);
    }
  });
});

describe('the calculator of bounds itself knows the rules of the design', () => {
  test.each([
    { phrase: '化解1200余起', value: 1200, lower: 1200, upper: 1300 },
    { phrase: '查处8万余起', value: 80_000, lower: 80_000, upper: 90_000 },
    { phrase: '发放10万余份', value: 100_000, lower: 100_000, upper: 110_000 },
    { phrase: '办理2.2万余次', value: 22_000, lower: 22_000, upper: 23_000 },
    { phrase: '挂牌15000余个', value: 15_000, lower: 15_000, upper: 16_000 },
    { phrase: '小案千余起', value: 1000, lower: 1000, upper: 2000 },
    { phrase: '挽损260余万元', value: 2_600_000, lower: 2_600_000, upper: 2_700_000 },
    { phrase: '注册225.76万人', value: 2_257_600, lower: 2_257_550, upper: 2_257_650 },
    { phrase: '率达100%', value: 100, lower: 99.5, upper: 100 },
    { phrase: '连续十二年', value: 12, lower: 12, upper: 12 },
    { phrase: '未发生事故', value: 0, lower: 0, upper: 0 },
  ])('$phrase', ({ phrase, value, lower, upper }) => {
    const implied = impliedBounds({ id: 'a/1', kind: 'level', value, phrase });
    expect(implied.lower).toBeCloseTo(lower, 9);
    expect(implied.upper).toBeCloseTo(upper, 9);
  });
});

describe.skipIf(!atHand)(`the articles${unless}`, () => {
  const texts = new Map<string, { text: string; sha256: string }>();
  for (const name of atHand ? readdirSync(articles).filter((file) => file.endsWith('.txt')) : []) {
    const bytes = readFileSync(new URL(name, articles));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    texts.set(name, { text, sha256: createHash('sha256').update(bytes).digest('hex') });
  }

  test('are the ones that the sources name, byte for byte', () => {
    const named = shipped().sources.flatMap(({ file, sha256 }) => (file === undefined ? [] : [[file, sha256]]));
    expect(named).toEqual([...texts].map(([name, { sha256 }]) => [name, sha256]));
  });

  test('hold each phrase at its offsets, in the paragraph that the locator names', () => {
    const files = new Map(shipped().sources.map(({ id, file }) => [id, file ?? '']));
    const reported = shipped().observations.filter(({ status }) => status === 'reported');
    expect(reported.length).toBeGreaterThan(60);
    const found = reported.map(({ id, source, locator = '', phrase = '' }) => {
      const { text } = texts.get(files.get(source) ?? '') ?? { text: '' };
      const [, start = 0, end = 0] = locator.split(/[:-]/).map(Number);
      const lines = text.slice(0, end).split('\n');
      const paragraph = lines.filter((line) => line.trim() !== '').length;
      const isOneLine = lines.at(-1)?.endsWith(phrase);
      return `${id} p${paragraph}:${start}-${end} ${text.slice(start, end)}${isOneLine ? '' : ' (over two lines)'}`;
    });
    expect(found).toEqual(reported.map(({ id, locator, phrase }) => `${id} ${locator} ${phrase}`));
  });
});

const GoldSchema = z.object({
  adcode: z.string(),
  gold: z.array(
    z.object({
      indicator: z.string(),
      kind: z.string(),
      value: z.number(),
      unit: z.string(),
      qualifier: z.string(),
      period: z.object({ start: z.string(), end: z.string() }).nullable(),
      phrase: z.string(),
      scope: z.string(),
      /** The article leaves open whether the figure has a scope. */
      scope_any: z.boolean().default(false),
    }),
  ),
});

describe.skipIf(!atHand)(`the labelled figures${unless}`, () => {
  const gold = new URL('gold/', articles);
  const labelled = (atHand ? readdirSync(gold) : []).flatMap((name) => {
    const { adcode, gold: figures } = GoldSchema.parse(JSON.parse(readFileSync(new URL(name, gold), 'utf8')));
    return figures.map((figure) => ({ ...figure, adcode }));
  });

  test('are all there', () => {
    expect(labelled.length).toBe(68);
  });

  test.each(labelled)('$phrase is among the observations', (figure) => {
    const { bureaus, observations } = shipped();
    const bureau = bureaus.find(({ adcode }) => adcode === figure.adcode)?.id;
    const { indicator, kind, value, unit, qualifier, period } = figure;
    const found = observations.filter(
      (observation) =>
        observation.bureau === bureau &&
        observation.indicator === indicator &&
        observation.kind === kind &&
        observation.value === value &&
        observation.phrase === figure.phrase,
    );
    expect(found).toEqual([expect.objectContaining({ unit, qualifier, period, status: 'reported' })]);
    const isScoped = found[0]?.scope !== '';
    expect(figure.scope_any || isScoped === (figure.scope !== '')).toBe(true);
  });

  test('are all that the benchmark reports', () => {
    expect(shipped().observations.filter(({ status }) => status === 'reported')).toHaveLength(labelled.length);
  });
});

describe.skipIf(!atHand)(`the catalogue${unless}`, () => {
  const page = atHand ? readFileSync(new URL('indicators.md', shared), 'utf8') : '';
  const listed = page
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .flatMap((line) => line.slice(2).split(' · '))
    .map((entry) => `${/^[a-z-]+/.exec(entry)?.[0]} ${/\(([A-Za-z-]+)[;)]/.exec(entry)?.[1]}`);

  test('holds every id of the list, with its unit, and no other', () => {
    expect(listed.length).toBeGreaterThan(40);
    expect(
      shipped()
        .indicators.map(({ id, unit }) => `${id} ${unit}`)
        .sort(),
    ).toEqual(listed.sort());
  });
});

/** What a wording implies, computed from the phrase alone (design.md, "Bounds"); apart from the project's own code on purpose. */
function impliedBounds({
  id,
  kind,
  value,
  phrase = '',
}: Pick<Observation, 'id' | 'kind' | 'value'> & { readonly phrase?: string | undefined }): {
  lower: number;
  upper: number;
} {
  const size = Math.abs(value);
  if (value === 0 && phrase.includes('未发生')) return { lower: 0, upper: 0 };
  const number = writtenNumbers(phrase).find((each) => Math.abs(each.value - size) < 1e-6);
  if (!number) throw new Error(`${id}: ${value} does not stand in "${phrase}"`);
  const ceiling = kind === 'level' && number.isPercent ? 100 : Infinity;
  const [low, high] = [number.value - number.below, Math.min(ceiling, number.value + number.above)];
  return value < 0 ? { lower: -high, upper: -low } : { lower: low, upper: high };
}

interface WrittenNumber {
  readonly value: number;
  readonly below: number;
  readonly above: number;
  readonly isPercent: boolean;
}

function writtenNumbers(phrase: string): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  const pattern = /(\d+)(?:\.(\d+))?(余|多)?(万|亿)?(余|多)?(%|个百分点)?|(千)余|([一二三四五六七八九十]+)/gu;
  for (const [, whole, decimals = '', inner, scaleWord, outer, percent, thousand, words] of phrase.matchAll(pattern)) {
    if (thousand !== undefined) found.push({ value: 1000, below: 0, above: 1000, isPercent: false });
    else if (words !== undefined) found.push({ value: smallNumeral(words), below: 0, above: 0, isPercent: false });
    else if (whole !== undefined) {
      const scale = scaleWord === '亿' ? 1e8 : scaleWord === '万' ? 1e4 : 1;
      const value = Number(`${whole}.${decimals || '0'}`) * scale;
      const lastWritten = 10 ** -decimals.length * scale;
      const trailingZeros = decimals === '' ? (/0*$/.exec(whole)?.[0].length ?? 0) : 0;
      const isPercent = percent === '%';
      if (outer !== undefined && scale > 1) found.push({ value, below: 0, above: lastWritten, isPercent });
      else if (inner !== undefined || outer !== undefined)
        found.push({ value, below: 0, above: 10 ** trailingZeros * lastWritten, isPercent });
      else {
        const half = scale > 1 || decimals !== '' || percent !== undefined ? lastWritten / 2 : 0;
        found.push({ value, below: half, above: half, isPercent });
      }
    }
  }
  return found;
}

/** 八 is 8, 十二 is 12, 二十 is 20. */
function smallNumeral(words: string): number {
  if (!words.includes('十')) return digit(words[0], 0);
  const [tens, ones] = words.split('十');
  return digit(tens, 1) * 10 + digit(ones, 0);
}

const digit = (character: string | undefined, otherwise: number): number =>
  character ? '一二三四五六七八九'.indexOf(character) + 1 : otherwise;
