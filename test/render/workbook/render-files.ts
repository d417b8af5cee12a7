/** English workbooks of benchmark folders in memory. */
import { join } from 'node:path';
import { openFolder } from '../../../src/host/node-folder.js';
import { memoryFolder } from '../../../src/host/memory-folder.js';
import { prepare, type Prepared } from '../../../src/pipeline.js';
import { renderWorkbook } from '../../../src/render/workbook/render-workbook.js';
import { projectRoot } from '../../cli/run-bench.js';
import { makeLeague, type LeagueOptions } from '../../league/make-league.js';

export type Files = Readonly<Record<string, string>>;

export function prepareFiles(files: Files): Prepared {
  const inputs = { folder: memoryFolder(files), templates: openFolder(join(projectRoot, 'templates')) };
  const { value, diagnostics } = prepare(inputs, ['en'], () => undefined);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export async function render({ dataset, editions, templates }: Prepared): Promise<Uint8Array> {
  const [edition] = editions;
  if (!edition) throw new Error('no edition');
  const { report, wording } = edition;
  const created = new Date('2024-01-01T00:00:00Z');
  return await renderWorkbook({ dataset, report, wording, theme: templates.theme, pictures: new Map(), created });
}

export const renderLeague = async (options: LeagueOptions): Promise<Uint8Array> =>
  await render(prepareFiles(makeLeague(options)));
