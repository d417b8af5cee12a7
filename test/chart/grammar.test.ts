/** What every chart has in common, over all figures of the shipped benchmark and of leagues. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openCharts } from '../../src/chart/draw-chart.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import type { Dataset } from '../../src/model/dataset.js';
import type { Drawing } from '../../src/model/chart.js';
import type { Figure, Report } from '../../src/model/report.js';
import { figuresOf, footnotesOf, prepare, type Edition, type Prepared } from '../../src/pipeline.js';
import { planSheets } from '../../src/render/workbook/plan-sheets.js';
import { drawnTexts } from '../../src/verify/check-chart.js';
import { prepareShipped, shippedInputs } from '../brief/prepared.js';
import { measure } from '../host/shipped-fonts.js';
import { makeLeague, type LeagueOptions } from '../league/make-league.js';
import { overlaps, placeTexts } from './placed-texts.js';

const { templates } = prepareShipped();
const drawChart = openCharts({ templates: templates.charts, theme: templates.theme, measure });

/** A league in which one bureau has no figure of fraud, another none at all, and a third no population. */
function prepareLeague(options: LeagueOptions): Prepared {
  const isKept = (line: string): boolean => !/,dongchuan,telecom-fraud-cases-solved,|,qingchuan,/.test(line);
  const withoutPopulation = (line: string): string =>
    line.includes('"id":"baichuan"') ? line.replace(/"population":\[.*?\]/, '"population":[]') : line;
  const files = Object.fromEntries(
    Object.entries(makeLeague(options)).map(([path, text]) => {
      const lines = text.split('\n');
      return [
        path,
        (path.startsWith('observations/') ? lines.filter(isKept) : lines.map(withoutPopulation)).join('\n'),
      ];
    }),
  );
  const { value } = prepare({ ...shippedInputs, folder: memoryFolder(files) }, ['zh', 'en'], () => undefined);
  if (!value) throw new Error('the league is not valid');
  return value;
}

const benchmarks = {
  shipped: prepareShipped(),
  'league of 12': prepareLeague({ bureaus: 12, years: 3, indicators: 12, seed: 4 }),
  'league of 20': prepareLeague({ bureaus: 20, years: 2, indicators: 6, seed: 5 }),
};

interface Case {
  readonly name: string;
  readonly figure: Figure;
  readonly edition: Edition;
  readonly dataset: Dataset;
  readonly footnotes: readonly string[];
  readonly drawing: Drawing;
}

const cases: Case[] = [];
beforeAll(async () => {
  for (const [benchmark, { editions, dataset }] of Object.entries(benchmarks)) {
    for (const edition of editions) {
      for (const figure of figuresOf(edition.report)) {
        const footnotes = footnotesOf(figure, edition.wording);
        const drawing = await drawChart(figure, footnotes);
        cases.push({
          name: `${benchmark} ${edition.language} ${figure.id}`,
          figure,
          edition,
          dataset,
          footnotes,
          drawing,
        });
      }
    }
  }
});

const failing = (passes: (each: Case) => boolean, of: readonly Case[] = cases): string[] =>
  of.filter((each) => !passes(each)).map(({ name }) => name);

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');
const comparisonOf = ({ figure, edition }: Case): Report['comparisons'][number] | undefined =>
  edition.report.comparisons.find(({ id }) => figure.id === `figure-${id.replace('/', '-')}`);

describe('every chart', () => {
  it('has its number on a line of its own above the title, and set apart in its name', () => {
    const isApart = ({ figure: { number, title, heading }, drawing }: Case): boolean => {
      const texts = placeTexts(drawing.svg);
      const own = texts.find(({ text }) => text === number);
      const first = texts.find(({ text }) => unspaced(title).startsWith(unspaced(text)));
      return (
        own !== undefined &&
        first !== undefined &&
        own.bottom <= first.top &&
        drawing.svg.includes('</title>') &&
        drawnTexts(drawing.svg)[0] === heading &&
        [`${number}：${title}`, `${number}: ${title}`].includes(heading)
      );
    };
    expect(failing(isApart)).toEqual([]);
  });

  it('names its sources and, last, a sheet that the workbook has', () => {
    const sheetsOf = new Map(
      Object.values(benchmarks).flatMap(({ editions, dataset }) =>
        editions.map((edition) => {
          const { sheets, nameOf } = planSheets({ dataset, ...edition }, () => undefined);
          return [edition, sheets.map(({ id }) => nameOf(id))] as const;
        }),
      ),
    );
    const isNamed = ({ figure, edition, footnotes, drawing }: Case): boolean =>
      sheetsOf.get(edition)?.includes(figure.sheet) === true &&
      footnotes.at(-1)?.includes(edition.language === 'zh' ? `“${figure.sheet}”` : `"${figure.sheet}"`) === true &&
      figure.sources.length > 0 &&
      unspaced(drawnTexts(drawing.svg).join('')).endsWith(unspaced(footnotes.slice(-2).join('')));
    expect(failing(isNamed)).toEqual([]);
  });

  it('says in its subtitle what is measured and when, and the unit at its axis', () => {
    const drawn = cases.filter((each) => comparisonOf(each) !== undefined);
    const isDefined = (each: Case): boolean => {
      const comparison = comparisonOf(each);
      const { figure, dataset, edition, drawing } = each;
      const indicator = dataset.indicators.find(({ id }) => id === comparison?.indicator.id);
      const [definition = '', rest = ''] = figure.subtitle.split('\n');
      return (
        definition.length > 10 &&
        indicator?.definition[edition.language].startsWith(definition) === true &&
        /20\d\d/.test(rest) &&
        rest.includes(comparison?.unit ?? '?') &&
        drawnTexts(drawing.svg).includes(comparison?.unit ?? '?')
      );
    };
    expect(drawn.length).toBeGreaterThan(40);
    expect(failing(isDefined, drawn)).toEqual([]);
  });

  it('tells of every bureau: a row, a name, or one of a number', () => {
    const isToldOf = (each: Case): boolean => {
      const { figure, dataset, edition } = each;
      const { members = [], absences = [] } = comparisonOf(each) ?? {};
      const labels = figure.rows.map(({ label }) => String(label));
      const isRow = (label: string): boolean =>
        labels.some((row) => row === label || row.startsWith(`${label}（`) || row.startsWith(`${label} (`));
      const unseen = [...members, ...absences].filter(({ bureau }) => !isRow(bureau.label));
      if (dataset.bureaus.length <= 12) return unseen.length === 0;
      const notes = figure.notes.join('');
      return absences.every(
        ({ bureau, reason }) =>
          notes.includes(reason.label) &&
          (notes.includes(bureau.label) || notes.includes(edition.language === 'zh' ? '家' : 'bureaus')),
      );
    };
    const drawn = cases.filter((each) => comparisonOf(each) !== undefined);
    expect(failing(isToldOf, drawn)).toEqual([]);
    const told = drawn.filter((each) => (comparisonOf(each)?.absences.length ?? 0) > 0);
    expect(new Set(told.map(({ dataset }) => dataset.bureaus.length))).toEqual(new Set([4, 12, 20]));
    const saysWhy = ({ figure: { rows, notes } }: Case): boolean =>
      /无率可比|no rate/.test([...rows.map(({ text }) => String(text)), ...notes].join(' '));
    const leagues = drawn.filter(({ dataset }) => dataset.bureaus.length > 4);
    expect(failing(saysWhy, leagues)).toEqual([]);
  });

  it('has letters of 7.5 pt or more when it is printed 425 pt wide', () => {
    const isLegible = ({ drawing }: Case): boolean =>
      placeTexts(drawing.svg).every(({ size }) => (size * 425) / drawing.width >= 7.5);
    expect(failing(isLegible)).toEqual([]);
  });

  // Lines over the years name their ends where they end, however close.
  it('keeps its texts within the picture, none over another, none cut', () => {
    const own = cases.filter(({ figure }) => figure.template !== 'trend-lines');
    const isWithin = ({ drawing: { svg, width, height } }: Case): boolean =>
      placeTexts(svg).every((text) => text.left >= 0 && text.top >= 0 && text.right <= width && text.bottom <= height);
    expect(failing(isWithin, own)).toEqual([]);
    expect(
      own.flatMap(({ name, drawing }) => overlaps(placeTexts(drawing.svg)).map((pair) => `${name}: ${pair}`)),
    ).toEqual([]);
    const isCut = ({ drawing }: Case): boolean => drawnTexts(drawing.svg).some((text) => /.…$/.test(text));
    expect(failing((each) => !isCut(each), own)).toEqual([]);
  });
});

describe('charts of comparisons', () => {
  it('draw a set that is only shown side by side from three figures on', () => {
    const { editions } = benchmarks.shipped;
    for (const { report } of editions) {
      const drawn = new Set(figuresOf(report).map(({ id }) => id));
      const counts = report.comparisons
        .filter(({ verdict, kind }) => verdict.id === 'indicative' && (kind.id === 'level' || kind.id === 'streak'))
        .map(({ id, members }) => ({ members: members.length, drawn: drawn.has(`figure-${id.replace('/', '-')}`) }));
      expect(counts.filter(({ members }) => members < 3).length).toBeGreaterThan(0);
      expect(counts.map((each) => each.drawn)).toEqual(counts.map(({ members }) => members >= 3));
    }
  });

  it('sort by size what is ranked, and nothing else', () => {
    const isSorted = ({ figure: { rows } }: Case): boolean => {
      const order = ['comparable', 'indicative', 'absent'];
      const states = rows
        .filter(({ label }) => !String(label).startsWith('…'))
        .map(({ state }) => order.indexOf(String(state)));
      const ranked = rows.filter(({ state }) => state === 'comparable').map(({ value }) => Number(value));
      return (
        states.every((state, index) => state >= (states[index - 1] ?? 0)) &&
        ranked.every((value, index) => value <= (ranked[index - 1] ?? Infinity))
      );
    };
    const drawn = cases.filter((each) => comparisonOf(each) !== undefined);
    expect(failing(isSorted, drawn)).toEqual([]);
    expect(drawn.some(({ figure: { rows } }) => new Set(rows.map(({ state }) => state)).size === 3)).toBe(true);
  });

  it('name median and pooled rate on their lines, at what the report says', () => {
    const ranked = cases.filter((each) => comparisonOf(each)?.median !== undefined);
    const isNamed = (each: Case): boolean => {
      const { median, pooled } = comparisonOf(each) ?? {};
      const texts = drawnTexts(each.drawing.svg);
      return [median, pooled].every(
        (value) =>
          value === undefined ||
          texts.some((text) => /中位数|合计率|median|pooled/.test(text) && text.endsWith(` ${value.text}`)),
      );
    };
    expect(ranked.length).toBeGreaterThan(30);
    expect(failing(isNamed, ranked)).toEqual([]);
  });

  it('draw bounds as a thick bar and intervals as a thin line, and say so in the note where they do', () => {
    const strokes = (svg: string, width: number): number =>
      [...svg.matchAll(/<line [^>]*stroke-width="([\d.]+)"/g)].filter(([, value]) => Number(value) === width).length;
    const isExplained = ({ figure, drawing: { svg } }: Case): boolean => {
      const bounds = figure.rows.filter(({ lower, upper }) => lower !== upper).length;
      const intervals = figure.rows.filter((row) => row['interval_lower'] !== row['interval_upper']).length;
      const notes = figure.notes.join(' ');
      return (
        strokes(svg, 6) === bounds &&
        strokes(svg, 1.5) === intervals &&
        /粗线|[Tt]hick lines/.test(notes) === bounds > 0 &&
        /细线|[Tt]hin lines/.test(notes) === intervals > 0
      );
    };
    const dots = cases.filter(({ figure }) => figure.template === 'dot-plot');
    expect(failing(isExplained, dots)).toEqual([]);
    expect(dots.filter(({ drawing }) => strokes(drawing.svg, 6) > 0).length).toBeGreaterThan(5);
  });

  it('warn of their scales where several of a family stand beside each other, and only there', () => {
    for (const { editions } of Object.values(benchmarks)) {
      for (const { report } of editions) {
        for (const { blocks } of report.sections) {
          const figures = blocks.flatMap((block) => (block.type === 'figure' ? [block.figure] : []));
          const warned = figures.filter(({ notes }) => /刻度不同|Scales differ/.test(notes.join('')));
          const axes = figures.filter(({ families }) => families.length > 0);
          expect(warned).toEqual(axes.length > 1 ? axes : []);
        }
      }
    }
  });
});

describe('hostile names', () => {
  const names = ['<b>&"\'</b>', 'שלום עולם', '云'.repeat(300), 'W'.repeat(300), '\u202e云川区'];
  const figures = () => cases.filter(({ figure, name }) => name.startsWith('shipped zh') && figure.rows.length > 1);

  it.each(names)('%.12s stays in the picture, in rows, cells and title', async (hostile) => {
    for (const { figure, footnotes, name } of figures()) {
      const rows = figure.rows.map((row) => ({
        ...row,
        ...('label' in row ? { label: hostile } : {}),
        ...('bureau' in row ? { bureau: hostile } : {}),
        ...('family' in row ? { family: `${String(row['family'])}${hostile}` } : {}),
        ...(row['state'] === 'comparable' ? { text: `1 · ${hostile}` } : {}),
      }));
      const { svg, width, height } = await drawChart({ ...figure, rows, title: hostile, alt: hostile }, [
        ...footnotes,
        hostile,
      ]);
      const texts = placeTexts(svg);
      const outside = texts.filter(({ left, right, bottom }) => left < 0 || right > width || bottom > height);
      expect([name, outside.map(({ text }) => text)]).toEqual([name, []]);
      expect(drawnTexts(svg)[1]).toBe(hostile);
      // Rows with one label are rows of their own.
      const isLabelled = 'label' in (figure.rows[0] ?? {}) && figure.template !== 'spine';
      const labelled = texts.filter(({ text }) => hostile.startsWith(text.replace('…', '')));
      expect(labelled.length).toBeGreaterThanOrEqual(isLabelled ? figure.rows.length : 1);
    }
  });
});
