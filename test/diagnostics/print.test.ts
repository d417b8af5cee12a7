/** The printed form of a diagnostic. */
import { describe, expect, test } from 'vitest';
import { hasErrors, placeOf, type Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { Collector } from '../../src/diagnostics/collector.js';
import { displayWidth, formatDiagnostic, formatPlace, sortDiagnostics } from '../../src/diagnostics/print.js';
import { SourceText } from '../../src/text/source-text.js';

function at(text: string, marked: string): Diagnostic {
  const start = text.indexOf(marked);
  const place = placeOf(new SourceText('a.yaml', text), { start, end: start + marked.length });
  return { code: 'unknown-id', severity: 'error', message: 'm', place, hints: [] };
}

/** Cells before the first caret, and the number of carets. */
function caret(diagnostic: Diagnostic): [number, number] {
  const lines = formatDiagnostic(diagnostic).split('\n');
  const under = (lines[4] ?? '').replace(/^\s*\| /, '');
  return [under.indexOf('^'), under.split('^').length - 1];
}

/** The line as printed, without its number. */
const shown = (diagnostic: Diagnostic): string =>
  (formatDiagnostic(diagnostic).split('\n')[3] ?? '').replace(/^\d+ \| /, '');

test.each([
  { text: 'abc', cells: 3 },
  { text: '东川区', cells: 6 },
  { text: '𬭚水', cells: 4 },
  { text: 'a东\u{ff0c}b', cells: 6 },
  { text: 'a东,b', cells: 5 },
  { text: '', cells: 0 },
])('"$text" takes $cells cells', ({ text, cells }) => {
  expect(displayWidth(text)).toBe(cells);
});

describe('the caret stands under the mark', () => {
  test.each([
    { name: 'at the start', text: 'bureau: x', marked: 'bureau', is: [0, 6] },
    { name: 'after Chinese', text: '名称: 东川, id: xx', marked: 'xx', is: [16, 2] },
    { name: 'under Chinese', text: 'id: 东川', marked: '东川', is: [4, 4] },
    { name: 'after a tab', text: '\tid: xx', marked: 'xx', is: [5, 2] },
    { name: 'after a control character, which is shown', text: 'a\u001bb: xx', marked: 'xx', is: [10, 2] },
    { name: 'in a later line', text: '一\n二三 x', marked: 'x', is: [5, 1] },
    { name: 'only under the first line of a long mark', text: 'a: b c\nd', marked: 'b c\nd', is: [3, 3] },
    { name: 'under the end of a line', text: 'id:', marked: '', is: [0, 1] },
  ])('$name', ({ text, marked, is }) => {
    expect(caret(at(text, marked))).toEqual(is);
  });

  test('in a long line that is cut around it', () => {
    const diagnostic = at(`${'东川区破获案件若干起、'.repeat(12)}wrong${',尾'.repeat(60)}`, 'wrong');
    const [cells, length] = caret(diagnostic);
    const before = shown(diagnostic).split('wrong')[0] ?? '';
    expect(shown(diagnostic)).toMatch(/^….*wrong.*…$/);
    expect(cells).toBe(1 + 2 * (before.length - 1));
    expect(length).toBe(5);
  });
});

test('a long mark is shown whole where it fits, with what stands before it', () => {
  const line = `${'a'.repeat(54)}${'b'.repeat(60)}${'c'.repeat(40)}`;
  const diagnostic = at(line, 'b'.repeat(60));
  expect(shown(diagnostic)).toMatch(/^…a{38}b{60}c+…$/);
  expect(caret(diagnostic)).toEqual([39, 60]);
});

describe('a line fits the terminal, and the caret stands under the mark', () => {
  const around = ['', 'x,', '2023-01-01,', '东川区破获刑事案件,'];
  const marks = ['wrong', '白', '全年破获刑事案件若干起'.repeat(6), 'w'.repeat(200)];
  const lines = around.flatMap((before) =>
    around.flatMap((after) => marks.map((mark) => ({ before: before.repeat(9), mark, after: after.repeat(9) }))),
  );
  test.each([40, 80, 81, 120, 200])('of %d columns', (columns) => {
    for (const { before, mark, after } of lines) {
      const printed = formatDiagnostic(at(`${before}${mark}${after}`, mark), undefined, columns).split('\n');
      const [, , , text = '', under = ''] = printed;
      for (const line of [text, under]) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      const carets = displayWidth(under.slice(under.indexOf('^')));
      const cells = [...text].flatMap((character) => (displayWidth(character) === 2 ? [character, ''] : [character]));
      const marked = cells.slice(under.indexOf('^'), under.indexOf('^') + carets).join('');
      expect(mark.startsWith(marked)).toBe(true);
      expect(marked.length).toBeGreaterThanOrEqual(Math.min(mark.length, 10));
      const isWhole = displayWidth(`1 | ${before}${mark}${after}`) <= columns;
      expect(text.includes('…')).toBe(!isWhole);
    }
  });
});

test('the whole form: other place and hints below, the gutter as wide as the line number', () => {
  const diagnostic = at(`${'\n'.repeat(11)}bureau: 东川局, unit: cas`, 'cas');
  const related = { message: 'the first stands here', place: { path: 'b.yaml', line: 3, column: 7 } };
  expect(formatDiagnostic({ ...diagnostic, severity: 'warning', related, hints: ['did you mean "case"?'] }))
    .toMatchInlineSnapshot(`
    "warning[unknown-id]: m
      --> a.yaml:12:20
       |
    12 | bureau: 东川局, unit: cas
       |                       ^^^
       = the first stands here: b.yaml:3:7
       = hint: did you mean "case"?"
  `);
});

test('a place whose line is not at hand is told by its numbers', () => {
  const place = { path: 'a.csv', line: 3, column: 7 };
  expect(formatDiagnostic({ ...at('', ''), place })).toBe('error[unknown-id]: m\n --> a.csv:3:7');
});

test('a place without a line is a path alone', () => {
  expect(formatPlace({ path: 'seeds' })).toBe('seeds');
  expect(formatDiagnostic({ ...at('', ''), place: { path: 'seeds' } })).toBe('error[unknown-id]: m\n --> seeds');
});

test('colour goes around words and leaves the columns alone', () => {
  const painted = formatDiagnostic(at('名: xx', 'xx'), (style, text) => `<${style}>${text}</>`);
  expect(painted.replaceAll(/<[^>]*>/g, '')).toBe(formatDiagnostic(at('名: xx', 'xx')));
  expect(painted).toContain('<error>^^</>');
});

test('diagnostics are walked through by file, line and column; within a place as found', () => {
  const places: [string, number?, number?][] = [
    ['b', 1, 1],
    ['a', 10, 1],
    ['a', 9, 4],
    ['a', 9, 3],
    ['a'],
    ['a', 9, 3],
  ];
  const list = places.map(([path, line, column], index): Diagnostic => ({
    code: String(index),
    severity: 'error',
    message: '',
    place: { path, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) },
    hints: [],
  }));
  expect(sortDiagnostics(list).map(({ code }) => code)).toEqual(['4', '3', '5', '2', '1', '0']);
});

test('a collector fills the sentence of a code; only errors make a run fail', () => {
  const collector = new Collector();
  collector.add('source-unused', { path: 'sources.yaml' }, { id: 'dongchuan-2023' }, { severity: 'warning' });
  expect(hasErrors(collector.diagnostics)).toBe(false);
  collector.add('unknown-id', { path: 'a.yaml' }, { concept: 'bureau', id: 'dongchaun' });
  expect(hasErrors(collector.diagnostics)).toBe(true);
  expect(collector.diagnostics.map(({ message }) => message)).toEqual([
    'nothing cites the source "dongchuan-2023"',
    'no bureau is called "dongchaun"',
  ]);
});
