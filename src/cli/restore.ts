/** Puts an output folder in order before a command reads or writes it. */
import { restoreOutputs } from '../host/output-folder.js';
import { plural, type Terminal } from './output.js';

/** Completes what an interrupted build had decided, and says so. */
export function restore(folder: string, terminal: Terminal): void {
  const completed = restoreOutputs(folder);
  if (completed > 0) terminal.tell(`${folder}: ${plural(completed, 'interrupted build')} completed`);
}
