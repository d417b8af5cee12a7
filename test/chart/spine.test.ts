/** The spine chart as it is drawn: every label whole, none over another, in both languages and in leagues. */
import { describe, expect, it } from 'vitest';
import { openCharts } from '../../src/chart/draw-chart.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import type { Figure } from '../../src/model/report.js';
import { figuresOf, focusOn, footnotesOf, prepare, type Prepared } from '../../src/pipeline.js';
import { prepareShipped, prepareStarter, shippedInputs } from '../brief/prepared.js';
import { measure } from '../host/shipped-fonts.js';
import { makeLeague } from '../league/make-league.js';
import { overlaps, textBoxes } from './text-boxes.js';

const { templates } = prepareShipped();
const drawChart = openCharts({ templates: templates.charts, theme: templates.theme, measure });

function prepareLeague(): Prepared {
  const folder = memoryFolder(makeLeague({ bureaus: 20, years: 2, indicators: 23, seed: 11 }));
  const { value } = prepare({ ...shippedInputs, folder }, ['zh', 'en'], () => undefined);
  if (!value) throw new Error('the league cannot be prepared');
  return value;
}

interface Case {
  readonly name: string;
  readonly figure: Figure;
  readonly footnotes: string[];
}

/** Every spine of every bureau: those of the main edition and those of its own. */
function casesOf(prepared: Prepared, count: number): Case[] {
  const own = prepared.dataset.bureaus.slice(0, count).flatMap((bureau) => focusOn(prepared, bureau));
  return [...prepared.editions, ...own].flatMap(({ language, report, wording }) =>
    figuresOf(report).flatMap((figure) =>
      figure.template === 'spine'
        ? [{ name: `${figure.id} in ${language}`, figure, footnotes: footnotesOf(figure, wording) }]
        : [],
    ),
  );
}

const cases = [...casesOf(prepareShipped(), 4), ...casesOf(prepareStarter(), 4), ...casesOf(prepareLeague(), 3)];

describe('every spine', () => {
  it('is there: four bureaus and their own editions, and leagues in parts', () => {
    expect(cases.length).toBeGreaterThan(20);
    expect(cases.some(({ figure }) => figure.id.endsWith('-2'))).toBe(true);
  });

  it.each(cases)(
    '$name: labels are whole, within the picture, and none over another',
    async ({ figure, footnotes }) => {
      const { svg, width, height } = await drawChart(figure, footnotes);
      const boxes = textBoxes(svg);
      expect(boxes.length).toBeGreaterThan(8);
      for (const row of figure.rows) {
        if (typeof row['label'] !== 'string') continue;
        for (const line of [row['label'], String(row['beside'])].flatMap((text) => text.split('\n')))
          expect(boxes.map(({ text }) => text)).toContain(line.trim());
      }
      const outside = boxes.filter(
        ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
      );
      expect(outside).toEqual([]);
      expect(overlaps(boxes)).toEqual([]);
    },
  );

  it('leaves the spine a fifth of the width', async () => {
    for (const { figure, footnotes } of cases) {
      const { svg, width } = await drawChart(figure, footnotes);
      const boxes = textBoxes(svg);
      const labels = figure.rows.flatMap(({ label }) => (typeof label === 'string' ? label.split('\n') : []));
      const beside = figure.rows.flatMap(({ beside: text }) => (typeof text === 'string' ? text.split('\n') : []));
      const left = Math.max(
        ...boxes.flatMap(({ text, right }) => (labels.some((line) => line.trim() === text) ? [right] : [])),
      );
      const right = Math.min(
        ...boxes.flatMap((box) => (beside.some((line) => line.trim() === box.text) ? [box.left] : [])),
      );
      expect({ id: figure.id, room: right - left > width / 5 }).toEqual({ id: figure.id, room: true });
    }
  });

  it('is drawn in shapes that differ without colour', async () => {
    const shapes = new Map<string, Set<unknown>>();
    for (const { figure } of cases)
      for (const { state, shape, beside } of figure.rows) {
        if (state === 'other' || state === 'shown') continue;
        const word = /高于|higher/.test(String(beside))
          ? 'higher'
          : /低于|lower/.test(String(beside))
            ? 'lower'
            : 'none';
        shapes.set(word, (shapes.get(word) ?? new Set()).add(shape));
      }
    expect([...(shapes.get('higher') ?? [])]).toEqual(['triangle-up']);
    expect([...(shapes.get('lower') ?? [])]).toEqual(['triangle-down']);
    expect(shapes.get('none')).toEqual(new Set(['circle', 'diamond']));
  });
});
