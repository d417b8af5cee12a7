/**
 * Measures what `bench build --watch` takes from the change of a file to outputs that hold it: ten changes, each of another observation, after
 * a few that warm it up.
 */
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Changes before those that count. */
const warming = 8;
const counted = 10;

interface Change {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Changes of observations in YAML, those of all files by turns. */
function listChanges(folder: string): Change[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const byFile = files.map((name) => changesIn(join(folder, name)));
  const most = Math.max(...byFile.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => byFile.flatMap((changes) => changes[index] ?? [])).flat();
}

/** Exact whole numbers that say their bounds by themselves, so that others are as valid. */
function changesIn(file: string): Change[] {
  const entries = readFileSync(file, 'utf8').split(/^(?=- id: )/m);
  return entries.flatMap((before) => {
    const value = /^ {2}value: (\d+)$/m.exec(before)?.[1];
    if (value === undefined || /^ {2}(?:lower|upper|numerator|qualifier|kind: streak)/m.test(before)) return [];
    return [{ file, before, after: before.replace(`value: ${value}\n`, `value: ${Number(value) + 1}\n`) }];
  });
}

/** @returns milliseconds of each change that counts. */
export async function measureRebuilds(main: string, benchmark: string, scratch: string): Promise<number[]> {
  const folder = join(scratch, 'watched');
  cpSync(benchmark, folder, { recursive: true });
  const child = spawn(process.execPath, [main, 'build', folder, '--watch'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
  const next = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('the command ended');
      if (pattern.test(value)) return value;
    }
  };
  const times: number[] = [];
  try {
    await next(/^watching /);
    for (const { file, before, after } of listChanges(join(folder, 'observations'))) {
      if (times.length === warming + counted) break;
      const text = readFileSync(file, 'utf8');
      const start = performance.now();
      writeFileSync(
        file,
        text.replace(before, () => after),
      );
      const line = await next(/: rebuilt in |; the outputs of before are kept$/);
      if (line.includes('rebuilt')) times.push(performance.now() - start);
      else {
        // Another figure follows from this one.
        writeFileSync(file, text);
        await next(/: rebuilt in /);
      }
    }
  } finally {
    child.kill('SIGINT');
  }
  return times.slice(warming);
}
