/** Input folders on disk and in memory behave alike; what is read from them is noted. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { InputFolder } from '../../src/host/host.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { openFolder } from '../../src/host/node-folder.js';
import { refuseOutput, writeOutputs } from '../../src/host/output-folder.js';
import { recordReads } from '../../src/host/recording-folder.js';
import { writeFiles } from '../cli/run-bench.js';

const root = mkdtempSync(join(tmpdir(), 'bench-host-'));
afterAll(() => rmSync(root, { recursive: true }));

const files: Readonly<Record<string, string>> = {
  'benchmark.yaml': 'slug: yunxi',
  'observations/xiping-2023.csv': '西坪县',
  'observations/dongchuan-2023.yaml': '东川区',
  'observations/old/beiling.yaml': '北岭区',
};
writeFiles(join(root, 'seeds'), files);
writeFiles(join(root, 'seeds/observations'), { '.hidden.yaml': '' });
mkdirSync(join(root, 'seeds/observations/empty'));

describe.each<[string, InputFolder]>([
  ['on disk', openFolder(join(root, 'seeds'), 'seeds')],
  ['in memory', memoryFolder(files, 'seeds')],
])('a folder %s', (_, folder) => {
  it('lists the files directly in a folder, sorted', () => {
    expect(folder.listFiles('observations')).toEqual(['dongchuan-2023.yaml', 'xiping-2023.csv']);
    expect(folder.listFiles('observations/old')).toEqual(['beiling.yaml']);
  });

  it('tells what else is there', () => {
    expect(folder.listOthers('')).toEqual(['observations/']);
    expect(folder.listOthers('', /\.yaml$/)).toEqual([]);
    expect(folder.listOthers('observations')).toContain('old/');
    expect(folder.listOthers('nowhere')).toEqual([]);
  });

  it.each(['nowhere', 'observations/nowhere', 'benchmark.yaml'])('lists nothing in %s', (path) => {
    expect(folder.listFiles(path)).toEqual([]);
  });

  it('reads bytes, and nothing where there is nothing', () => {
    expect(new TextDecoder().decode(folder.readFile('observations/dongchuan-2023.yaml'))).toBe('东川区');
    for (const path of ['nowhere.yaml', 'benchmark.yaml/inside']) expect(folder.readFile(path)).toBeUndefined();
  });

  it('notes what was read, by path and hash, each once and sorted', () => {
    const recording = recordReads(folder, 'in/');
    expect(recording.read()).toEqual([]);
    for (const path of ['observations/xiping-2023.csv', 'benchmark.yaml', 'nowhere', 'benchmark.yaml'])
      recording.readFile(path);
    expect(recording.read()).toEqual(
      ['benchmark.yaml', 'observations/xiping-2023.csv'].map((path) => ({
        path: `in/${path}`,
        sha256: createHash('sha256')
          .update(files[path] ?? '')
          .digest('hex'),
      })),
    );
    expect(recording.label).toBe('seeds');
  });
});

describe('an output folder', () => {
  const manifest = {
    generator: 'bench',
    version: '1.0.0',
    slug: 'yunxi',
    date: '2024-02-01',
    languages: ['zh'],
    counts: { observations: 1, comparisons: 1, findings: 0, messages: 1, candidates: 0 },
    inputs: [],
  };
  const file = (path: string): { path: string; bytes: Uint8Array } => ({ path, bytes: new TextEncoder().encode(path) });

  it.each([
    { what: 'nothing there', present: [], paths: ['a.pdf'], refused: undefined },
    { what: 'hidden files', present: ['.gitignore'], paths: ['a.pdf'], refused: undefined },
    { what: 'foreign files', present: ['letter.txt'], paths: ['a.pdf'], refused: 'not-empty' },
    { what: 'a manifest that cannot be read', present: ['manifest.json'], paths: ['a.pdf'], refused: 'not-empty' },
  ])('with $what: $refused', ({ what, present, paths, refused }) => {
    const folder = join(root, what);
    writeFiles(folder, Object.fromEntries(present.map((path) => [path, '信'])));
    expect(refuseOutput(folder, paths)?.reason).toBe(refused);
  });

  it('knows its own files from those in the way', () => {
    const folder = join(root, 'built');
    writeOutputs(folder, [file('a.pdf'), file('charts/zh/a.svg')], manifest);
    writeFileSync(join(folder, 'b.pdf'), '信');
    expect(refuseOutput(folder, ['a.pdf', 'charts/zh/a.svg', 'charts/zh/b.svg'])).toBeUndefined();
    expect(refuseOutput(folder, ['a.pdf', 'b.pdf'])).toEqual({ path: join(folder, 'b.pdf'), reason: 'not-ours' });
  });

  it('returns the manifest that it wrote, outputs sorted', () => {
    const written = writeOutputs(join(root, 'sorted'), [file('b.pdf'), file('a.pdf')], manifest);
    expect(written.outputs.map(({ path, bytes }) => ({ path, bytes }))).toEqual([
      { path: 'a.pdf', bytes: 5 },
      { path: 'b.pdf', bytes: 5 },
    ]);
    expect(JSON.parse(new TextDecoder().decode(openFolder(join(root, 'sorted')).readFile('manifest.json')))).toEqual(
      written,
    );
  });
});
