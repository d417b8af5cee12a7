/** The file itself: the same bytes for the same input, long tables, pictures with their texts. */
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { findLongTables } from '../../../src/render/workbook/check-limits.js';
import { renderWorkbook } from '../../../src/render/workbook/render-workbook.js';
import { makeInput } from './fixture.js';
import { readWithPython, sheetWith, whyNoPython } from './read-with-python.js';

const withoutPython = whyNoPython();
const zone = process.env['TZ'];

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('bytes', () => {
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each([
    ['with formulas', 20_000],
    ['values alone', 0],
  ])('are the same twice and in every time zone: %s', async (_, live_up_to) => {
    const hashes = new Set<string>();
    for (const TZ of ['UTC', 'Asia/Shanghai', 'America/New_York', 'UTC']) {
      process.env['TZ'] = TZ;
      hashes.add(hashOf(await renderWorkbook({ ...makeInput({ more: 40 }), live_up_to })));
    }
    expect(hashes.size).toBe(1);
  });

  it('stand in sorted entries of a fixed time, pictures stored as they are', async () => {
    const bytes = await renderWorkbook(makeInput());
    const entries = listEntries(bytes);
    const [first, ...others] = entries.map(({ path }) => path);
    expect(first).toBe('[Content_Types].xml');
    expect(others).toEqual(others.toSorted());
    for (const { path, method, date } of entries) {
      expect(date).toBe(0x21 << 16);
      expect({ path, method }).toEqual({ path, method: path.endsWith('.png') ? 0 : 8 });
    }
  });
});

describe('pictures', () => {
  it('carry the figure’s text, once where they belong', async () => {
    const parts = unzipSync(await renderWorkbook(makeInput()));
    const drawings = Object.keys(parts).filter((path) => /drawings\/drawing\d+\.xml$/.test(path));
    const pictures = drawings.flatMap((path) => partOf(parts, path).match(/<xdr:pic>.*?<\/xdr:pic>/gs) ?? []);
    const texts = pictures.map((picture) => /descr="([^"]*)"/.exec(picture)?.[1]);
    expect(texts).toEqual([
      '构建时：图：各单位破案率 &quot;front&quot; &amp; &lt;比较&gt;',
      '构建时：图：各单位破案率 &quot;solved&quot; &amp; &lt;比较&gt;',
    ]);
    expect(drawings.map((path) => partOf(parts, path)).join('')).not.toContain('editAs');
    const vectors = drawings.flatMap((path) => {
      const id = /<asvg:svgBlip [^>]*r:embed="(\w+)"/.exec(partOf(parts, path))?.[1] ?? '';
      const relations = partOf(parts, path.replace('drawings/', 'drawings/_rels/').concat('.rels'));
      const target = new RegExp(`Id="${id}"[^>]*Target="\\.\\./([^"]*)"`).exec(relations)?.[1] ?? '';
      return /<text[^>]*>(\w+)</.exec(partOf(parts, `xl/${target}`))?.[1] ?? [];
    });
    expect(vectors).toEqual(['front', 'solved']);
  });
});

describe('the theme', () => {
  it('has the colours and the font of theme.yaml, which cells call by their places in it', async () => {
    const input = makeInput();
    const { colours, workbook } = input.theme;
    const parts = unzipSync(await renderWorkbook(input));
    const theme = partOf(parts, 'xl/theme/theme1.xml');
    const toHex = (colour: string): string => colour.slice(1).toUpperCase();
    expect(theme).toContain(`<a:accent1><a:srgbClr val="${toHex(colours.accent)}"/></a:accent1>`);
    expect(theme).toContain(`<a:minorFont> <a:latin typeface="${workbook.font.zh}"/>`);
    const styles = partOf(parts, 'xl/styles.xml');
    expect(styles).toContain('theme="4"');
    expect(styles).not.toContain(`FF${toHex(colours.accent)}`);
  });
});

describe('long tables', () => {
  it.skipIf(withoutPython !== undefined)(
    `hold values alone above the limit, the same ones${withoutPython ? ` (${withoutPython})` : ''}`,
    async () => {
      const input = makeInput({ more: 300, hostile: ' =1+1 <&> \n二' });
      const live = await renderWorkbook(input);
      const plain = await renderWorkbook({ ...input, live_up_to: 300 });
      const [liveBook, plainBook] = [readWithPython(live), readWithPython(plain)];
      // The places in the sources of a long table lead to no page, and counts are no formulas.
      const unlike = { links: {}, types: [] };
      for (const table of ['Observations', 'Bureaus', 'Sources'])
        expect({ ...sheetWith(plainBook, table), ...unlike }).toEqual({ ...sheetWith(liveBook, table), ...unlike });
      expect(sheetWith(plainBook, 'Sources').links).toEqual(sheetWith(liveBook, 'Sources').links);
      const isLive = (bytes: Uint8Array): boolean => {
        const parts = unzipSync(bytes);
        return Object.keys(parts).some((path) => partOf(parts, path).includes('<f>'));
      };
      expect([isLive(live), isLive(plain)]).toEqual([true, false]);
    },
  );

  it('are told beyond the height of a sheet', () => {
    const input = makeInput();
    const [observation] = input.dataset.observations;
    if (!observation) throw new Error('the fixture has observations');
    const of = (length: number) => {
      const observations = Array.from({ length }, () => observation);
      return findLongTables({ ...input, dataset: { ...input.dataset, observations } });
    };
    expect(of(1_048_575)).toEqual([]);
    expect(of(1_048_576)).toEqual([{ table: 'Observations', rows: 1_048_576, most: 1_048_575 }]);
  });
});

const partOf = (parts: Readonly<Record<string, Uint8Array>>, path: string): string =>
  strFromU8(parts[path] ?? new Uint8Array(0));

/** Entries as the central directory lists them; `date` is date and time as they stand there. */
function listEntries(bytes: Uint8Array): { path: string; method: number; date: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  const entries = [];
  let at = view.getUint32(end + 16, true);
  while (at < end) {
    const length = view.getUint16(at + 28, true);
    const path = strFromU8(bytes.subarray(at + 46, at + 46 + length));
    entries.push({ path, method: view.getUint16(at + 10, true), date: view.getUint32(at + 12, true) });
    at += 46 + length;
  }
  return entries;
}
