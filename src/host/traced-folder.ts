/** An input folder that gives each answer once, so that a build sees one state of it, and tells which answers would be others now. */
import { posix } from 'node:path';
import type { InputFolder } from './host.js';

export interface TracedFolder extends InputFolder {
  /** Paths of files that are not as they were when they were asked for: changed, added or removed. */
  readonly findChanges: () => string[];
  /** Folders that were asked about, by their paths below this one. */
  readonly listAsked: () => string[];
}

export function traceFolder(folder: InputFolder): TracedFolder {
  const files = new Map<string, Question<Uint8Array | undefined>>();
  const lists = new Map<string, Question<string[]>>();
  return {
    ...folder,
    readFile: (path) => askOnce(files, path, { path, ask: () => folder.readFile(path) }),
    listFiles: (path, pattern) =>
      askOnce(lists, `${path}\n${pattern?.source ?? ''}`, { path, ask: () => folder.listFiles(path, pattern) }),
    listOthers: (path, pattern) =>
      askOnce(lists, `${path}/\n${pattern?.source ?? ''}`, { path, ask: () => folder.listOthers(path, pattern) }),
    findChanges: () => {
      const listed = [...lists.values()].flatMap(({ path, ask, answer }) =>
        findDifferences(answer, tryTo(ask)).map((name) => posix.join(path, name)),
      );
      const read = [...files.values()].flatMap(({ path, ask, answer }) => (isSame(answer, tryTo(ask)) ? [] : [path]));
      return [...new Set([...listed, ...read])].sort();
    },
    listAsked: () => [
      ...new Set([
        ...[...lists.values()].map(({ path }) => path),
        ...[...files.values()].map(({ path }) => posix.dirname(path)),
      ]),
    ],
  };
}

/** What was answered, or how it failed. */
type Answer<T> = { readonly value: T } | { readonly error: Error };

interface Question<T> {
  readonly path: string;
  readonly ask: () => T;
  readonly answer: Answer<T>;
}

function askOnce<T>(
  questions: Map<string, Question<T>>,
  key: string,
  { path, ask }: Pick<Question<T>, 'path' | 'ask'>,
): T {
  const question = questions.get(key) ?? { path, ask, answer: tryTo(ask) };
  questions.set(key, question);
  if ('error' in question.answer) throw question.answer.error;
  return question.answer.value;
}

function tryTo<T>(ask: () => T): Answer<T> {
  try {
    return { value: ask() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function isSame(a: Answer<Uint8Array | undefined>, b: Answer<Uint8Array | undefined>): boolean {
  if ('error' in a || 'error' in b) return 'error' in a && 'error' in b && a.error.message === b.error.message;
  if (!a.value || !b.value) return a.value === b.value;
  return Buffer.compare(a.value, b.value) === 0;
}

/** Names in one list and not in the other; a list that cannot be had is empty. */
function findDifferences(a: Answer<string[]>, b: Answer<string[]>): string[] {
  const [before, now] = [namesIn(a), namesIn(b)];
  return [...before.filter((name) => !now.includes(name)), ...now.filter((name) => !before.includes(name))];
}

const namesIn = (answer: Answer<string[]>): string[] => ('error' in answer ? [] : answer.value);
