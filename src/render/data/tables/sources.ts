/** Articles and population tables. */
import type { Source } from '../../../model/source.js';
import { toDataTable, type DataTable } from '../data-table.js';

export function tableOfSources(sources: readonly Source[]): DataTable {
  return toDataTable<Source>('sources', 'Articles and population tables.', sources, [
    ['id', 'string', ({ id }) => id],
    ['kind', 'string', ({ kind }) => kind],
    ['bureau', 'string', ({ bureau }) => bureau],
    ['title', 'string', ({ title }) => title],
    ['publisher', 'string', ({ publisher }) => publisher],
    ['published', 'date', ({ published }) => published],
    ['covers_start', 'date', ({ covers }) => covers?.start],
    ['covers_end', 'date', ({ covers }) => covers?.end],
    ['url', 'string', ({ url }) => url],
    ['sha256', 'string', ({ sha256 }) => sha256],
    ['note', 'string', ({ note }) => note],
  ]);
}
