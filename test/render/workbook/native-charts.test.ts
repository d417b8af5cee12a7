/** Native charts: bound to the cells that they show, with what stands in these as cache. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildTimeout, sharedBuild } from '../../host/shared-build.js';
import { whyNoPython } from './read-with-python.js';
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

/** The cells of `'Sheet'!$A$5:$A$9`, from above. */
function cellsAt({ sheets }: ReadCells, formula: string): CellValue[] {
  const [, name, column = '', first = '', last = first] =
    /^'(.*)'!\$([A-Z]+)\$(\d+)(?::\$\2\$(\d+))?$/.exec(formula) ?? [];
  const sheet = sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet for ${formula}`);
  const place = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return sheet.values.slice(Number(first) - 1, Number(last)).map((row) => row[place] ?? null);
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
      for (const chart of charts) {
        const references = referencesOf(chart);
        expect(references.length).toBeGreaterThanOrEqual(3);
        for (const { formula, cache } of references) {
          const held = cellsAt(cells, formula).flatMap((value, index): [number, string][] =>
            value === null || value === '' ? [] : [[index, String(value)]],
          );
          expect([formula, new Map([...cache].map(([at, text]) => [at, toComparable(text)]))]).toEqual([
            formula,
            new Map(held.map(([at, text]) => [at, toComparable(text)])),
          ]);
        }
      }
    });

    it('bars begin at zero, are named with their period and have the unit at the axis', () => {
      for (const chart of charts) {
        expect(tagsOf(chart, 'valAx').join('')).toContain('<c:min val="0"/>');
        const [names] = referencesOf(tagsOf(chart, 'cat').join(''));
        for (const name of names?.cache.values() ?? []) expect(name).toMatch(/[（(].*\d{4}.*[)）]$/);
        expect([...chart.matchAll(/<a:t>(.*?)<\/a:t>/g)]).toHaveLength(3);
      }
    });

    it('rough figures have error bars from their cells, exact ones none', () => {
      const rough = charts.filter((chart) => chart.includes('<c:errBars>'));
      for (const chart of rough) {
        const lengths = referencesOf(tagsOf(chart, 'errBars').join('')).flatMap(({ cache }) => [...cache.values()]);
        expect(Math.max(...lengths.map(Number))).toBeGreaterThan(0);
      }
      expect(rough.length).toBeGreaterThan(0);
      expect(rough.length).toBeLessThan(charts.length);
    });
  },
);

/** Programs print the last digit of a number in their own way. */
const toComparable = (text: string): string => (/^-?\d/.test(text) ? Number(text).toPrecision(12) : text);
