/**
 * The schemas for editors, held by a validator that is not ours: they take what is shipped, and refuse one realistic mistake each. What they
 * refuse `bench check` refuses too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatPlace } from '../../src/diagnostics/print.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { openFolder } from '../../src/host/node-folder.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { readTemplates } from '../../src/read/read-templates.js';
import { projectRoot } from '../cli/run-bench.js';
import { plant, type Plant } from '../read/plant.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { folderFiles, type FolderFile } from './folder-files.js';

const ajv = new Ajv({
  strict: true,
  strictRequired: false,
  allErrors: true,
  allowUnionTypes: true,
  formats: { ...fullFormats },
});
ajv.addVocabulary(['patternErrorMessage']);

const validators = new Map<FolderFile, ValidateFunction>();

/** Of the schema as it is shipped. */
function validatorOf(file: FolderFile): ValidateFunction {
  const path = join(projectRoot, file.folder, 'schemas', `${file.name}.schema.json`);
  const found = validators.get(file) ?? ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  validators.set(file, found);
  return found;
}

/** The file's kind by its path. */
function kindOf(path: string, folder: FolderFile['folder']): FolderFile {
  const pattern = path.replace(/[^/]+(?=\.yaml$)/, (name) => (path.includes('/') ? '*' : name));
  const kind = folderFiles.find((each) => each.folder === folder && each.files === pattern);
  if (!kind) throw new Error(`no schema is for ${path}`);
  return kind;
}

/** What the schema says against a file, by the places in it. */
function complaints(kind: FolderFile, text: string): string[] {
  const validate = validatorOf(kind);
  validate(parse(text));
  return validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? [];
}

/** YAML files of a folder and of the folders in it, by their paths. */
function yamlFiles(root: string, folders: readonly string[]): Readonly<Record<string, string>> {
  const folder = openFolder(join(projectRoot, root));
  const paths = folders.flatMap((name) =>
    folder.listFiles(name).map((file) => (name === '' ? file : `${name}/${file}`)),
  );
  const own = paths.filter((path) => path.endsWith('.yaml'));
  return Object.fromEntries(own.map((path) => [path, new TextDecoder().decode(folder.readFile(path))]));
}

const shipped = yamlFiles('seeds', ['', 'observations']);
const starter = {
  ...yamlFiles('templates/starter', ['', 'observations']),
  'indicators.yaml': shipped['indicators.yaml'] ?? '',
};
const templates = yamlFiles('templates', ['', 'messages']);

describe.each([
  { name: 'the shipped benchmark', files: shipped, folder: 'seeds' },
  { name: 'the starter', files: starter, folder: 'seeds' },
  { name: 'the templates', files: templates, folder: 'templates' },
] as const)('$name', ({ files, folder }) => {
  test.each(Object.entries(files))('%s is taken by its schema', (path, text) => {
    expect(complaints(kindOf(path, folder), text)).toEqual([]);
  });

  test.each(Object.entries(files))('%s names its schema in its first line', (path, text) => {
    const up = '../'.repeat(path.split('/').length - 1);
    const name = `${up}schemas/${kindOf(path, folder).name}.schema.json`;
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${name}`);
  });
});

test('what tests take for valid is taken as well', () => {
  const yaml = Object.entries(validBenchmark).filter(([path]) => path.endsWith('.yaml'));
  expect(yaml.flatMap(([path, text]) => complaints(kindOf(path, 'seeds'), text))).toEqual([]);
});

interface Mistake extends Plant {
  readonly name: string;
  /** What `bench check` calls it. */
  readonly code: string;
}

const wangchuan = 'observations/wangchuan-2023.yaml';

const mistakes: readonly Mistake[] = [
  {
    name: 'a slug with a blank and capitals',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'slug: my-benchmark',
    replace: 'slug: ▶My Benchmark',
  },
  {
    name: 'a title in one language only',
    code: 'wrong-type',
    file: 'benchmark.yaml',
    find: 'title: { zh: 云澜四区县公安盘点指标比较, en: Year-end Reviews of Four Yunlan Bureaus Compared }\nsub',
    replace: 'title: ▶云澜四区县公安盘点指标比较\nsub',
  },
  {
    name: 'one language, and no list',
    code: 'wrong-type',
    file: 'benchmark.yaml',
    find: 'languages: [zh, en]',
    replace: 'languages: ▶zh',
  },
  {
    name: 'a code that is a country’s',
    code: 'not-listed',
    file: 'benchmark.yaml',
    find: 'languages: [zh, en]',
    replace: 'languages: [▶cn, en]',
  },
  {
    name: 'a date without its noughts',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'date: 2024-02-01',
    replace: 'date: ▶2024-2-1',
  },
  {
    name: 'a day that does not exist',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'date: 2024-02-01',
    replace: 'date: ▶2023-02-29',
  },
  {
    name: 'a key with a slip',
    code: 'unknown-key',
    file: 'benchmark.yaml',
    find: 'reference_period:',
    replace: '▶refrence_period:',
  },
  {
    name: 'a year where a period belongs',
    code: 'wrong-type',
    file: 'benchmark.yaml',
    find: 'reference_period: { start: 2023-01-01, end: 2023-12-31 }',
    replace: 'reference_period: ▶2023',
  },
  {
    name: 'a number in words',
    code: 'wrong-type',
    file: 'benchmark.yaml',
    find: 'rate_base: 100000',
    replace: 'rate_base: ▶10万',
  },
  {
    name: 'peers chosen in two ways',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'rate_base: 100000',
    replace: 'peers:\n  - ▶{ id: counties, name: { zh: 县, en: Counties }, level: county, bureaus: [shidu, baiyu] }',
  },
  {
    name: 'peers chosen in no way',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'rate_base: 100000',
    replace: 'peers:\n  - ▶{ id: counties, name: { zh: 县, en: Counties } }',
  },
  {
    name: 'a code without quotes',
    code: 'wrong-type',
    file: 'bureaus.yaml',
    find: "adcode: '990121'",
    replace: 'adcode: ▶990121',
  },
  {
    name: 'a code of five digits',
    code: 'wrong-value',
    file: 'bureaus.yaml',
    find: "adcode: '990121'",
    replace: "adcode: ▶'99012'",
  },
  {
    name: 'a level that is none',
    code: 'not-listed',
    file: 'bureaus.yaml',
    find: "adcode: '990103'\n  level: county",
    replace: "adcode: '990103'\n  level: ▶district",
  },
  {
    name: 'a comma in a number, which starts a field',
    code: 'unknown-key',
    file: 'bureaus.yaml',
    find: 'value: 465300',
    replace: 'value: 465,▶300',
  },
  {
    name: 'a parent that is missing',
    code: 'key-missing',
    file: 'bureaus.yaml',
    find: "- id: shidu\n  name: { zh: 石渡县公安局, en: Shidu County Public Security Bureau }\n  short_name: { zh: 石渡县, en: Shidu }\n  adcode: '990121'\n  level: county\n  parent: '990100'\n",
    replace:
      "- ▶id: shidu\n  name: { zh: 石渡县公安局, en: Shidu County Public Security Bureau }\n  short_name: { zh: 石渡县, en: Shidu }\n  adcode: '990121'\n  level: county\n",
  },
  {
    name: 'a kind of source that is none',
    code: 'not-listed',
    file: 'sources.yaml',
    find: 'kind: review\n  bureau: baiyu',
    replace: 'kind: ▶article\n  bureau: baiyu',
  },
  {
    name: 'a date as it is written in Chinese',
    code: 'wrong-value',
    file: 'sources.yaml',
    find: 'published: 2024-01-12',
    replace: 'published: ▶2024年1月12日',
  },
  {
    name: 'an address without https://',
    code: 'wrong-value',
    file: 'sources.yaml',
    find: '  file: baiyu-2023.txt',
    replace: '  url: ▶www.baiyu.example/2023\n  file: baiyu-2023.txt',
  },
  {
    name: 'a hash that was cut',
    code: 'wrong-value',
    file: 'sources.yaml',
    find: '  file: baiyu-2023.txt\n  sha256: ',
    replace: '  file: baiyu-2023.txt\n  sha256: ▶0',
  },
  {
    name: 'a figure with its 余',
    code: 'wrong-type',
    file: wangchuan,
    find: 'value: 3400',
    replace: 'value: ▶3400余',
  },
  {
    name: 'a unit in Chinese',
    code: 'not-listed',
    file: wangchuan,
    find: 'value: 1386\n  unit: case',
    replace: 'value: 1386\n  unit: ▶起',
  },
  {
    name: 'a kind that is none',
    code: 'not-listed',
    file: wangchuan,
    find: 'kind: level\n  value: 1386',
    replace: 'kind: ▶count\n  value: 1386',
  },
  {
    name: 'an approximate figure without its bounds',
    code: 'bounds-missing',
    file: wangchuan,
    find: 'value: 3400\n  lower: 3400\n  upper: 3500\n  unit: case\n  qualifier: more-than',
    replace: 'value: 3400\n  unit: case\n  qualifier: ▶more-than',
  },
  {
    name: 'a change in the unit of its indicator',
    code: 'unit-does-not-fit',
    file: wangchuan,
    find: 'upper: -11.05\n  unit: percent',
    replace: 'upper: -11.05\n  unit: ▶person',
  },
  {
    name: 'a derived figure without its formula',
    code: 'formula-missing',
    file: wangchuan,
    find: 'phrase: 破获刑事案件1386起',
    replace: 'status: ▶derived',
  },
  {
    name: 'a sentence for a phrase',
    code: 'wrong-value',
    file: wangchuan,
    find: 'phrase: 破获刑事案件1386起',
    replace: 'phrase: ▶2023年，云澜市公安局望川区分局守护一方平安。全年破获刑事案件1386起',
  },
  {
    name: 'a locator without its paragraph',
    code: 'wrong-value',
    file: wangchuan,
    find: 'locator: p4:85-96',
    replace: 'locator: ▶85-96',
  },
  {
    name: 'an id without its source',
    code: 'wrong-value',
    file: wangchuan,
    find: 'id: wangchuan-2023/1\n',
    replace: 'id: ▶1-wangchuan\n',
  },
  {
    name: 'a source that is missing',
    code: 'key-missing',
    file: wangchuan,
    find: '- id: wangchuan-2023/1\n  bureau: wangchuan\n  indicator: criminal-cases-solved\n  kind: level\n  value: 1386\n  unit: case\n  period: { start: 2023-01-01, end: 2023-12-31 }\n  source: wangchuan-2023',
    replace:
      '- ▶id: wangchuan-2023/1\n  bureau: wangchuan\n  indicator: criminal-cases-solved\n  kind: level\n  value: 1386\n  unit: case\n  period: { start: 2023-01-01, end: 2023-12-31 }',
  },
  {
    name: 'a figure without the hyphen of its entry',
    code: 'wrong-type',
    file: 'observations/luming-2023.yaml',
    replace: '▶id: luming-2023/1\nbureau: luming\n',
  },
  {
    name: 'a term without its English',
    code: 'wrong-type',
    file: 'terms.yaml',
    find: '夏季行动: the Summer Operation',
    replace: '夏季行动:▶',
  },
  {
    name: 'a polarity that is none',
    code: 'not-listed',
    file: 'indicators.yaml',
    find: 'unit: person\n  measure_type: flow\n  polarity: lower-is-better',
    replace: 'unit: person\n  measure_type: flow\n  polarity: ▶lower',
  },
  {
    name: 'a word where a list of words belongs',
    code: 'wrong-type',
    file: 'indicators.yaml',
    find: '    verbs: [破获, 侦破, 告破, 查破, 攻破, 破案, 破]\n    objects: [刑事案件, ',
    replace: '    verbs: ▶破获\n    objects: [刑事案件, ',
  },
];

describe.each(mistakes)('$name', ({ code, ...mistake }) => {
  const { files, places } = plant(starter, [mistake]);

  test('is refused by the schema', () => {
    expect(complaints(kindOf(mistake.file, 'seeds'), String(files[mistake.file]))).not.toEqual([]);
  });

  test('is an error to bench check, in its place', () => {
    const { diagnostics } = readDataset(memoryFolder(files));
    const told = diagnostics.map(({ severity, code: found, place }) => `${severity} ${found} ${formatPlace(place)}`);
    expect(told).toContain(`error ${code} ${places[0]}`);
  });
});

const templateMistakes: readonly Mistake[] = [
  {
    name: 'a colour in words',
    code: 'wrong-value',
    file: 'theme.yaml',
    find: "accent: '#0b5394'",
    replace: 'accent: ▶blue',
  },
  {
    name: 'a table of the report with a slip',
    code: 'not-listed',
    file: 'report.yaml',
    find: 'figures: [{ template: change-bars, data: changes }]',
    replace: 'figures: [{ template: change-bars, data: ▶change }]',
  },
  {
    name: 'a word in one language only',
    code: 'key-missing',
    file: 'messages/vocabulary.yaml',
    find: 'family.crime: { zh: 破案打击, en: Solved cases }',
    replace: 'family.crime: { ▶zh: 破案打击 }',
  },
];

describe.each(templateMistakes)('$name', ({ code, ...mistake }) => {
  const { files, places } = plant(templates, [mistake]);

  test('is refused by the schema', () => {
    expect(complaints(kindOf(mistake.file, 'templates'), String(files[mistake.file]))).not.toEqual([]);
  });

  test('is an error to bench check, in its place', () => {
    const { diagnostics } = readTemplates(memoryFolder(files), () => []);
    const told = diagnostics.map(({ severity, code: found, place }) => `${severity} ${found} ${formatPlace(place)}`);
    expect(told).toContain(`error ${code} ${places[0]}`);
  });
});
