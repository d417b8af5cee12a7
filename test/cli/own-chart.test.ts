/** A user's own chart, made by the recipe of docs/CONTRIBUTING.md: in the charts, in the briefing, and as a spec that stands alone. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableOf } from '../../src/brief/figures/tables.js';
import { chartData } from '../../src/model/plan.js';
import { drawnTexts } from '../../src/verify/check-chart.js';
import { because, runProgram, whyWithout } from '../host/programs.js';
import { buildTimeout } from '../host/shared-build.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { listFiles, projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-own-chart-'));
afterAll(() => rmSync(folder, { recursive: true }));
const recipe = readFileSync(join(projectRoot, 'docs/CONTRIBUTING.md'), 'utf8');

/** A block of the recipe in a language, without its indentation. */
function blockOf(language: string): string {
  const [, block = ''] = new RegExp(`^ {3}\`\`\`${language}\\n(.*?)^ {3}\`\`\``, 'ms').exec(recipe) ?? [];
  return block.replaceAll(/^ {3}/gm, '');
}

let checked: RunResult;
let built: RunResult;
const out = join(folder, 'yunxi/output');

beforeAll(async () => {
  writeFiles(join(folder, 'yunxi'), validBenchmark);
  cpSync(join(projectRoot, 'templates'), join(folder, 'yunxi/templates'), { recursive: true });
  writeFiles(join(folder, 'yunxi/templates'), { 'charts/bars.vl.json': blockOf('json') });
  const plan = join(folder, 'yunxi/templates/report.yaml');
  const line = /^ *- \{.*\}$/m.exec(blockOf('yaml'))?.[0].trim() ?? '';
  const inMediation = /(family: mediation\n {4}figures:\n)/;
  writeFileSync(plan, readFileSync(plan, 'utf8').replace(inMediation, `$1      ${line}\n`));
  checked = await runBench(['check', 'yunxi'], { cwd: folder });
  built = await runBench(['build', 'yunxi', '--format', 'pdf,svg,data'], { cwd: folder });
}, buildTimeout);

const chart = 'figure-disputes-resolved-level';
const svgOf = (language: string, id: string): string => readFileSync(join(out, `charts/${language}/${id}.svg`), 'utf8');

const tableIn = (language: string): Record<string, string>[] =>
  parse(readFileSync(join(out, `data/figures/${language}/${chart}.csv`), 'utf8'), { bom: true, columns: true });

describe('the recipe', () => {
  it('gives a chart that check and build take', () => {
    expect(checked).toMatchObject({ status: 0, stderr: expect.stringContaining('nothing wrong') as string });
    expect(built).toMatchObject({ status: 0 });
  });

  it('gives a chart of its own beside the shipped one of the same figures', () => {
    const isDrawn = (row: Readonly<Record<string, string>>): boolean => row['state'] !== 'absent';
    for (const language of ['zh', 'en']) {
      const rows = tableIn(language).filter(isDrawn);
      expect(rows.length).toBeGreaterThanOrEqual(2);
      const [own, shipped] = [svgOf(language, chart), svgOf(language, `${chart}-2`)];
      expect(own.match(/<path [^>]*fill="#5f6b76"/g)).toHaveLength(rows.length);
      expect(shipped).not.toMatch(/<path [^>]*fill="#5f6b76"/);
      for (const svg of [own, shipped])
        expect(drawnTexts(svg)).toEqual(expect.arrayContaining(rows.flatMap(({ label, text }) => [label, text])));
    }
  });

  it('gives the table that each of the two draws', () => {
    expect(Object.keys(tableIn('zh')[0] ?? {})).toEqual(Object.keys(tableOf('comparisons').columns));
    expect(listFiles(join(out, 'data/figures/zh'))).toContain(`${chart}-2.csv`);
  });

  const withoutPdf = whyWithout('pdftotext');
  it.skipIf(withoutPdf !== undefined)(`puts the chart on a page of the briefing${because(withoutPdf)}`, () => {
    for (const language of ['zh', 'en']) {
      const pages = runProgram('pdftotext', ['-layout', join(out, `yunxi.${language}.pdf`), '-']).split('\f');
      const unspaced = (text: string): string => text.replaceAll(/\s/g, '');
      // The title is the first that is seen.
      const [title = '', ...texts] = drawnTexts(svgOf(language, chart)).slice(2);
      const found = pages.map(unspaced).filter((text) => text.includes(unspaced(title)));
      expect(found.length).toBeGreaterThan(0);
      const page = found.join('');
      for (const text of texts) expect(page).toContain(unspaced(text));
    }
  });

  it('is read back by verify', async () => {
    const { status, stderr } = await runBench(['verify', 'yunxi'], { cwd: folder });
    expect(status).toBe(0);
    for (const path of [`charts/zh/${chart}.vl.json`, `data/figures/zh/${chart}.csv`])
      expect(stderr).toMatch(new RegExp(`^${path}: [1-9]\\d* compared, agrees$`, 'm'));
  });

  it('says what a spec may refer to, by data', () => {
    const rows = recipe.split('\n').flatMap((line) => (line.startsWith('| `') ? [line.split('|').slice(1, -1)] : []));
    const namesIn = (cell = ''): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
    const told = rows.map(([data, , columns, texts, parameters]) => ({
      data: namesIn(data)[0],
      columns: namesIn(columns),
      texts: ['title', 'subtitle', ...namesIn(texts)],
      parameters: namesIn(parameters),
    }));
    const expected = chartData.map((data) => {
      const { columns, texts, parameters } = tableOf(data);
      return { data, columns: Object.keys(columns), texts, parameters };
    });
    expect(told).toEqual(expect.arrayContaining(expected));
    expect(told).toHaveLength(expected.length);
  });
});
