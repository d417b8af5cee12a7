/** Native charts: bound to the cells that they show, with what stands in these as cache. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildTimeout, sharedBuild } from '../../host/shared-build.js';
import { inFolder, whyNoPython } from './read-with-python.js';
import { renderLeague } from './render-files.js';
import { readCells, type CellValue, type ReadCells } from './recalculate.js';

const without = whyNoPython();

interface Reference {
  readonly formula: string;
  /** Cached values by place; blanks are left out. */
  readonly cache: ReadonlyMap<number, string>;
}

const tagsOf = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<c:${tag}>(.*?)</c:${tag}>`, 'gs'))].map((match) => match[1] ?? '');

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const referencesOf = (xml: string): Reference[] =>
  [...tagsOf(xml, 'strRef'), ...tagsOf(xml, 'numRef')].map((reference) => ({
    formula: plain(tagsOf(reference, 'f')[0] ?? ''),
    cache: new Map(
      [...reference.matchAll(/<c:pt idx="(\d+)"><c:v>(.*?)<\/c:v>/g)].map((match) => [
        Number(match[1]),
        plain(match[2] ?? ''),
      ]),
    ),
  }));

/** The cells of `'Sheet'!$A$5:$A$9` or `'Sheet'!$E$4:$I$4`, in their order. */
function cellsAt({ sheets }: ReadCells, formula: string): CellValue[] {
  const [, name, left = '', top = '', right = left, bottom = top] =
    /^'(.*)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(formula) ?? [];
  const sheet = sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet for ${formula}`);
  const place = (letters: string): number =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const rows = sheet.values.slice(Number(top) - 1, Number(bottom));
  return rows.flatMap((row) =>
    Array.from({ length: place(right) - place(left) + 1 }, (_, index) => row[place(left) + index] ?? null),
  );
}

/** References whose cached values are not what stands in the cells; a fault as well where a chart has fewer than three. */
function wrongCaches(chart: string, cells: ReadCells): string[] {
  const references = referencesOf(chart);
  const wrong = references.filter(({ formula, cache }) => {
    const held = cellsAt(cells, formula).map((value) => (value === null ? '' : String(value)));
    return held.some((text, index) => toComparable(text) !== toComparable(cache.get(index) ?? ''));
  });
  return [...wrong.map(({ formula }) => formula), ...(references.length < 3 ? ['too few references'] : [])];
}

describe.skipIf(without !== undefined).each(['zh', 'en'])(
  `in the workbook %s${without ? ` (${without})` : ''}`,
  (language) => {
    let path = '';
    let charts: string[] = [];
    let cells: ReadCells = { sheets: [] };

    beforeAll(async () => {
      path = join((await sharedBuild()).folder, `bench-sample.${language}.xlsx`);
      const parts = unzipSync(new Uint8Array(readFileSync(path)));
      const names = Object.keys(parts).filter((name) => name.startsWith('xl/charts/'));
      charts = names.map((name) => strFromU8(parts[name] ?? new Uint8Array()));
      cells = readCells(path);
    }, buildTimeout);

    it('a bar chart stands for each of the twelve comparisons of two or more, in its family’s sheet', () => {
      const script = 'import sys, openpyxl\nprint([len(s._charts) for s in openpyxl.load_workbook(sys.argv[1])])';
      const counts = execFileSync('/usr/bin/python3', ['-c', script, path], { encoding: 'utf8' });
      const perSheet = (JSON.parse(counts) as number[]).filter((count) => count > 0);
      expect([charts.length, perSheet]).toEqual([12, [7, 1, 3, 1]]);
    });

    it('what each carries is what stands in its cells', () => {
      expect(charts.flatMap((chart) => wrongCaches(chart, cells))).toEqual([]);
    });

    it('bars begin at zero, are named with their period and have the unit at the axis', () => {
      for (const chart of charts) {
        expect(tagsOf(chart, 'valAx').join('')).toContain('<c:min val="0"/>');
        const [names] = referencesOf(tagsOf(chart, 'cat').join(''));
        for (const name of names?.cache.values() ?? []) expect(name).toMatch(/[（(].*\d{4}.*[)）]$/);
        expect([...chart.matchAll(/<a:t>(.*?)<\/a:t>/g)]).toHaveLength(3);
        expect(tagsOf(chart, 'ser')[0]).toContain('<a:schemeClr val="accent2"/>');
      }
    });

    it('error bars come from cells, so that a figure that becomes rough has them; lengths are of rough figures alone', () => {
      const lengths = charts.map((chart) => {
        const bars = referencesOf(tagsOf(chart, 'errBars').join(''));
        expect(bars).toHaveLength(2);
        return Math.max(...bars.flatMap(({ cache }) => [...cache.values()].map(Number)));
      });
      expect(Math.max(...lengths)).toBeGreaterThan(0);
      expect(Math.min(...lengths)).toBe(0);
    });
  },
);

describe.skipIf(without !== undefined)(`over the years${without ? ` (${without})` : ''}`, () => {
  let cells: ReadCells = { sheets: [] };
  let parts: Record<string, Uint8Array> = {};
  const partOf = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const series = (): ReadCells['sheets'][number] | undefined => cells.sheets.find(({ tables }) => 'Series' in tables);

  beforeAll(async () => {
    const bytes = await renderLeague({ bureaus: 8, years: 4, indicators: 3, seed: 11 });
    parts = unzipSync(bytes);
    inFolder((folder) => {
      writeFileSync(join(folder, 'book.xlsx'), bytes);
      cells = readCells(join(folder, 'book.xlsx'));
    });
  });

  it('lines stand for at most six bureaus of each comparison, over the years that are published', () => {
    const lines = Object.keys(parts).filter((path) => partOf(path).includes('<c:lineChart>'));
    expect(lines).toHaveLength(3);
    for (const path of lines) {
      const chart = partOf(path);
      expect(wrongCaches(chart, cells)).toEqual([]);
      expect(tagsOf(chart, 'ser')).toHaveLength(6);
      const [years] = referencesOf(tagsOf(chart, 'cat').join(''));
      expect([...(years?.cache.values() ?? [])]).toEqual(['2021', '2022', '2023', '2024']);
      expect(new Set([...chart.matchAll(/<c:symbol val="(\w+)"/g)].map((match) => match[1])).size).toBe(6);
    }
  });

  it('each row has a small line over its years, and a text below it', () => {
    const sheet = Object.keys(parts).find((path) => partOf(path).includes('sparklineGroup')) ?? '';
    const lines = [...partOf(sheet).matchAll(/<xm:f>(.*?)<\/xm:f><xm:sqref>(\w+)<\/xm:sqref>/g)];
    const header = series()?.tables['Series'] ?? 0;
    expect(lines).toHaveLength((series()?.values.length ?? 0) - header - 1);
    for (const [index, [, range = '', cell]] of lines.entries()) {
      const row = header + 2 + index;
      expect([range, cell]).toEqual([`'${series()?.name}'!E${row}:H${row}`, `D${row}`]);
      expect(series()?.values[row - 1]?.[3]).toMatch(/^20\d\d to 2024$/);
    }
  });
});

/** Programs print the last digit of a number in their own way. */
const toComparable = (text: string): string => (/^-?\d/.test(text) ? Number(text).toPrecision(12) : text);
