/** YAML as people write it: anchors, encodings of line ends, quotes. */
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { validBenchmark } from './valid-benchmark.js';

const path = 'observations/beiling-2023.yaml';
const figures = (content: string): ReturnType<typeof readDataset> =>
  readDataset(memoryFolder({ ...validBenchmark, [path]: content }));
const original = validBenchmark[path] ?? '';

const entry = (nth: number, period: string): string =>
  `- { id: beiling-2023/${nth}, bureau: beiling, indicator: disputes-resolved, kind: level, value: ${nth}, unit: case, scope: '${nth}', period: ${period}, source: beiling-2023, phrase: 化解 }\n`;

test('an anchor may be used by hundreds of figures', () => {
  const others = Array.from({ length: 400 }, (_, index) => entry(index + 2, '*year')).join('');
  const { value, diagnostics } = figures(`${entry(1, '&year { start: 2023-01-01, end: 2023-12-31 }')}${others}`);
  expect(diagnostics).toEqual([]);
  const read = value?.observations.filter(({ source }) => source === 'beiling-2023') ?? [];
  expect(read).toHaveLength(401);
  expect(new Set(read.map(({ period }) => period?.end))).toEqual(new Set(['2023-12-31']));
});

/** A list of ten aliases of the list before. */
const level = (nth: number): string =>
  `${nth}: &a${nth} [${Array.from({ length: 10 }, () => `*a${nth - 1}`).join(', ')}]\n`;

describe('aliases without end are told, not followed', () => {
  test.each([
    { name: 'an anchor within itself', content: '- &a [*a]\n', is: 'wrong-type 1:6' },
    {
      name: 'ten times ten times ten …',
      content: `0: &a0 [x, x]\n${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join('')}`,
      is: 'yaml-syntax 1:1',
    },
  ])('$name', ({ content, is }) => {
    const { diagnostics } = figures(content);
    expect(diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`)).toEqual([is]);
  });
});

test('lines may end in CR LF, and places stay the same', () => {
  const wrong = original.replace('value: 1950', 'value: many');
  const places = [wrong, wrong.replaceAll('\n', '\r\n')].map((content) =>
    figures(content).diagnostics.map(({ place }) => place),
  );
  expect(places[0]).toHaveLength(1);
  expect(places[1]).toEqual(places[0]);
});

test('two mistakes in the syntax of one file are both told', () => {
  const wrong = original.replace('phrase: 化解', 'phrase: 化解: ').replace('phrase: 网上', 'phrase: 网上: ');
  const found = figures(wrong).diagnostics;
  expect(found.map(({ code, place }) => `${code} ${place.line}:${place.column}`)).toEqual([
    'yaml-syntax 10:11',
    'yaml-syntax 23:11',
  ]);
});
