/** Every chart template, drawn with the shipped benchmark, and templates that cannot be drawn. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkGrammar } from '../../src/chart/check-grammar.js';
import { ChartTemplateError } from '../../src/chart/chart-template-error.js';
import { openCharts } from '../../src/chart/draw-chart.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { textWidth, type ChartSpec, type ColumnType, type Drawing } from '../../src/model/chart.js';
import type { Language } from '../../src/model/language.js';
import type { Figure } from '../../src/model/report.js';
import { figuresOf, footnotesOf, prepare } from '../../src/pipeline.js';
import { drawnTexts } from '../../src/verify/check-chart.js';
import { editionIn, figuresIn, prepareShipped, shippedInputs } from '../brief/prepared.js';
import { listFiles } from '../cli/run-bench.js';
import { runProgram, because, whyWithout } from '../host/programs.js';
import { measure } from '../host/shipped-fonts.js';
import { buildTimeout, sharedBuild } from '../host/shared-build.js';
import { makeLeague } from '../league/make-league.js';

const { templates } = prepareShipped();
const drawChart = openCharts({ templates: templates.charts, theme: templates.theme, measure });

const draw = async (figure: Figure, language: Language): Promise<Drawing> =>
  await drawChart(figure, footnotesOf(figure, editionIn(language).wording));

/** A league has figures of three years and ten bureaus or more, which the shipped benchmark lacks. */
function leagueFigures(): Figure[] {
  const folder = memoryFolder(makeLeague({ bureaus: 14, years: 3, indicators: 2, seed: 3 }));
  const { value } = prepare({ ...shippedInputs, folder }, ['zh'], () => undefined);
  return value?.editions.flatMap(({ report }) => figuresOf(report)) ?? [];
}

const cases = [
  ...(['zh', 'en'] as const).flatMap((language) => figuresIn(language).map((figure) => ({ language, figure }))),
  ...leagueFigures().flatMap((figure) =>
    ['panels', 'funnel-plot'].includes(figure.template) ? [{ language: 'zh' as const, figure }] : [],
  ),
].map(({ language, figure }) => ({ language, figure, name: `${figure.id} in ${language}` }));

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const folder = mkdtempSync(join(tmpdir(), 'bench-charts-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('every template is drawn by some figure', () => {
  const used = new Set(cases.map(({ figure }) => figure.template));
  expect([...used].toSorted()).toEqual([...templates.charts.keys()].toSorted());
});

interface Drawn {
  readonly name: string;
  readonly figure: Figure;
  readonly language: Language;
  readonly drawing: Drawing;
}

describe('every drawing', () => {
  const drawn: Drawn[] = [];
  beforeAll(async () => {
    for (const each of cases) drawn.push({ ...each, drawing: await draw(each.figure, each.language) });
  });

  /** Names of the drawings that do not pass. */
  const failing = (passes: (each: Drawn) => boolean): string[] =>
    drawn.filter((each) => !passes(each)).map(({ name }) => name);

  it('is the same twice', async () => {
    const again = new Map<string, Drawing>();
    for (const { name, figure, language } of drawn.toReversed()) again.set(name, await draw(figure, language));
    expect(failing(({ name, drawing }) => again.get(name)?.svg === drawing.svg)).toEqual([]);
    expect(again.size).toBe(cases.length);
  });

  it('has a title and a description for those who cannot see it', () => {
    const isDescribed = ({ figure, drawing: { svg } }: Drawn): boolean => {
      const [, title = ''] = /<title id="([^"]+)">/.exec(svg) ?? [];
      const [, description = ''] = /<desc id="([^"]+)">/.exec(svg) ?? [];
      return (
        svg.includes(`role="img" aria-labelledby="${title} ${description}"`) &&
        svg.includes(`<title id="${title}">${escape(figure.heading)}</title>`) &&
        svg.includes(`<desc id="${description}">${escape(figure.alt)}</desc>`) &&
        figure.alt.length > 20
      );
    };
    expect(failing(isDescribed)).toEqual([]);
  });

  it('uses the shipped font family and no other', () => {
    const familiesOf = ({ drawing }: Drawn): string[] =>
      [...drawing.svg.matchAll(/font-family(?:="|:\s*)([^";]+)/g)].map(([, family]) => family ?? '');
    expect(failing((each) => familiesOf(each).length > 3)).toEqual([]);
    expect([...new Set(drawn.flatMap(familiesOf))]).toEqual(['Noto Sans SC']);
    expect(failing(({ drawing }) => !/<style|font:|@font-face/.test(drawing.svg))).toEqual([]);
  });

  it('shows its title, its notes and its sources, and no place of the template', () => {
    const unspaced = (text: string): string => text.replaceAll(/\s/g, '');
    const isWhole = ({ figure, drawing }: Drawn): boolean => {
      const shown = unspaced(drawnTexts(drawing.svg).join(''));
      const { title, subtitle, notes, sources } = figure;
      return [title, subtitle, ...notes, ...sources].every((text) => shown.includes(unspaced(text)));
    };
    expect(failing(isWhole)).toEqual([]);
    expect(failing(({ drawing }) => !/\$\{|\b(?:NaN|undefined|null|Infinity)\b/.test(drawing.svg))).toEqual([]);
  });

  it('keeps the lines below it within its width', () => {
    const fits = ({ drawing: { width, svg } }: Drawn): boolean => {
      const lines = [...svg.matchAll(/<text x="12" [^>]*font-size="([\d.]+)px"[^>]*>([^<]*)<\/text>/g)];
      return lines.length > 0 && lines.every(([, size, text = '']) => 12 + measure(text, Number(size), false) <= width);
    };
    expect(failing(fits)).toEqual([]);
    expect(failing(({ drawing }) => drawing.width >= 600)).toEqual([]);
  });

  it('draws whoever published nothing, in words', () => {
    const isAbsent = (row: Figure['rows'][number]): boolean => row['state'] === 'absent';
    const namesAbsent = ({ figure, drawing }: Drawn): boolean => {
      const absent = figure.rows.filter(isAbsent);
      const texts = drawnTexts(drawing.svg);
      return absent.every(
        ({ label, text }) =>
          texts.includes(String(label)) && texts.filter((each) => each === text).length === absent.length,
      );
    };
    expect(failing(namesAbsent)).toEqual([]);
    expect(drawn.filter(({ figure }) => figure.rows.some(isAbsent)).length).toBeGreaterThan(8);
  });
});

const withoutXmllint = whyWithout('xmllint');
it.skipIf(withoutXmllint !== undefined)(`every drawing is well-formed${because(withoutXmllint)}`, async () => {
  const paths: string[] = [];
  for (const [index, { figure, language }] of cases.entries()) {
    const path = join(folder, `${index}.svg`);
    writeFileSync(path, (await draw(figure, language)).svg);
    paths.push(path);
  }
  expect(runProgram('xmllint', ['--noout', '--nonet', ...paths])).toBe('');
});

it(
  'another process draws the same bytes',
  async () => {
    const built = (await sharedBuild()).folder;
    const paths = listFiles(join(built, 'charts')).filter((path) => path.endsWith('.svg'));
    expect(paths).toHaveLength(figuresIn('zh').length + figuresIn('en').length);
    for (const language of ['zh', 'en'] as const) {
      for (const figure of figuresIn(language)) {
        const { svg } = await draw(figure, language);
        expect(readFileSync(join(built, `charts/${language}/${figure.id}.svg`), 'utf8')).toBe(svg);
      }
    }
  },
  buildTimeout,
);

describe('hostile texts', () => {
  const [first] = figuresIn('zh');
  if (!first) throw new Error('the shipped benchmark has charts');
  const hostile = '<script>&"\'</svg>${title}东川区';

  it('are drawn as they are', async () => {
    const figure: Figure = { ...first, title: hostile, subtitle: hostile, alt: hostile };
    const { svg } = await drawChart(figure, [hostile]);
    expect(svg).not.toContain('<script');
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    const drawn = drawnTexts(svg).map((text) => text.replaceAll(/\s/g, ''));
    expect(drawn.join('')).toContain(hostile);
    expect(drawn).toContain(hostile);
  });
});

/** A spec from its file in a build, and the SVG beside it. */
const readBuilt = (built: string, language: Language, { id }: Figure): { spec: ChartSpec; svg: string } => {
  const path = join(built, `charts/${language}/${id}`);
  return {
    spec: JSON.parse(readFileSync(`${path}.vl.json`, 'utf8')) as ChartSpec,
    svg: readFileSync(`${path}.svg`, 'utf8'),
  };
};

describe('the complete spec beside a chart', () => {
  let built = '';
  beforeAll(async () => {
    built = (await sharedBuild()).folder;
  }, buildTimeout);
  const all = (['zh', 'en'] as const).flatMap((language) =>
    figuresIn(language).map((figure) => ({ language, figure })),
  );

  it('follows the grammar of Vega-Lite', () => {
    for (const { language, figure } of all) expect(checkGrammar(readBuilt(built, language, figure).spec)).toEqual([]);
  });

  it('draws the texts of the chart by itself, and carries the lines below it', async () => {
    const unspaced = (texts: readonly string[]): string => texts.join('').replaceAll(/\s/g, '');
    for (const { language, figure } of all) {
      const { spec, svg } = readBuilt(built, language, figure);
      const quiet = vega.logger(vega.Error);
      const compiled = compile(spec as unknown as TopLevelSpec, { logger: quiet }).spec;
      const own = await new vega.View(vega.parse(compiled), { renderer: 'none', logger: quiet }).toSVG();
      // The first two texts are the title and the description for those who cannot see the chart.
      const drawn = drawnTexts(svg).slice(2);
      const texts = drawnTexts(own);
      expect(texts.length).toBeGreaterThan(4);
      expect(drawn.slice(0, texts.length)).toEqual(texts);
      const { notes } = spec['usermeta'] as { notes: string[] };
      expect(unspaced(drawn.slice(texts.length))).toBe(unspaced([figure.number, ...notes]));
    }
  });

  it('holds the table that the data package has beside it', () => {
    for (const { language, figure } of all) {
      const { table } = readBuilt(built, language, figure).spec['datasets'] as { table: Figure['rows'] };
      const csv = readFileSync(join(built, `data/figures/${language}/${figure.id}.csv`), 'utf8');
      const rows: Record<string, string>[] = parseCsv(csv, { bom: true, columns: true });
      const written = (value: string | number | null): string =>
        typeof value === 'string' ? value.replace(/^(?=[=+\-@\t])/, "'") : `${value ?? ''}`;
      const wanted = table.map((row) =>
        // The width of its text is measured when it is drawn.
        Object.fromEntries(
          Object.entries(row).flatMap(([key, value]) => (key === textWidth ? [] : [[key, written(value)]])),
        ),
      );
      expect(rows).toEqual(wanted);
    }
  });
});

it('every row of a figure has the columns that its kind of data promises, of their types', () => {
  const fits = (value: unknown, type: ColumnType): boolean =>
    value === null || (type === 'integer' ? Number.isInteger(value) : typeof value === type);
  for (const { figure } of cases) {
    const columns = Object.entries(figure.columns);
    for (const row of figure.rows) {
      expect(Object.keys(row)).toEqual(columns.map(([name]) => name));
      expect(columns.filter(([name, type]) => !fits(row[name], type))).toEqual([]);
    }
  }
});

it.each([...templates.charts])('the shipped template %s follows the grammar of Vega-Lite', (_, spec) => {
  expect(checkGrammar(spec)).toEqual([]);
});

describe('a template that cannot be drawn is told by its name, the places and the reasons', () => {
  const figure = figuresIn('zh').find(({ template }) => template === 'dot-plot');
  if (!figure) throw new Error('the shipped benchmark has a dot plot');
  const x = { field: 'value', type: 'quantitative' };
  const data = { name: 'table' };

  const inExpression = 'the expression fails: ';
  const broken: readonly { what: string; spec: ChartSpec; told: readonly string[] }[] = [
    { what: 'no mark at all', spec: { data }, told: [': Invalid specification'] },
    {
      what: 'expressions that are malformed or call what does not exist',
      spec: {
        data,
        transform: [{ filter: 'datum.value >' }, { calculate: 'double(datum.value)', as: 'twice' }],
        mark: 'point',
        encoding: { x },
      },
      told: [
        `transform 0 filter: ${inExpression}Unexpected end of input`,
        `transform 1 calculate: ${inExpression}Unrecognized function: double`,
      ],
    },
    {
      what: 'an expression that fails for the values of the table',
      spec: { data, transform: [{ calculate: 'datum.text.zh.length', as: 'long' }], mark: 'point', encoding: { x } },
      told: [`transform 0 calculate: ${inExpression}Cannot read properties of undefined (reading 'length')`],
    },
    {
      what: 'two things that are dropped with a warning',
      spec: {
        data,
        mark: 'point',
        encoding: { x: { ...x, aggregate: 'mode' }, nonsense: { field: 'label' } },
      },
      told: [
        ': nonsense-encoding is dropped as nonsense is not a valid encoding channel.',
        ': Invalid aggregation operator "mode".',
      ],
    },
  ];

  it.each(broken)('$what', async ({ spec, told }) => {
    const charts = new Map<string, ChartSpec>([['mine', spec]]);
    const drawMine = openCharts({ templates: charts, theme: templates.theme, measure });
    const error: unknown = await drawMine({ ...figure, template: 'mine' }, []).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ChartTemplateError);
    const { template, mistakes } = error as ChartTemplateError;
    expect(template).toBe('mine');
    const found = mistakes.map(({ path, reason }) => `${path.join(' ')}: ${reason}`);
    expect(found.map((text, index) => text.slice(0, told[index]?.length))).toEqual(told);
  });

  it('leaves the other templates able to draw', async () => {
    expect((await draw(figure, 'zh')).svg).toContain('</svg>');
  });
});
