/** A value and all its spellings; what gives none; and expressions of time. The cases are in `test/corpus/quantities`. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findQuantities, type Quantity } from '../../src/extract/find-quantities.js';
import { findTimes, type TimeMention } from '../../src/extract/find-times.js';
import { normaliseArticle } from '../../src/extract/normalise.js';

const folder = new URL('../corpus/quantities/', import.meta.url);
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), 'utf8'));

const spellingsSchema = z.array(
  z.strictObject({
    value: z.number(),
    /** Lower and upper; null: no ceiling. Without them the value itself. */
    bounds: z.tuple([z.number(), z.number().nullable()]).optional(),
    qualifier: z.enum(['exact', 'more-than', 'about']).default('exact'),
    measure: z.string(),
    /** The quantity stands in angle brackets. */
    spellings: z.array(z.string().regex(/^[^<>]*<[^<>]+>[^<>]*$/)).min(1),
  }),
);

const noValueSchema = z.strictObject({
  none: z.array(z.string()),
  vague: z.array(z.string()),
  range: z.array(z.string()),
});

const timesSchema = z.array(
  z.strictObject({
    times: z.array(z.string()).min(1),
    role: z.enum(['during', 'since', 'until', 'base', 'years']).default('during'),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    published: z.iso.date().optional(),
  }),
);

const year = { start: '2022-01-01', end: '2022-12-31' };

interface Found {
  readonly quantities: readonly (Quantity & { readonly quote: string })[];
  readonly times: readonly TimeMention[];
}

async function find(text: string, published: string | null = null): Promise<Found> {
  const mapped = await normaliseArticle(text);
  const times = findTimes(mapped.text, { period: year, published });
  const quantities = findQuantities(mapped.text, times).map((quantity) => ({
    ...quantity,
    quote: mapped.quote(quantity),
  }));
  return { quantities, times };
}

const spellingFiles = readdirSync(folder).filter((name) => name !== 'no-value.yaml' && name !== 'times.yaml');

describe.each(spellingFiles)('%s', (name) => {
  const cases = spellingsSchema
    .parse(read(name))
    .flatMap(({ spellings, ...wanted }) => spellings.map((spelling) => ({ spelling, ...wanted })));

  test.each(cases)(
    '$spelling is $value',
    async ({ spelling, value, bounds: [lower, upper] = [value, value], ...wanted }) => {
      const { quantities } = await find(spelling.replaceAll(/[<>]/g, ''));
      const quote = /<(.+)>/.exec(spelling)?.[1] ?? '';
      const found = quantities.find((quantity) => quantity.quote === quote);
      expect(found?.upper ?? Infinity).toBeCloseTo(upper ?? Infinity, 6);
      expect(found).toMatchObject({
        value: expect.closeTo(value, 6),
        lower: expect.closeTo(lower, 6),
        qualifier: wanted.qualifier,
        measureClass: wanted.measure,
      });
    },
  );

  test.each(cases)('$spelling is all that stands there', async ({ spelling }) => {
    // Of two that share a measure word the second is a quantity too.
    const { quantities } = await find(spelling.replace(/>.*[和、].*$/, '>').replaceAll(/[<>]/g, ''));
    expect(quantities.length).toBeLessThanOrEqual(1);
  });
});

describe('no definite value', () => {
  const { none, vague, range } = noValueSchema.parse(read('no-value.yaml'));

  test.each(none)('%s is no quantity', async (text) => {
    const { quantities } = await find(text);
    expect(quantities.map(({ quote }) => quote)).toEqual([]);
  });

  test.each([...vague.map((text) => ({ text, kind: 'vague' })), ...range.map((text) => ({ text, kind: 'range' }))])(
    '$text is $kind',
    async ({ text, kind }) => {
      const { quantities } = await find(text);
      expect(quantities.length).toBeGreaterThan(0);
      for (const quantity of quantities)
        expect(quantity).toMatchObject({ vague: kind, value: Number.NaN, lower: 0, upper: null });
    },
  );
});

describe('times', () => {
  const cases = timesSchema
    .parse(read('times.yaml'))
    .flatMap(({ times, published = null, ...wanted }) => times.map((text) => ({ text, published, wanted })));

  test.each(cases)('$text ($published)', async ({ text, published, wanted }) => {
    const { times } = await find(`${text}，全市巡逻。`, published);
    expect(times).toHaveLength(1);
    expect(times[0]).toMatchObject(wanted);
  });

  test.each(cases)('$text holds no quantity', async ({ text }) => {
    expect((await find(`${text}，全市巡逻。`)).quantities).toEqual([]);
  });
});
