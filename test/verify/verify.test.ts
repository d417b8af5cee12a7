/** `bench verify` agrees with a fresh build, and finds what was changed since, also where the manifest was made to agree. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { ManifestSchema, type Manifest } from '../../src/model/manifest.js';
import { projectRoot, runBench, type RunResult } from '../cli/run-bench.js';
import { buildTimeout, sharedBuild } from '../host/shared-build.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The build of the shipped benchmark. */
let built = '';
/** A build of the same benchmark with one figure changed: 破获刑事案件 of Jiyang is 399 instead of 398. */
const other = join(folder, 'other');

beforeAll(async () => {
  built = (await sharedBuild()).folder;
  cpSync(join(projectRoot, 'seeds'), join(folder, 'seeds'), { recursive: true });
  const file = join(folder, 'seeds/observations/jiyang-2020.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('value: 398\n', 'value: 399\n'));
  const { status, stderr } = await runBench(['build', 'seeds', '--lang', 'zh', '--out', other], { cwd: folder });
  if (status !== 0) throw new Error(stderr);
}, 2 * buildTimeout);

const verify = async (out: string, ...more: string[]): Promise<RunResult> =>
  await runBench(['verify', ...more, '--out', out], { cwd: built });

const readManifest = (of: string): Manifest =>
  ManifestSchema.parse(JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')));

type Files = Readonly<Record<string, Uint8Array>>;

let copies = 0;

/**
 * A folder with some of the build's outputs, of which the given ones are changed. The manifest lists these files only, with the
 * hashes that they have now, so that nothing but their content can tell.
 */
function plant(paths: readonly string[], changed: Files): string {
  const target = join(folder, `planted-${++copies}`);
  for (const path of paths) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    copyFileSync(join(built, path), join(target, path));
  }
  for (const [path, bytes] of Object.entries(changed)) writeFileSync(join(target, path), bytes);
  const manifest = readManifest(built);
  const outputs = manifest.outputs.flatMap((output) => {
    if (!paths.includes(output.path)) return [];
    const bytes = readFileSync(join(target, output.path));
    return [{ path: output.path, sha256: hashBytes(bytes), bytes: bytes.length }];
  });
  expect(outputs).toHaveLength(paths.length);
  writeFileSync(join(target, 'manifest.json'), JSON.stringify({ ...manifest, outputs }));
  return target;
}

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(built, path)));

/** Replaces one run of a text file; it occurs exactly once. */
function edit(path: string, find: string, replace: string): Uint8Array {
  const text = strFromU8(bytesOf(path));
  expect(text.split(find)).toHaveLength(2);
  return strToU8(text.replace(find, () => replace));
}

/** Replaces one run of one worksheet of a workbook: the sheet in which it occurs exactly once. */
function editWorkbook(path: string, find: RegExp, replace: string): Uint8Array {
  const parts = unzipSync(bytesOf(path));
  const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
  const textOf = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const found = sheets.filter((name) => find.test(textOf(name)));
  expect(found).toHaveLength(1);
  const [name = ''] = found;
  parts[name] = strToU8(textOf(name).replace(find, replace));
  return zipSync(parts);
}

const workbook = 'bench-sample.zh.xlsx';
const briefing = 'bench-sample.zh.pdf';
const observations = 'data/observations.csv';
const comparisons = 'data/comparisons.csv';
const chart = 'charts/zh/figure-criminal-cases-solved-level.svg';
const spec = 'charts/zh/figure-criminal-cases-solved-level.vl.json';
const table = 'data/figures/zh/figure-criminal-cases-solved-level.csv';

describe.concurrent('a fresh build', () => {
  it('agrees in more than 4000 numbers', async () => {
    const { status, stdout, stderr } = await verify(built);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const [, count] = /^(\d+) numbers compared, all agree$/m.exec(stderr) ?? [];
    expect(Number(count)).toBeGreaterThan(4000);
    for (const path of [workbook, briefing, observations, comparisons, chart, spec, table])
      expect(stderr).toMatch(new RegExp(`^${path}: [1-9]\\d* compared, agrees$`, 'm'));
  });

  it('agrees in a part of its files, with a manifest of these', async () => {
    const { status, stderr } = await verify(plant([workbook, observations, comparisons, chart], {}));
    expect(status).toBe(0);
    expect(stderr).toContain('all agree');
  });

  it('-q says nothing', async () => {
    expect(await verify(plant([chart], {}), '-q')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe.concurrent('a number that was changed, with the manifest made to agree, is found in', () => {
  const charts = [chart];
  it.each<{ what: string; paths: readonly string[]; change: () => Files; says: string }>([
    {
      what: 'the table Observations of the workbook',
      paths: [workbook],
      change: () => ({
        [workbook]: editWorkbook(
          workbook,
          /(?<=<c r="E\d+"[^>]*>)<v>4978<\/v>(?=<\/c><c r="F\d+"[^>]*><f>[^<]*<\/f><v>4978<)/,
          '<v>4987</v>',
        ),
      }),
      says: `Observations, binzhou-2021/1, value: 4987 instead of 4978`,
    },
    {
      what: 'the data of observations',
      paths: [observations],
      change: () => ({
        [observations]: edit(
          observations,
          'criminal-cases-solved,level,398,398,398,',
          'criminal-cases-solved,level,389,398,398,',
        ),
      }),
      says: 'jiyang-2020/6, value: "389" instead of "398"',
    },
    {
      what: 'the words of an observation',
      paths: [observations],
      change: () => ({ [observations]: edit(observations, '命案大要案连续8年全破', '命案大要案连续9年全破') }),
      says: 'laixi-2020/1, phrase: "命案大要案连续9年全破" instead of "命案大要案连续8年全破"',
    },
    {
      what: 'the data of comparisons',
      paths: [comparisons],
      change: () => ({ [comparisons]: edit(comparisons, ',4978,4978,4978,126.7', ',4978,4978,4978,127.7') }),
      says: 'criminal-cases-solved/level, binzhou, rate: "127.7',
    },
    {
      what: 'a population of the data package',
      paths: ['data/bureaus.csv'],
      change: () => ({ 'data/bureaus.csv': edit('data/bureaus.csv', ',515679,', ',515697,') }),
      says: 'jiyang, population: "515697" instead of "515679"',
    },
    {
      what: 'a population of the workbook',
      paths: [workbook],
      change: () => ({
        [workbook]: editWorkbook(workbook, /<v>515679<\/v>(?=<\/c><c r="H\d+")/, '<v>515697</v>'),
      }),
      says: '515697 instead of 515679',
    },
    {
      what: 'a chart in which two values changed places',
      paths: charts,
      change: () => {
        const text = strFromU8(bytesOf(chart))
          .replace('>126.7<', '>?<')
          .replace('>77.2<', '>126.7<')
          .replace('>?<', '>77.2<');
        return { [chart]: strToU8(text) };
      },
      says: '"77.2" stands where "126.7" should',
    },
    {
      what: 'a data file that no longer is CSV',
      paths: [observations],
      change: () => ({ [observations]: edit(observations, '命案大要案连续8年全破', '"命案大要案') }),
      says: 'it is no longer readable as CSV',
    },
    {
      what: 'a chart',
      paths: charts,
      change: () => ({ [chart]: edit(chart, '>126.7<', '>127.6<') }),
      says: '"126.7" is not drawn',
    },
    {
      what: 'the spec of a chart, in the table that it holds',
      paths: [spec],
      change: () => ({ [spec]: edit(spec, '"text": "126.7"', '"text": "127.6"') }),
      says: '$.datasets.table[0].text: "127.6" instead of "126.7"',
    },
    {
      what: 'the spec of a chart, in how it draws',
      paths: [spec],
      change: () => ({
        [spec]: strToU8(JSON.stringify({ ...(JSON.parse(strFromU8(bytesOf(spec))) as object), layer: [] })),
      }),
      says: '$.layer[0]: nothing instead of',
    },
    {
      what: 'a spec that no longer is JSON',
      paths: [spec],
      change: () => ({ [spec]: strToU8('{') }),
      says: 'it cannot be read back',
    },
    {
      what: 'the table of a chart',
      paths: [table],
      change: () => ({ [table]: edit(table, ',126.7\r\n', ',127.6\r\n') }),
      says: 'text: "127.6" instead of "126.7"',
    },
    {
      what: 'the workbook of another figure',
      paths: [workbook],
      change: () => ({ [workbook]: new Uint8Array(readFileSync(join(other, workbook))) }),
      says: 'Observations, jiyang-2020/6, value: 399 instead of 398',
    },
    {
      what: 'the briefing of another figure',
      paths: [briefing, ...charts],
      change: () => ({ [briefing]: new Uint8Array(readFileSync(join(other, briefing))) }),
      says: 'the number 399 is not in the report',
    },
    {
      what: 'the chart of another figure',
      paths: charts,
      change: () => ({ [chart]: new Uint8Array(readFileSync(join(other, chart))) }),
      says: '"77.2" is not drawn',
    },
    {
      what: 'the data package of another figure',
      paths: [observations, comparisons],
      change: () => ({ [observations]: new Uint8Array(readFileSync(join(other, observations))) }),
      says: 'value: "399" instead of "398"',
    },
  ])('$what', async ({ paths, change, says }) => {
    const { status, stderr } = await verify(plant(paths, change()));
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/ numbers compared, \d+ differences?; run bench build --out \S+ to make them again$/m);
  });
});

describe.concurrent('what happened to files since the build is found', () => {
  it('an output that was changed, by its hash', async () => {
    const target = plant([chart, observations], {});
    writeFileSync(join(target, chart), `${readFileSync(join(target, chart), 'utf8')}\n`);
    const { status, stderr } = await verify(target);
    expect(status).toBe(1);
    const difference = `error: manifest.json: 2 compared, 1 difference\n  ${chart} was changed after the build\n`;
    expect(stderr).toMatch(new RegExp(` agrees\\n${difference}\\d+ numbers compared, 1 difference; `));
    expect(await verify(target, '-q')).toEqual({ status: 1, stdout: '', stderr: difference });
  });

  it('an output that was deleted', async () => {
    const target = plant([chart, observations], {});
    rmSync(join(target, observations));
    const { status, stderr } = await verify(target);
    expect(status).toBe(1);
    expect(stderr).toContain(`${observations} is missing`);
  });

  it('an input that was changed', async () => {
    const { status, stderr } = await verify(plant([chart], {}), join(folder, 'seeds'));
    expect(status).toBe(1);
    expect(stderr).toContain('inputs changed since the build: observations/jiyang-2020.yaml; build again');
  });

  it('a benchmark that has become wrong', async () => {
    const wrong = join(folder, 'wrong');
    cpSync(join(projectRoot, 'seeds'), wrong, { recursive: true });
    writeFileSync(join(wrong, 'bureaus.yaml'), '- id: laixi\n');
    const { status, stderr } = await verify(plant([chart], {}), wrong);
    expect(status).toBe(1);
    expect(stderr).toContain(`${wrong}/bureaus.yaml:1:`);
  });

  it('a folder without a manifest is no build: exit 2', async () => {
    mkdirSync(join(folder, 'empty'));
    const { status, stderr } = await verify(join(folder, 'empty'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/run bench build .*--out \S+empty first/);
  });
});
