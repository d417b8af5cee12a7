/** `bench build --watch`: what it says and writes when inputs change, break and are mended, and how it ends. Places are invented. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { listFiles, projectRoot, runBench, startBench, writeFiles, type RunOptions } from './run-bench.js';

const root = mkdtempSync(join(tmpdir(), 'bench-watching-'));
afterAll(() => rmSync(root, { recursive: true }));

interface Watching {
  readonly cwd: string;
  readonly pid: number;
  /** All lines of stderr so far. */
  readonly lines: readonly string[];
  /** The next line that fits, after those that were waited for. @throws Error when the command ends before. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

const running = new Set<Watching>();
afterEach(async () => {
  await Promise.all([...running].map(async (watching) => await watching.end('SIGKILL')));
});

let count = 0;

/** A folder of its own with the benchmark in `yunxi`. */
function makeFolder(): string {
  const cwd = join(root, String(count++));
  writeFiles(join(cwd, 'yunxi'), validBenchmark);
  mkdirSync(join(cwd, 'tmp'));
  return cwd;
}

const outArgs = ['build', 'yunxi', '--out'] as const;

function startWatch(cwd: string, args: readonly string[], node: RunOptions['node'] = []): Watching {
  const env = { TMPDIR: join(cwd, 'tmp') };
  const child = startBench([...outArgs, 'out', '--watch', ...args], { cwd, env, node });
  const lines: string[] = [];
  let seen = 0;
  let [wake, isOver] = [(): void => undefined, false];
  createInterface({ input: child.stderr }).on('line', (text) => {
    lines.push(text);
    wake();
  });
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', (status) => {
      isOver = true;
      running.delete(watching);
      wake();
      resolve(status);
    });
  });
  const watching: Watching = {
    cwd,
    pid: child.pid ?? 0,
    lines,
    line: async (pattern) => {
      for (;;) {
        const found = lines.findIndex((text, index) => index >= seen && pattern.test(text));
        if (found >= 0) {
          seen = found + 1;
          return lines[found] ?? '';
        }
        if (isOver) throw new Error(`it ended without a line like ${pattern.source}:\n${lines.join('\n')}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    end: async (signal) => {
      child.kill(signal);
      return await closed;
    },
  };
  running.add(watching);
  return watching;
}

const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(listFiles(folder).map((path) => [path, hashBytes(readFileSync(join(folder, path)))]));

/** What a build in a new process writes of the same inputs. */
async function buildCold(cwd: string, args: readonly string[]): Promise<Record<string, string>> {
  const cold = join(cwd, `cold-${count++}`);
  const { status, stderr } = await runBench([...outArgs, cold, ...args], { cwd });
  if (status !== 0) throw new Error(stderr);
  return contentOf(cold);
}

const observations = 'yunxi/observations/beiling-2023.yaml';

function edit(cwd: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(cwd, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(join(cwd, path), text.replace(from, to));
}

const clock = String.raw`\d\d:\d\d:\d\d`;
const rebuilt = (what: string): RegExp => new RegExp(`^${clock} ${what}: rebuilt in \\d+\\.\\d s$`);
const kept = (what: string): RegExp => new RegExp(`^${clock} ${what}; the outputs of before are kept$`);
const data = ['--format', 'data'] as const;
const timeout = 180_000;

describe('a benchmark that is watched', () => {
  it(
    'is built as ever, then again after each change, with the bytes of a build in a new process',
    async () => {
      const cwd = makeFolder();
      const { stderr } = await runBench([...outArgs, 'out', ...data], { cwd });
      const watching = startWatch(cwd, data);
      await watching.line(/^watching yunxi and its templates; Ctrl-C ends$/);
      expect(watching.lines.slice(0, -1)).toEqual(stderr.trimEnd().split('\n'));

      edit(cwd, observations, 'value: 1950', 'value: 1951');
      await watching.line(rebuilt('observations/beiling-2023.yaml'));
      expect(contentOf(join(cwd, 'out'))).toEqual(await buildCold(cwd, data));

      // As editors write: a new file in place of the old one.
      const text = readFileSync(join(cwd, observations), 'utf8').replace('value: 1951', 'value: 1952');
      writeFileSync(join(cwd, 'yunxi/observations/.beiling-2023.yaml.swp'), text);
      renameSync(join(cwd, 'yunxi/observations/.beiling-2023.yaml.swp'), join(cwd, observations));
      await watching.line(rebuilt('observations/beiling-2023.yaml'));

      const added = `- { id: yunxi-2023/9, bureau: yunxi, indicator: homicide-clearance-streak, kind: streak, value: 3, unit: year,
    period: { start: 2021-01-01, end: 2023-12-31 }, source: yunxi-2023, locator: 'p1:1-9', phrase: 连续3年全破 }\n`;
      writeFiles(cwd, { 'yunxi/observations/added.yaml': added });
      await watching.line(rebuilt('observations/added.yaml'));
      const withAdded = contentOf(join(cwd, 'out'));
      expect(withAdded).toEqual(await buildCold(cwd, data));
      rmSync(join(cwd, 'yunxi/observations/added.yaml'));
      await watching.line(rebuilt('observations/added.yaml'));
      const without = contentOf(join(cwd, 'out'));
      expect(without).not.toEqual(withAdded);
      expect(without).toEqual(await buildCold(cwd, data));
      expect(await watching.end('SIGINT')).toBe(0);
    },
    timeout,
  );

  it(
    'keeps its outputs while something is wrong, and goes on when it is mended',
    async () => {
      const cwd = makeFolder();
      const watching = startWatch(cwd, data);
      await watching.line(/^watching/);
      const before = contentOf(join(cwd, 'out'));

      edit(cwd, observations, 'kind: level', 'kind: leval');
      await watching.line(/^error\[not-listed\]/);
      await watching.line(/--> yunxi\/observations\/beiling-2023\.yaml:4:9/);
      await watching.line(kept('observations/beiling-2023.yaml: 1 error'));
      expect(contentOf(join(cwd, 'out'))).toEqual(before);

      edit(cwd, observations, 'kind: leval', 'kind: [');
      await watching.line(/^error\[yaml-syntax\]/);
      await watching.line(kept('observations/beiling-2023.yaml: \\d errors?'));
      expect(contentOf(join(cwd, 'out'))).toEqual(before);

      edit(cwd, observations, 'kind: [', 'kind: level');
      await watching.line(rebuilt('observations/beiling-2023.yaml'));
      expect(contentOf(join(cwd, 'out'))).toEqual(before);

      // What is in the way is told, and is no end either.
      writeFiles(cwd, { 'yunxi/templates/report.yaml': 'sections: [' });
      await watching.line(/^error\[yaml-syntax\]/);
      await watching.line(kept('templates: \\d+ errors?'));
      rmSync(join(cwd, 'yunxi/templates'), { recursive: true });
      await watching.line(rebuilt('[^ ]*templates[^ ]*(, [^ ]+)*( and \\d+ others)?'));
      expect(contentOf(join(cwd, 'out'))).toEqual(before);
      expect(await watching.end('SIGTERM')).toBe(0);
    },
    timeout,
  );

  it(
    'may begin with something wrong, and may go and come back',
    async () => {
      const cwd = makeFolder();
      edit(cwd, 'yunxi/benchmark.yaml', 'slug: yunxi', 'slug: 云溪');
      const watching = startWatch(cwd, data);
      await watching.line(/^error\[/);
      await watching.line(/^nothing was written: 1 error$/);
      await watching.line(/^watching yunxi/);
      edit(cwd, 'yunxi/benchmark.yaml', 'slug: 云溪', 'slug: yunxi');
      await watching.line(rebuilt('benchmark.yaml'));
      const before = contentOf(join(cwd, 'out'));
      expect(before).toEqual(await buildCold(cwd, data));

      rmSync(join(cwd, 'yunxi'), { recursive: true });
      await watching.line(/^error\[folder-missing\]/);
      await watching.line(/; the outputs of before are kept$/);
      expect(contentOf(join(cwd, 'out'))).toEqual(before);
      writeFiles(join(cwd, 'yunxi'), validBenchmark);
      await watching.line(/: rebuilt in /);
      edit(cwd, observations, 'value: 1950', 'value: 1953');
      await watching.line(rebuilt('observations/beiling-2023.yaml'));
      expect(contentOf(join(cwd, 'out'))).toEqual(await buildCold(cwd, data));
      expect(await watching.end('SIGINT')).toBe(0);
    },
    timeout,
  );

  it(
    'is built once more for what changes during a build',
    async () => {
      const cwd = makeFolder();
      // Each file takes a while to be written, so that a build can be met in progress.
      const slow = `data:text/javascript,${encodeURIComponent(`
        import fs from 'node:fs';
        import { syncBuiltinESMExports } from 'node:module';
        const { renameSync } = fs;
        fs.renameSync = (from, to) => {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
          renameSync(from, to);
        };
        syncBuiltinESMExports();`)}`;
      const watching = startWatch(cwd, data, ['--import', slow]);
      await watching.line(/^watching/);
      edit(cwd, observations, 'value: 1950', 'value: 1954');
      const isWriting = (): boolean => readdirSync(join(cwd, 'out')).some((name) => name.startsWith('.building-'));
      while (!isWriting()) await new Promise((resolve) => setImmediate(resolve));
      edit(cwd, observations, 'value: 1954', 'value: 1955');
      await watching.line(rebuilt('observations/beiling-2023.yaml'));
      await watching.line(rebuilt('observations/beiling-2023.yaml'));
      expect(contentOf(join(cwd, 'out'))).toEqual(await buildCold(cwd, data));
      expect(await watching.end('SIGINT')).toBe(0);
    },
    timeout,
  );

  it(
    'is not built again for what is none of its inputs, or is as it was',
    async () => {
      const cwd = makeFolder();
      const watching = startWatch(cwd, data);
      await watching.line(/^watching/);
      writeFiles(join(cwd, 'yunxi'), {
        'notes.txt': '东川来信',
        'observations/readme.txt': '东川来信',
        [observations.slice('yunxi/'.length)]: readFileSync(join(cwd, observations), 'utf8'),
      });
      edit(cwd, 'yunxi/terms.yaml', 'Operation Autumn Wind', 'Operation Autumn Breeze');
      await watching.line(rebuilt('terms.yaml'));
      expect(watching.lines.filter((text) => text.includes('rebuilt'))).toHaveLength(1);
      expect(await watching.end('SIGINT')).toBe(0);
    },
    timeout,
  );
});

describe('all formats of a benchmark with templates of its own', () => {
  it(
    'are after each rebuild as a build in a new process writes them',
    async () => {
      const cwd = makeFolder();
      cpSync(join(projectRoot, 'templates'), join(cwd, 'yunxi/templates'), { recursive: true });
      const watching = startWatch(cwd, []);
      await watching.line(/^watching/);
      const first = contentOf(join(cwd, 'out'));
      expect(first).toEqual(await buildCold(cwd, []));
      const changes: readonly (readonly [path: string, from: string, to: string])[] = [
        [observations, 'value: 1950', 'value: 2190'],
        ['yunxi/templates/theme.yaml', "accent: '#0b5394'", "accent: '#0b5390'"],
        ['yunxi/indicators.yaml', 'zh: 交通死亡人数', 'zh: 道路交通死亡人数'],
        ['yunxi/templates/charts/dot-plot.vl.json', '"mark"', ' "mark"'],
        ['yunxi/benchmark.yaml', 'languages: [zh, en]', 'languages: [en]'],
        ['yunxi/benchmark.yaml', 'languages: [en]', 'languages: [zh, en]'],
      ];
      for (const [path, from, to] of changes) {
        edit(cwd, path, from, to);
        await watching.line(rebuilt(path.slice('yunxi/'.length)));
        expect({ path, ...contentOf(join(cwd, 'out')) }).toEqual({ path, ...(await buildCold(cwd, [])) });
      }
      // A word that only the briefing says is missed by a thread.
      const words = 'yunxi/templates/messages/report.yaml';
      const before = contentOf(join(cwd, 'out'));
      const text = readFileSync(join(cwd, words), 'utf8');
      writeFileSync(join(cwd, words), text.replace(/^page:/m, 'sheet:'));
      await watching.line(/^error\[template-broken\]/);
      await watching.line(kept('templates/messages/report.yaml: 1 error'));
      expect(contentOf(join(cwd, 'out'))).toEqual(before);
      writeFileSync(join(cwd, words), text);
      await watching.line(rebuilt('templates/messages/report.yaml'));
      expect(contentOf(join(cwd, 'out'))).toEqual(before);
      expect(await watching.end('SIGINT')).toBe(0);
      expect(readdirSync(join(cwd, 'tmp'))).toEqual([]);
    },
    2 * timeout,
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'are left out whole when %s ends the first build',
    async (signal) => {
      const cwd = makeFolder();
      const watching = startWatch(cwd, ['--format', 'pdf,xlsx']);
      // Fonts for pictures are cut in a thread.
      const isDrawing = (): boolean =>
        listFiles(join(cwd, 'tmp')).some((path) => path.includes('bench-fonts-') && path.endsWith('.ttf'));
      while (!isDrawing()) await new Promise((resolve) => setImmediate(resolve));
      expect(await watching.end(signal)).toBe(0);
      expect(readdirSync(join(cwd, 'tmp'))).toEqual([]);
      expect(readdirSync(cwd)).not.toContain('out');
      expect(watching.lines).toEqual([]);
    },
    timeout,
  );
});

describe('what cannot be watched', () => {
  it.each([
    { args: ['--timings'], told: /'--watch' cannot be used with option '--timings'/ },
    { args: ['--bureau', 'nanhe'], told: /nanhe/ },
    { args: ['--out', 'yunxi'], told: /is not empty and no build made it/ },
  ])('$args is wrong usage', async ({ args, told }) => {
    const cwd = makeFolder();
    const { status, stderr } = await runBench(
      ['build', 'yunxi', '--watch', ...data.slice(0, args.includes('--bureau') ? 0 : 2), ...args],
      { cwd },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('watching');
  });
});
