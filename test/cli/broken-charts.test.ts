/** Mistakes in chart templates of the user's own: all are told in one run, by check and by build, at their places. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plant, type Plant } from '../read/plant.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { listFiles, projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

const bars = `{
  "title": { "text": "\${title}" },
  "height": { "step": 24 },
  "data": { "name": "table" },
  "params": [{ "name": "x_max", "value": 100 }],
  "transform": [{ "filter": "datum.state !== 'absent'" }, { "calculate": "datum.value * 2", "as": "twice" }],
  "encoding": {
    "x": { "field": "value", "type": "quantitative", "axis": { "title": "\${x}" } },
    "y": { "field": "label", "type": "nominal", "sort": null }
  },
  "layer": [
    { "mark": { "type": "bar", "style": "plain" } },
    { "mark": { "type": "text", "style": "value" }, "encoding": { "text": { "field": "text", "type": "nominal" } } }
  ],
  "config": { "style": { "plain": { "color": "#5f6b76" } } }
}
`;

interface Case extends Omit<Plant, 'file' | 'find'> {
  readonly what: string;
  readonly find: string;
  readonly says: string;
  /** How to mend it. */
  readonly hint?: string;
}

/** Each in a template of its own. */
const cases: readonly Case[] = [
  {
    what: 'broken JSON',
    find: '24 },\n  "data"',
    replace: '24 }\n  ▶"data"',
    says: 'malformed JSON: a comma is missing before this',
  },
  {
    what: 'a text without quotes',
    find: '"type": "bar"',
    replace: '"type": ▶bar',
    says: 'malformed JSON: this is no JSON value',
    hint: 'put texts in double quotes: "point"',
  },
  {
    what: 'a key that stands twice',
    find: '"height": { "step": 24 },',
    replace: '"height": { "step": 24 },\n  ▶"height": 300,',
    says: 'the key "height" stands twice in one object',
  },
  {
    what: 'a misspelt property',
    find: '"encoding": {\n    "x"',
    replace: '▶"encodin": {\n    "x"',
    says: '$.encodin: nothing is called "encodin" here',
    hint: 'did you mean "encoding"?',
  },
  {
    what: 'a misspelt property deep inside',
    find: '"axis": { "title"',
    replace: '"axis": { ▶"titel"',
    says: '$.encoding.x.axis.titel: nothing is called "titel" here',
    hint: 'did you mean "title"?',
  },
  {
    what: 'an unknown mark',
    find: '"type": "bar"',
    replace: '"type": ▶"barr"',
    says: '$.layer[0].mark.type: it should be "arc", "area", "bar", ',
    hint: 'did you mean "bar"?',
  },
  {
    what: 'an unknown channel',
    find: '"text": { "field"',
    replace: '▶"label": { "field"',
    says: '$.layer[1].encoding.label: nothing is called "label" here',
    hint: 'known are angle, color, ',
  },
  {
    what: 'a wrong type',
    find: '"step": 24',
    replace: '"step": ▶"wide"',
    says: '$.height.step: it should be a number, not "wide"',
  },
  {
    what: 'a missing property',
    find: '{ "calculate": "datum.value * 2", "as": "twice" }',
    replace: '▶{ "calculate": "datum.value * 2" }',
    says: '$.transform[1]: "as" is missing',
    hint: 'add "as"',
  },
  {
    what: 'a column that the table has not',
    find: '"field": "value"',
    replace: '"field": ▶"valeu"',
    says: '$.encoding.x.field: the data has no column "valeu"; it has label, value, lower, upper, interval_lower, interval_upper, state, marked, text, text_width, twice',
    hint: 'did you mean "value"?',
  },
  {
    what: 'a column that the table has not, in an expression',
    find: `"filter": "datum.state`,
    replace: `"filter": ▶"datum.stat`,
    says: '$.transform[0].filter: the data has no column "stat"',
    hint: 'did you mean "state"?',
  },
  {
    what: 'an unknown text',
    find: '"${x}"',
    replace: '▶"in ${unit}"',
    says: '$.encoding.x.axis.title: there is no text "unit" for this chart; it has median, pooled, subtitle, title, x',
  },
  {
    what: 'a style that the theme has not',
    find: '"style": "value"',
    replace: '"style": ▶"valu"',
    says: '$.layer[1].mark.style: no style is called "valu"',
    hint: 'did you mean "value"?',
  },
  {
    what: 'no data',
    find: '  "data": { "name": "table" },\n',
    replace: '',
    says: '$: the chart does not draw the table of the report',
    hint: 'add "data": { "name": "table" }',
  },
  {
    what: 'data of another name',
    find: '{ "name": "table" }',
    replace: '{ "name": ▶"tabel" }',
    says: '$.data.name: no data is called "tabel"',
    hint: 'the table of the report is called "table"',
  },
  {
    what: 'an expression that fails when it is run',
    find: '"datum.value * 2"',
    replace: '▶"datum.text.zh.length"',
    says: `$.transform[1].calculate: the expression fails: Cannot read properties of undefined (reading 'length')`,
  },
  {
    what: 'an expression that is malformed',
    find: '"datum.value * 2"',
    replace: '▶"datum.value * "',
    says: '$.transform[1].calculate: the expression fails: Unexpected end of input',
  },
  {
    what: 'an expression that names what is not there',
    find: '"datum.value * 2"',
    replace: '▶"datum.value / x_mx"',
    says: '$.transform[1].calculate: the expression fails: Unrecognized signal name: "x_mx"',
    hint: 'did you mean "x_max"?',
  },
];

const shipped = Object.fromEntries(
  listFiles(join(projectRoot, 'templates')).map((path) => [
    `templates/${path}`,
    readFileSync(join(projectRoot, 'templates', path), 'utf8'),
  ]),
);
const own = cases.map((each, index) => ({ ...each, file: `templates/charts/own-${index}.vl.json` }));
const planned = own.map((_, index) => `\n      - { template: own-${index}, data: comparisons }`).join('');
const mediation = 'family: mediation\n    figures:';
const { files, places } = plant(
  {
    ...validBenchmark,
    ...shipped,
    ...Object.fromEntries(own.map(({ file }) => [file, bars])),
    'templates/report.yaml': (shipped['templates/report.yaml'] ?? '').replace(mediation, `${mediation}${planned}`),
  },
  [
    ...own,
    {
      file: 'templates/report.yaml',
      find: 'template: streak-lollipop',
      replace: 'template: ▶streak-lollypop',
    },
  ],
  'yunxi',
);
const all = [
  ...own,
  {
    what: 'a template that has no file',
    says: 'no chart is called "streak-lollypop"',
    hint: 'did you mean "streak-lollipop"?',
  },
];

const folder = mkdtempSync(join(tmpdir(), 'bench-broken-charts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['check', 'build'])('bench %s', (command) => {
  let result: RunResult;
  let told: readonly string[];
  beforeAll(async () => {
    writeFiles(join(folder, 'yunxi'), files);
    result = await runBench([command, 'yunxi'], { cwd: folder });
    told = result.stderr.split(/\n\n(?=error|warning|yunxi|nothing)/);
  });

  it.each(all.map((each, index) => ({ ...each, place: places[index] ?? '' })))(
    '$what, at $place',
    ({ place, says, hint = '' }) => {
      const [found = '', ...others] = told.filter((text) => text.includes(`--> ${place}\n`));
      expect(others).toEqual([]);
      expect(found).toContain(says);
      expect(found).toContain(hint);
    },
  );

  it('tells nothing else, and exits with 1', () => {
    expect(result.status).toBe(1);
    expect(result.stderr.trimEnd()).toMatch(new RegExp(`\\b${all.length} errors$`));
    expect(told).toHaveLength(all.length + 1);
    expect(listFiles(join(folder, 'yunxi')).filter((path) => path.startsWith('output/'))).toEqual([]);
  });
});

describe('a benchmark with mistakes of its own', () => {
  it('has both told at once: those of the data, and those of its charts', async () => {
    const wrong = { ...files, 'bureaus.yaml': String(files['bureaus.yaml']).replace('prefecture', 'prefectur') };
    writeFiles(join(folder, 'wrong'), wrong);
    const { stderr } = await runBench(['check', 'wrong'], { cwd: folder });
    expect(stderr).toContain('wrong/bureaus.yaml:5:10');
    expect(stderr).toContain('$.encodin: nothing is called "encodin" here');
  });
});

describe('templates that equal the shipped ones', () => {
  it('are taken as they are', async () => {
    writeFiles(join(folder, 'fine'), { ...validBenchmark, ...shipped });
    expect(await runBench(['check', 'fine', '-q'], { cwd: folder })).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
