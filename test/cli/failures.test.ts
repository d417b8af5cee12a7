/** Failures of the surroundings: what, where, what to do, no stack; what was there before is whole. Places are invented. */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { listFiles, projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-failures-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFiles(join(folder, 'yunxi'), validBenchmark);

const main = join(projectRoot, 'dist/cli/main.js');
const args = ['build', 'yunxi', '--format', 'data', '--out', 'out'] as const;

const contentOf = (): Record<string, string> =>
  Object.fromEntries(
    listFiles(join(folder, 'out')).map((path) => [path, hashBytes(readFileSync(join(folder, 'out', path)))]),
  );

/** Every name of a place is another one in it, so that no output of the one is as that of the other. */
const renamed = Object.fromEntries(
  Object.entries(validBenchmark).map(([path, text]) => [path, text.replaceAll('云溪', '云岭')]),
);

beforeAll(async () => {
  writeFiles(join(folder, 'before'), renamed);
  const { status, stderr } = await runBench(['build', 'before', ...args.slice(2)], { cwd: folder });
  if (status !== 0) throw new Error(stderr);
});

/** A module for `--import` that makes a function of the file system fail at paths that hold a text. */
function failing(name: string, code: string, path: string): string {
  const module = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const original = fs.${name};
    fs.${name} = (...args) => {
      const path = args.find((each) => String(each).includes(${JSON.stringify(path)}));
      if (path === undefined) return original(...args);
      const syscall = { readdirSync: 'scandir', mkdirSync: 'mkdir', renameSync: 'rename' }['${name}'] ?? 'open';
      throw Object.assign(new Error('${code}: operation failed'), { code: '${code}', syscall, path: String(args[0]) });
    };
    syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(module)}`;
}

const buildFailing = async (name: string, code: string, path: string, ...more: string[]): Promise<RunResult> =>
  await runBench([...args, ...more], { cwd: folder, node: ['--import', failing(name, code, path)] });

describe('a failure of the file system', () => {
  it('a read-only one is named as such, however deep the output folder would be', async () => {
    const node = ['--import', failing('mkdirSync', 'EROFS', 'deep')];
    for (const out of ['deep', 'deep/er/one']) {
      const { status, stderr } = await runBench([...args.slice(0, -1), out], { cwd: folder, node });
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: 'error: deep: the file system is read-only; choose another folder\n',
      });
    }
  });

  it.runIf(existsSync('/proc/self'))('one that makes no folders is told by build and by init, which end', async () => {
    const says = 'the file system takes no new files there';
    const built = await runBench([...args.slice(0, -1), '/proc/bench/out'], { cwd: folder });
    expect(built).toEqual({ status: 2, stdout: '', stderr: `error: /proc/bench: ${says}; choose another folder\n` });
    const started = await runBench(['init', '/proc/bench'], { cwd: folder });
    expect(started).toEqual({ status: 2, stdout: '', stderr: `error: /proc/bench cannot be made: ${says}\n` });
  });

  it.each<readonly [string, string, string, string, string]>([
    [
      'a full disk',
      'writeFileSync',
      'ENOSPC',
      'sources.csv',
      'error: out/data/sources.csv: the disk is full; make room, or choose a folder on another disk\n',
    ],
    [
      'no permission',
      'mkdirSync',
      'EACCES',
      '.building',
      'permission denied; choose another folder, or ask whoever owns this one\n',
    ],
    [
      'a read-only disk',
      'writeFileSync',
      'EROFS',
      'bureaus.csv',
      'error: out/data/bureaus.csv: the file system is read-only; choose another folder\n',
    ],
    [
      'an output open in Excel',
      'renameSync',
      'EBUSY',
      'sources.csv',
      'error: out/data/sources.csv: the file is in use; close it in Excel or WPS, and run again\n',
    ],
    [
      'an output that is locked',
      'renameSync',
      'EPERM',
      'manifest.json',
      'error: out/manifest.json: not permitted; close the file if it is open in another program, and run again\n',
    ],
    [
      'an input that cannot be read',
      'readFileSync',
      'EACCES',
      'bureaus.yaml',
      'error: yunxi/bureaus.yaml: permission denied; make it readable, or ask whoever owns it\n',
    ],
    [
      'an input that the system keeps from us',
      'readFileSync',
      'EPERM',
      'bureaus.yaml',
      'error: yunxi/bureaus.yaml: not permitted; make it readable, or ask whoever owns it\n',
    ],
    [
      'a folder of inputs that cannot be read',
      'readdirSync',
      'EACCES',
      'observations',
      'error: yunxi/observations: permission denied; make it readable, or ask whoever owns it\n',
    ],
    [
      'a manifest that cannot be read',
      'readFileSync',
      'EACCES',
      'manifest.json',
      'error: out/manifest.json: permission denied; make it readable, or ask whoever owns it\n',
    ],
    [
      'an output that cannot be written',
      'writeFileSync',
      'EACCES',
      'sources.csv',
      'error: out/data/sources.csv: permission denied; choose another folder, or ask whoever owns this one\n',
    ],
  ])('%s: one line, exit 2, the outputs of before', async (_, name, code, path, says) => {
    const before = contentOf();
    const { status, stdout, stderr } = await buildFailing(name, code, path);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(contentOf()).toEqual(before);
  });

  it('names the file that was asked for, not the one beside it', async () => {
    writeFiles(folder, { 'review.txt': '东川区分局2023年工作总结\n全年破获刑事案件12起。\n' });
    const { status, stderr } = await runBench(['extract', 'review.txt', '--benchmark', 'yunxi', '-o', 'found.yaml'], {
      cwd: folder,
      node: ['--import', failing('writeFileSync', 'ENOSPC', 'found.yaml')],
    });
    expect(status).toBe(2);
    expect(stderr).toContain('error: found.yaml: the disk is full; make room');
  });

  it.each(['benchmark.yaml', 'bureaus.yaml'])('an input that is a folder is named: %s', async (name) => {
    const files = Object.entries(validBenchmark).filter(([path]) => path !== name);
    writeFiles(join(folder, `no-${name}`), { ...Object.fromEntries(files), [`${name}/notes.txt`]: '东川区来信' });
    for (const command of ['check', 'build']) {
      const { status, stdout, stderr } = await runBench([command, `no-${name}`], { cwd: folder });
      const says = `error: no-${name}/${name}: it is a folder, not a file; put a file in its place\n`;
      expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: says });
    }
  });

  it('has its stack with --debug', async () => {
    const { stderr } = await buildFailing('writeFileSync', 'ENOSPC', 'sources.csv', '--debug');
    expect(stderr).toContain('the disk is full');
    expect(stderr).toMatch(/\n {4}at /);
  });

  it('of a kind that nobody foresaw says so', async () => {
    const { status, stderr } = await buildFailing('writeFileSync', 'EODD', 'sources.csv');
    expect(status).toBe(2);
    expect(stderr).toBe(
      'error: EODD: operation failed\n  this is a failure of bench; run again with --debug to see where\n',
    );
  });

  it('the folder it is run in is gone: one line, whatever is run', () => {
    for (const command of ['build', 'check', 'verify']) {
      const gone = mkdtempSync(join(folder, 'gone-'));
      const script = 'rmdir "$1"; exec "$2" "$3" "$4"';
      const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', gone, process.execPath, main, command], {
        cwd: gone,
        encoding: 'utf8',
        timeout: 20_000,
      });
      const says = 'error: the current folder: it is not there; change to another one\n';
      expect({ status, stderr }).toEqual({ status: 2, stderr: says });
    }
  });

  it.skipIf(!existsSync('/dev/full'))('stdout that takes nothing: one line, exit 2', () => {
    for (const command of ['check yunxi --json', 'completion bash', 'diff out out', '--help']) {
      const script = `exec "$1" "$2" ${command} > /dev/full`;
      const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, main], {
        cwd: folder,
        encoding: 'utf8',
      });
      const says = 'error: what is printed: the disk is full; make room, or choose a folder on another disk\n';
      expect({ command, status, stderr: stderr.slice(-says.length) }).toEqual({ command, status: 2, stderr: says });
      expect(stderr).not.toMatch(/\n {4}at /);
    }
  });

  it('a full disk is named by the file that did not fit, though the system does not name it', async () => {
    const module = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const original = fs.writeFileSync;
      fs.writeFileSync = (path, ...rest) => {
        if (!String(path).endsWith('sources.csv')) return original(path, ...rest);
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
      };
      syncBuiltinESMExports();`;
    const node = ['--import', `data:text/javascript,${encodeURIComponent(module)}`];
    const { stderr } = await runBench(args, { cwd: folder, node });
    expect(stderr).toContain('error: out/data/sources.csv: the disk is full; make room');
  });

  it('fonts that are missing: how to get them', async () => {
    const { status, stderr } = await runBench([...args.slice(0, 3), 'svg', '--out', 'svg'], {
      cwd: folder,
      node: ['--import', failing('readFileSync', 'ENOENT', 'sans-regular.ttf')],
    });
    expect(status).toBe(2);
    expect(stderr).toContain("sans-regular.ttf: the package's fonts are missing; install it again");
  });
});

describe('a font of the package that is damaged', () => {
  /** A copy of the package, without what a build does not read. */
  const own = join(folder, 'package');
  const font = join(own, 'dist/fonts/serif-regular.ttf');
  const whole = readFileSync(join(projectRoot, 'dist/fonts/serif-regular.ttf'));
  beforeAll(() => {
    for (const name of ['dist', 'templates', 'package.json'])
      cpSync(join(projectRoot, name), join(own, name), { recursive: true });
    symlinkSync(realpathSync(join(projectRoot, 'node_modules')), join(own, 'node_modules'));
  });

  it.each([
    { what: 'empty', bytes: new Uint8Array() },
    { what: 'cut off', bytes: whole.subarray(0, whole.length / 2) },
    { what: 'another file', bytes: new TextEncoder().encode('<html>not found</html>'.repeat(100)) },
    { what: 'overwritten behind its head', bytes: Uint8Array.from(whole, (byte, at) => (at < 300 ? byte : 255)) },
  ])('$what: which file, and how to mend it', ({ bytes }) => {
    writeFileSync(font, bytes);
    for (const command of ['check', 'build']) {
      const run = spawnSync(process.execPath, [join(own, 'dist/cli/main.js'), command, 'yunxi'], { cwd: folder });
      expect({ status: run.status, stderr: String(run.stderr) }).toEqual({
        status: 2,
        stderr: `error: ${font}: the font is damaged; install the package again, or run "npm run build" in its folder\n`,
      });
    }
  });
});

describe('SOURCE_DATE_EPOCH that is no time', () => {
  const draft = ['email', 'yunxi', '--to', 'zhang@yunxi.example', '--eml', 'letter.eml', '--out', 'out'];
  it.each(['yesterday', '1.5', '-1', '1e9', ' 5', '253402300800', '99999999999999999999'])('%s', async (epoch) => {
    const before = contentOf();
    const says = `error: SOURCE_DATE_EPOCH is "${epoch}"; it has to be a whole number of seconds since 1970, from 0 to 253402300799\n`;
    for (const command of [args, [...args, '--watch'], draft]) {
      const { status, stdout, stderr } = await runBench(command, { cwd: folder, env: { SOURCE_DATE_EPOCH: epoch } });
      expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: says });
    }
    expect(contentOf()).toEqual(before);
    expect(existsSync(join(folder, 'letter.eml'))).toBe(false);
  });

  it.each(['', '0', '253402300799'])('and what is one, or nothing: "%s"', async (epoch) => {
    const env = { SOURCE_DATE_EPOCH: epoch };
    const { status } = await runBench(['build', 'yunxi', '--format', 'xlsx', '--out', 'dated'], { cwd: folder, env });
    expect(status).toBe(0);
  });
});

describe('Ctrl-C', () => {
  it('ends with a word, and leaves what was there before', async () => {
    const before = contentOf();
    const format = args.map((each) => (each === 'data' ? 'data,pdf,xlsx' : each));
    const module = `import fs from 'node:fs'; process.on('newListener', (name) => name === 'SIGINT' && fs.writeSync(2, 'begun\\n'));`;
    const node = ['--import', `data:text/javascript,${encodeURIComponent(module)}`];
    const child = spawn(process.execPath, [...node, main, ...format, '--timings'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      if (stderr === 'begun\n') setTimeout(() => child.kill('SIGINT'), 300);
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, stderr]).toEqual([130, 'begun\nerror: interrupted; what was there before is whole\n']);
    expect(contentOf()).toEqual(before);
    expect(readdirSync(join(folder, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
