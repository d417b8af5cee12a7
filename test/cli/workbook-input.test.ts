/** The workbook that a build writes is an input of the next: unchanged it changes nothing, edited it changes what was edited. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { ManifestSchema, type Manifest } from '../../src/model/manifest.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { readHoldings } from '../../src/read/read-holdings.js';
import { because } from '../host/programs.js';
import { buildTimeout, sharedBuild } from '../host/shared-build.js';
import { makeWorkbook } from '../read/make-workbook.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { editCells, recalculate, whyNoOffice } from '../render/workbook/recalculate.js';
import { whyNoPython } from '../render/workbook/read-with-python.js';
import { wangchuanReview, yunlan } from './extraction-folder.js';
import { listFiles, projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bench = async (...args: string[]): Promise<RunResult> => await runBench(args, { cwd: folder });

const readManifest = (of: string): Manifest =>
  ManifestSchema.parse(JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')));

/** Copies a benchmark without its observations and puts a workbook in their place. */
function putInPlace(benchmark: string, name: string, workbook: Uint8Array): void {
  cpSync(benchmark, join(folder, name), { recursive: true });
  rmSync(join(folder, name, 'observations'), { recursive: true });
  mkdirSync(join(folder, name, 'observations'));
  writeFileSync(join(folder, name, 'observations/audited.xlsx'), workbook);
}

/** Everything that a build wrote is as another wrote it, but for what the manifest says of the inputs. */
function expectSame(of: string, as: string, workbook: Uint8Array): void {
  expect(listFiles(of)).toEqual(listFiles(as));
  const differing = listFiles(as).filter((path) => !readFileSync(join(of, path)).equals(readFileSync(join(as, path))));
  expect(differing).toEqual(['manifest.json']);
  const [now, before] = [readManifest(of), readManifest(as)];
  const others = before.inputs.filter(({ path }) => !path.startsWith('observations/'));
  expect({ ...now, inputs: [] }).toEqual({ ...before, inputs: [] });
  expect(now.inputs.filter(({ path }) => !path.startsWith('observations/'))).toEqual(others);
  expect(now.inputs.filter(({ path }) => path.startsWith('observations/'))).toEqual([
    { path: 'observations/audited.xlsx', sha256: hashBytes(workbook) },
  ]);
}

describe('the shipped benchmark', () => {
  let built = '';
  beforeAll(async () => {
    built = (await sharedBuild()).folder;
  }, buildTimeout);

  it.each(['zh', 'en'])(
    'is built from its workbook in %s as from its own files, and verifies',
    async (language) => {
      const workbook = readFileSync(join(built, `bench-sample.${language}.xlsx`));
      putInPlace(join(projectRoot, 'seeds'), language, workbook);
      const { status, stderr } = await bench('build', language, '--out', `${language}-out`);
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('warning') });
      expectSame(join(folder, `${language}-out`), built, workbook);
      const verified = await bench('verify', language, '--out', `${language}-out`);
      expect(verified).toMatchObject({ status: 0, stderr: expect.stringContaining('all agree') });
    },
    buildTimeout,
  );

  const without = whyNoOffice();
  it.skipIf(without)(
    `is built so when LibreOffice has opened and saved the workbook${because(without)}`,
    async () => {
      mkdirSync(join(folder, 'office'));
      cpSync(join(built, 'bench-sample.zh.xlsx'), join(folder, 'office/book.xlsx'));
      const workbook = readFileSync(recalculate(join(folder, 'office'), 'book.xlsx'));
      expect(hashBytes(workbook)).not.toBe(hashBytes(readFileSync(join(built, 'bench-sample.zh.xlsx'))));
      putInPlace(join(projectRoot, 'seeds'), 'saved', workbook);
      expect((await bench('build', 'saved', '--out', 'saved-out')).stderr).not.toContain('warning');
      expectSame(join(folder, 'saved-out'), built, workbook);
    },
    buildTimeout,
  );
});

describe('a workbook of figures of every kind', () => {
  const waiting = `- id: beiling-2023/3
  bureau: beiling
  indicator: traffic-deaths
  kind: level
  value: 7
  unit: person
  period: null
  source: beiling-2023
  phrase: "交通死亡\\n7人"
  status: candidate
  note: _x0041_ =1+1
`;
  const beiling = 'observations/beiling-2023.yaml';
  const files = { ...validBenchmark, [beiling]: `${validBenchmark[beiling]}${waiting}` };
  const options = ['--lang', 'zh', '--format', 'xlsx,data', '--candidates'];
  let workbook: Uint8Array = new Uint8Array();

  beforeAll(async () => {
    writeFiles(join(folder, 'yunxi'), files);
    await bench('build', 'yunxi', '--out', 'out', ...options);
    workbook = readFileSync(join(folder, 'out/yunxi.zh.xlsx'));
  }, buildTimeout);

  it('gives the same again, with figures that wait for review', async () => {
    putInPlace(join(folder, 'yunxi'), 'again', workbook);
    expect(await bench('build', 'again', '--out', 'again-out', ...options)).toMatchObject({ status: 0 });
    expectSame(join(folder, 'again-out'), join(folder, 'out'), workbook);
  });

  it('leaves these out without --candidates', async () => {
    putInPlace(join(folder, 'yunxi'), 'settled', workbook);
    const { stderr } = await bench('build', 'settled', '--format', 'data');
    expect(stderr).toContain('16 observations');
    expect(stderr).toContain('1 candidate waits for review and was left out');
  });

  it('tells mistakes with file, sheet and cell, for people and for programs', async () => {
    const { value } = readDataset(memoryFolder(validBenchmark));
    const wrong = await makeWorkbook(value?.observations ?? [], { cells: { H2: 'cas' } });
    putInPlace(join(folder, 'yunxi'), 'wrong', wrong);
    const { status, stderr } = await bench('build', 'wrong');
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('nothing was written: 1 error') });
    expect(stderr).toContain(`
  --> wrong/observations/audited.xlsx!观测值!H2
   |
H2 | cas
   | ^^^
   = hint: did you mean "case"?
`);
    const { diagnostics }: { diagnostics: unknown[] } = JSON.parse((await bench('check', 'wrong', '--json')).stdout);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'not-listed',
        place: {
          path: 'wrong/observations/audited.xlsx',
          line: 2,
          column: 8,
          cell: { sheet: '观测值', address: 'H2' },
          lineText: 'cas',
          width: 3,
        },
      }),
    ]);
  });

  it('says what goes with a value that was edited alone', async () => {
    const { value } = readDataset(memoryFolder(validBenchmark));
    const alone = await makeWorkbook(value?.observations ?? [], { cells: { E5: 29 } });
    putInPlace(join(folder, 'yunxi'), 'alone', alone);
    const { status, stderr } = await bench('check', 'alone');
    expect(status).toBe(1);
    const told = [...stderr.matchAll(/error\[(.*)\]: (.*)\n *--> .*!(\S+)[^=]*= hint: (.*)/g)];
    expect(told.map(([, ...parts]) => parts)).toEqual([
      [
        'value-outside-bounds',
        'the value 29 is outside its own bounds, 310 to 310',
        'E5',
        'make both bounds 29 too, or empty them',
      ],
    ]);
  });

  const without = whyNoPython();
  it.skipIf(without)(`follows what somebody else's program has edited${because(without)}`, async () => {
    mkdirSync(join(folder, 'edited'));
    editCells(join(folder, 'out/yunxi.zh.xlsx'), join(folder, 'edited/book.xlsx'), [
      { table: 'Observations', key: 'dongchuan-2023/4', cells: { value: 25, note: '更正' } },
    ]);
    putInPlace(join(folder, 'yunxi'), 'corrected', readFileSync(join(folder, 'edited/book.xlsx')));
    expect(await bench('build', 'corrected', '--out', 'corrected-out', ...options)).toMatchObject({ status: 0 });
    const rows = (of: string): string[] =>
      readFileSync(join(folder, of, 'data/observations.csv'), 'utf8').split('\r\n');
    const [before, after] = [rows('out'), rows('corrected-out')];
    expect(after.filter((row) => !before.includes(row))).toEqual([
      'dongchuan-2023/4,dongchuan,traffic-deaths,level,25,25,25,person,exact,2023-01-01,2023-12-31,,dongchuan-2023,p6:120-128,交通死亡24人,reported,更正,,,,,',
    ]);
    expect(after).toHaveLength(before.length);
  });
});

it('extraction goes on with the numbers of a workbook', async () => {
  const { value } = readHoldings(memoryFolder(readYunlan()), true);
  const workbook = await makeWorkbook(value?.observations ?? [], { cells: { A2: 'wangchuan-2023/7' } });
  writeFiles(folder, { ...yunlan, 'wangchuan.txt': wangchuanReview });
  putInPlace(join(folder, 'yunlan'), 'held', workbook);
  const { status, stdout } = await bench('extract', 'wangchuan.txt', '--benchmark', 'held', '--json');
  expect(status).toBe(0);
  expect([...stdout.matchAll(/"id": "([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'wangchuan-2023/8',
    'wangchuan-2023/9',
  ]);
});

/** The same benchmark by paths within its folder. */
function readYunlan(): Record<string, string> {
  return Object.fromEntries(Object.entries(yunlan).map(([path, text]) => [path.replace(/^yunlan\//, ''), text]));
}
