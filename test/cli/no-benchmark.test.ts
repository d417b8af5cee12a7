/** A folder on the command line that is none, or no benchmark: wrong usage, said alike by every command. Places are invented. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validBenchmark } from '../read/valid-benchmark.js';
import { listFiles, runBench, writeFiles } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-no-benchmark-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFiles(folder, { 'letters/notes.txt': '东川区来信', 'review.txt': '全年破获刑事案件12起。\n' });
writeFiles(join(folder, 'yunxi'), validBenchmark);

let before: string[] = [];
beforeAll(() => {
  before = listFiles(folder);
});

describe.each([
  { command: 'check', args: ['check'] },
  { command: 'check --json', args: ['check', '--json'] },
  { command: 'build', args: ['build'] },
  { command: 'build --json', args: ['build', '--json'] },
  { command: 'build --watch', args: ['build', '--watch'] },
  { command: 'verify', args: ['verify'] },
  { command: 'verify --json', args: ['verify', '--json'] },
  { command: 'email', args: ['email', '--to', 'zhang@yunxi.example', '--dry-run'] },
  { command: 'extract --json', args: ['extract', 'review.txt', '--json', '--benchmark'] },
])('bench $command', ({ args }) => {
  it.each([
    { name: 'nowhere', says: 'there is no folder nowhere; name the folder that holds benchmark.yaml' },
    { name: 'yunxi/bureaus.yaml', says: 'yunxi/bureaus.yaml is a file, not a folder; did you mean yunxi?' },
    { name: 'review.txt', says: 'review.txt is a file, not a folder; name the folder that holds benchmark.yaml' },
    {
      name: 'letters',
      says: 'there is no benchmark in letters: benchmark.yaml was not found; name the folder that holds it',
    },
  ])('$name', async ({ name, says }) => {
    const { status, stdout, stderr } = await runBench([...args, name], { cwd: folder });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `error: ${says}\n` });
    expect(listFiles(folder)).toEqual(before);
  });
});

it('a file for the folder of the articles', async () => {
  const { status, stderr } = await runBench(['verify', 'yunxi', '--articles', 'review.txt'], { cwd: folder });
  const says = 'review.txt is a file, not a folder; name the one that holds the articles';
  expect({ status, stderr }).toEqual({ status: 2, stderr: `error: ${says}\n` });
});
