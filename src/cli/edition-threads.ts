/** Renders the editions of one build after another, each language in a thread of its own that keeps what it can use again. */
import { openWorkers } from '../host/workers.js';
import { MissingMessage } from '../model/wording.js';
import type { EditionTask, RenderOptions } from '../pipeline.js';
import type { EditionAnswer } from './edition-worker.js';

export interface EditionThreads {
  readonly renderEditions: NonNullable<RenderOptions['renderEditions']>;
  /** Ends the threads at once; a build in progress fails. */
  readonly end: () => Promise<void>;
}

export function openEditionThreads(): EditionThreads {
  const { run, end } = openWorkers<EditionTask, EditionAnswer>(new URL('./edition-worker.js', import.meta.url));
  return {
    renderEditions: async (tasks) =>
      (await run(tasks)).map((answer) => {
        if ('missing' in answer) throw new MissingMessage(answer.missing, answer.language);
        return answer;
      }),
    end,
  };
}
