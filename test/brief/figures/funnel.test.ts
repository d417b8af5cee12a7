/** The funnel plot of a comparison: when there is one, whom it names, what it says. */
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/brief/build-report.js';
import { memoryFolder } from '../../../src/host/memory-folder.js';
import { languages, type Language } from '../../../src/model/language.js';
import type { Figure } from '../../../src/model/report.js';
import { compare, figuresOf, prepare } from '../../../src/pipeline.js';
import { toWording } from '../../../src/read/read-templates.js';
import { alike, toDataset, type Row, type Scene } from '../../compare/figures.js';
import { makeLeague } from '../../league/make-league.js';
import { prepareShipped, shippedInputs } from '../prepared.js';

const { messages, plan } = prepareShipped().templates;

const isFunnel = ({ template }: Figure): boolean => template === 'funnel-plot';

function figuresIn(scene: Scene, language: Language): Figure[] {
  const census = { 'census-2020': { kind: 'census' as const } };
  const reviews = Object.fromEntries(scene.rows.map(({ bureau }) => [`${bureau}-2023`, { kind: 'review' as const }]));
  const dataset = toDataset({ ...scene, sources: { ...reviews, ...census } });
  return figuresOf(buildReport(dataset, compare(dataset), plan, toWording(messages, language)));
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `b${index + 1}`);

/** Rates of about 100 each; some bureaus have their own. */
const sceneOf = (count: number, own: Readonly<Record<string, Partial<Row>>> = {}): Scene => ({
  indicator: { rate: 'population' },
  rows: ids(count).map((bureau, index) => ({ bureau, value: 990 + 2 * index, ...own[bureau] })),
  bureaus: alike(ids(count)),
});
const exactly = (value: number): Partial<Row> => ({ value, lower: value, upper: value });

test('there is none of nine, and one of ten, after the dot plot', () => {
  expect(figuresIn(sceneOf(9), 'zh').filter(isFunnel)).toEqual([]);
  const templates = figuresIn(sceneOf(10), 'zh').map(({ template }) => template);
  expect(templates.indexOf('funnel-plot')).toBe(templates.indexOf('dot-plot') + 1);
});

function funnelIn(scene: Scene, language: Language = 'en'): Figure {
  const figure = figuresIn(scene, language).find(isFunnel);
  if (!figure) throw new Error('the scene has a funnel plot');
  return figure;
}

describe('the title says', () => {
  test('how many are outside, and on which side', () => {
    const own = { b3: exactly(1300), b4: exactly(1250), b5: exactly(700) };
    const { title } = funnelIn(sceneOf(40, own));
    expect(title).toMatch(/: 3 of 40 outside the 99\.8% limits \(2 above, 1 below\)$/);
    expect(funnelIn(sceneOf(40, own), 'zh').title).toMatch(/：40家中3家超出99\.8%界限（高2低1）$/);
  });

  test('that none is, and that chance gives as much', () => {
    expect(funnelIn(sceneOf(12)).title).toMatch(
      /: none of 12 outside the 99\.8% limits; the differences are within what chance gives$/,
    );
  });

  test('that chance and the usual spread give as much, where areas differ by more than chance', () => {
    const own = Object.fromEntries(ids(12).map((id, index) => [id, exactly(700 + 55 * index)]));
    expect(funnelIn(sceneOf(12, own)).title).toMatch(/within what chance and usual spread give$/);
  });

  test('no more than is certain, where a rough figure may be outside', () => {
    const rough = { value: 1000, lower: 1000, upper: 2000, qualifier: 'more-than' as const };
    const { title, notes } = funnelIn(sceneOf(12, { b3: rough }));
    expect(title).toMatch(/: none of 12 clearly outside the 99\.8% limits$/);
    expect(notes.join(' ')).toMatch(/Of one the bounds lie on both sides of a limit/);
  });
});

test('the note counts those that are not drawn, by reason', () => {
  const campaign = { scope: '秋风行动' };
  const scene = sceneOf(14, { b3: campaign, b4: campaign });
  const bureaus = { ...scene.bureaus, b5: {}, silent: {} };
  const { notes, rows } = funnelIn({ ...scene, bureaus });
  expect(notes.join(' ')).toContain('Not drawn: limited scope 2, no population on file 1, no article on file 1.');
  expect(rows.filter(({ row }) => row === 'inside')).toHaveLength(11);
});

describe.each(languages)('of 136 bureaus in %s', (language) => {
  const folder = memoryFolder(makeLeague({ bureaus: 136, years: 1, indicators: 12, seed: 9 }));
  const { value } = prepare({ ...shippedInputs, folder }, [language], () => undefined);
  const { report } = value?.editions[0] ?? {};
  const comparisons = value?.comparisons ?? [];
  const funnels = report
    ? figuresOf(report)
        .filter(isFunnel)
        .map((figure) => {
          const found = comparisons.find(({ id }) => figure.id === `figure-${id.replace('/', '-')}-funnel`);
          const positions = found?.funnel?.positions ?? [];
          const view = report.comparisons.find(({ id }) => id === found?.id);
          const labelOf = (id: string): string =>
            view?.members.find(({ bureau }) => bureau.id === id)?.bureau.label ?? '';
          return {
            figure,
            funnel: found?.funnel,
            outside: positions.filter(({ position }) => /99/.test(position)).map(({ bureau }) => labelOf(bureau)),
          };
        })
    : [];

  test('each comparison has one', () => {
    expect(funnels).toHaveLength(12);
  });

  test('those outside are named, or counted where there is no room', () => {
    for (const { figure, outside } of funnels) {
      const named = figure.rows.flatMap(({ row, text }) => (row === 'outside' && text !== '' ? [text] : []));
      expect(outside).toEqual(expect.arrayContaining(named));
      expect(figure.rows.filter(({ row }) => row === 'outside')).toHaveLength(outside.length);
      expect(figure.rows.filter(({ row, text }) => row === 'inside' && text !== '')).toEqual([]);
      const [, unnamed = '0'] = /(\d+)(?=家未标名| more outside)/.exec(figure.notes.join(' ')) ?? [];
      expect(named.length + Number(unnamed)).toBe(outside.length);
    }
    expect(funnels.flatMap(({ outside }) => outside).length).toBeGreaterThan(5);
  });

  test('φ and n are printed with what they mean', () => {
    for (const { figure, funnel } of funnels) {
      const note = figure.notes[0] ?? '';
      expect(note).toContain(funnel?.phi.toFixed(2));
      expect(note).toContain(String(funnel?.positions.length));
      const wide = language === 'zh' ? '也含地区间的通常差异' : 'also hold the usual spread';
      expect(note.includes(wide)).toBe((funnel?.tau_squared ?? 0) > 0);
    }
  });

  test('nobody is called better or worse', () => {
    for (const { figure } of funnels)
      expect([figure.title, figure.subtitle, figure.alt, ...figure.notes].join(' ')).not.toMatch(
        /better|worse|best|较好|较差|最好|优于/,
      );
  });
});
