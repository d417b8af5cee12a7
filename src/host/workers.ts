/** Threads that do the same kind of work again and again, each remembering its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface Workers<Task, Answer> {
  /**
   * Does the tasks at once, each in a thread of its own: the first always in the same one, the second too.
   * @throws what a thread throws; all begin anew then.
   */
  readonly run: (tasks: readonly Task[]) => Promise<Answer[]>;
  /** Ends the threads at once, with the temporary files that they have; what they were doing fails, and what they are asked from now on. */
  readonly end: () => Promise<void>;
}

/** @param module answers each message with one. Threads are started when they are first needed. */
export function openWorkers<Task, Answer>(module: URL): Workers<Task, Answer> {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-watch-'));
  const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  const threads = new Map<number, Worker>();
  let isOver = false;
  const threadAt = (place: number): Worker => {
    const thread = threads.get(place) ?? new Worker(module, { env });
    threads.set(place, thread);
    return thread;
  };
  const endThreads = async (): Promise<void> => {
    const running = [...threads.values()];
    threads.clear();
    await Promise.all(running.map(async (thread) => await thread.terminate()));
  };
  return {
    run: async (tasks) => {
      if (isOver) throw new Error('the threads were ended');
      try {
        return await Promise.all(tasks.map(async (task, place) => await ask<Answer>(threadAt(place), task)));
      } catch (error) {
        await endThreads();
        throw error;
      }
    },
    end: async () => {
      isOver = true;
      await endThreads();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

async function ask<Answer>(thread: Worker, task: unknown): Promise<Answer> {
  return await new Promise<Answer>((resolve, reject) => {
    const exit = (): void => reject(new Error('a thread was ended before it was done'));
    thread.once('error', reject);
    thread.once('exit', exit);
    thread.once('message', (answer: Answer) => {
      thread.off('error', reject);
      thread.off('exit', exit);
      resolve(answer);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    thread.postMessage(task);
  });
}
