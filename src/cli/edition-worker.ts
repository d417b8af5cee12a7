/** The thread in which one language's edition is rendered, build after build. */
import { parentPort } from 'node:worker_threads';
import type { Language } from '../model/language.js';
import { openKeep } from '../model/keep.js';
import { MissingMessage } from '../model/wording.js';
import { renderEdition, type EditionTask, type RenderedEdition } from '../pipeline.js';

/** The edition, or the word that the templates lack. */
export type EditionAnswer = RenderedEdition | { readonly missing: string; readonly language: Language };

const { keep, endRound } = openKeep();

async function answer(task: EditionTask): Promise<EditionAnswer> {
  try {
    const rendered = await renderEdition(task, keep, () => undefined);
    if (rendered.broken.length === 0) endRound();
    return rendered;
  } catch (error) {
    if (error instanceof MissingMessage) return { missing: error.key, language: task.language };
    throw error;
  }
}

// What is thrown on ends the thread, and is thrown where it was asked.
parentPort?.on('message', (task: EditionTask) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  void answer(task).then((given) => parentPort?.postMessage(given));
});
