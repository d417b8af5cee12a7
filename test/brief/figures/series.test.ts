/** Panels of figures over the years: who is drawn, on what scale, and where a line stops. */
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/brief/build-report.js';
import type { Figure } from '../../../src/model/report.js';
import { compare, figuresOf } from '../../../src/pipeline.js';
import { toWording } from '../../../src/read/read-templates.js';
import { alike, residents, toDataset, year, type Row, type Scene } from '../../compare/figures.js';
import { prepareShipped } from '../prepared.js';

const { messages, plan } = prepareShipped().templates;

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `b${index + 1}`);

/** A figure each year; bureaus further on have larger ones. */
const yearly = (bureaus: readonly string[], years: readonly number[]): Row[] =>
  bureaus.flatMap((bureau, place) =>
    years.map((of) => ({
      bureau,
      value: 1000 + 10 * place + (of - 2019),
      period: year(of),
      source: `${bureau}-2023`,
    })),
  );
const sceneOf = (count: number, years: readonly number[] = [2020, 2021, 2022, 2023]): Scene => ({
  indicator: { rate: 'population' },
  rows: yearly(ids(count), years),
  bureaus: alike(ids(count)),
});

function panelsIn(scene: Scene): Figure | undefined {
  const census = { 'census-2020': { kind: 'census' as const } };
  const reviews = Object.fromEntries(scene.rows.map(({ bureau }) => [`${bureau}-2023`, { kind: 'review' as const }]));
  const dataset = toDataset({ ...scene, sources: { ...reviews, ...census } });
  return figuresOf(buildReport(dataset, compare(dataset), plan, toWording(messages, 'en'))).find(
    ({ template }) => template === 'panels',
  );
}

function figureOf(scene: Scene): Figure {
  const figure = panelsIn(scene);
  if (!figure) throw new Error('the scene has panels');
  return figure;
}

const drawnIn = ({ rows }: Figure): unknown[] => [...new Set(rows.map(({ bureau }) => bureau))];
const rowsOf = ({ rows }: Figure, bureau: string): Figure['rows'] => rows.filter((row) => row['bureau'] === bureau);

test('there are none of two years, and one a bureau of three', () => {
  expect(panelsIn(sceneOf(3, [2022, 2023]))).toBeUndefined();
  expect(drawnIn(figureOf(sceneOf(3, [2021, 2022, 2023])))).toEqual(['b3', 'b2', 'b1']);
});

describe('of many are drawn', () => {
  test('all of twelve, the largest last value first', () => {
    const figure = figureOf(sceneOf(12));
    expect(drawnIn(figure)).toEqual(ids(12).toReversed());
    expect(figure.notes.join(' ')).not.toMatch(/of 12\./);
  });

  test('of more both ends, and how many there are', () => {
    const figure = figureOf(sceneOf(20));
    expect(drawnIn(figure)).toEqual(['b20', 'b19', 'b18', 'b17', 'b4', 'b3', 'b2', 'b1']);
    expect(figure.notes.join(' ')).toContain('The 8 with the largest and the smallest last figures, of 20.');
  });

  test('the reference bureau wherever it stands, still eight', () => {
    const drawn = drawnIn(figureOf({ ...sceneOf(20), benchmark: { reference_bureau: 'b10' } }));
    expect(drawn).toHaveLength(8);
    expect(drawn.indexOf('b10')).toBe(4);
    const atEnd = drawnIn(figureOf({ ...sceneOf(20), benchmark: { reference_bureau: 'b20' } }));
    expect(atEnd).toEqual(drawnIn(figureOf(sceneOf(20))));
  });

  test('in the order of the benchmark, where nothing may be ranked', () => {
    const scene = sceneOf(4);
    const variants = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: { zh: id, en: id } }));
    const rows = scene.rows.map((row) => ({ ...row, variant: variants[ids(4).indexOf(row.bureau)]?.id }));
    const figure = figureOf({ ...scene, indicator: { rate: 'population', variants }, rows });
    expect(drawnIn(figure)).toEqual(ids(4));
    expect(figure.rows.map(({ median }) => median ?? null)).toEqual(figure.rows.map(() => null));
    expect(new Set(figure.rows.map(({ state }) => state))).toEqual(new Set(['indicative']));
  });

  test('two areas of one name apart', () => {
    const scene = sceneOf(3);
    const same = { short_name: { zh: '市中区', en: 'Shizhong' } };
    const bureaus = {
      ...scene.bureaus,
      b1: { ...scene.bureaus?.['b1'], ...same },
      b2: { ...scene.bureaus?.['b2'], ...same },
    };
    const figure = figureOf({ ...scene, bureaus });
    expect(new Set(figure.rows.map(({ panel }) => panel)).size).toBe(3);
  });
});

describe('a panel', () => {
  test('has the years and the scale of all', () => {
    const scene = sceneOf(4);
    const late = scene.rows.filter(({ bureau, period }) => bureau !== 'b2' || (period?.end ?? '') > '2021');
    const figure = figureOf({ ...scene, rows: late });
    for (const bureau of ids(4))
      expect(rowsOf(figure, bureau).map(({ year: of }) => of)).toEqual([2020, 2021, 2022, 2023]);
    expect(rowsOf(figure, 'b2')[0]).toMatchObject({ year: 2020, value: null, text: '' });
    const most = Math.max(...figure.rows.map(({ upper }) => Number(upper ?? 0)));
    expect(figure.parameters).toMatchObject({ x_first: 2020, x_last: 2023, y_min: 0 });
    expect(figure.parameters['y_max']).toBeGreaterThan(most);
    expect(figure.notes.join(' ')).toContain('All panels have the same scales');
  });

  test('has room below zero only where a number stands there', () => {
    const [first, ...rest] = sceneOf(3).rows;
    const zero = { bureau: 'b1', period: year(2020), source: 'b1-2023', value: 0, lower: 0, upper: 0 };
    expect(first).toMatchObject({ bureau: 'b1', period: year(2020) });
    expect(figureOf({ ...sceneOf(3), rows: [zero, ...rest] }).parameters['y_min']).toBeLessThan(0);
    expect(figureOf(sceneOf(3)).parameters['y_min']).toBe(0);
  });

  test('has a gap for a year that nobody has, too', () => {
    const figure = figureOf(sceneOf(3, [2019, 2020, 2022, 2023]));
    expect(rowsOf(figure, 'b1').map(({ year: of, value }) => [of, value !== null])).toEqual([
      [2019, true],
      [2020, true],
      [2021, false],
      [2022, true],
      [2023, true],
    ]);
  });

  test('says the first and the last figure, and no other', () => {
    const texts = rowsOf(figureOf(sceneOf(3)), 'b1').map(({ text }) => text);
    expect(texts).toEqual(['100.1', '', '', '100.4']);
  });

  test('has the median of those that compare', () => {
    const medians = rowsOf(figureOf(sceneOf(5)), 'b1').map(({ median }) => median);
    expect(medians).toEqual([102.1, 102.2, 102.3, 102.4]);
    expect(rowsOf(figureOf(sceneOf(2)), 'b1').map(({ median }) => median)).toEqual([null, null, null, null]);
  });

  test('has a rule at a break, over which no line goes and from before which no figure counts into the median', () => {
    const broken = {
      population: [residents(1_000_000)],
      breaks: [
        {
          date: '2022-07-01',
          indicators: ['disputes-resolved'],
          reason: { zh: '口径变更', en: 'another definition' },
          source: 'b1-2023',
        },
      ],
    };
    const scene = sceneOf(3);
    const figure = figureOf({ ...scene, bureaus: { ...scene.bureaus, b1: broken } });
    const own = rowsOf(figure, 'b1');
    expect(own.filter(({ row }) => row === 'break').map(({ year: of }) => of)).toEqual([2021.5]);
    expect(own.filter(({ row }) => row === 'year').map(({ segment }) => segment)).toEqual([0, 0, 1, 1]);
    expect(rowsOf(figure, 'b2').map(({ median }) => median)).toEqual([null, null, null, 101.4]);
    expect(figure.notes.join(' ')).toContain('b1: a break in series from 2022-07-01 on.');
  });
});

describe('the title', () => {
  test('counts trends where five years tell them', () => {
    const years = [2019, 2020, 2021, 2022, 2023];
    const rising = years.map((of) => ({
      bureau: 'b1',
      value: 1000 + 200 * (of - 2019),
      period: year(of),
      source: 'b1-2023',
    }));
    const scene = sceneOf(3, years);
    const rows = [...scene.rows.filter(({ bureau }) => bureau !== 'b1'), ...rising];
    expect(figureOf({ ...scene, rows }).title).toMatch(/, 2019–2023: 1 rising, 0 falling, 2 without a clear trend$/);
  });

  test('is the years alone where they do not', () => {
    expect(figureOf(sceneOf(3)).title).toMatch(/, 2020–2023$/);
  });
});
