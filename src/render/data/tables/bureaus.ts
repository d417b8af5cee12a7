/** Reference areas with their populations. */
import type { Bureau, Population } from '../../../model/bureau.js';
import type { Coverage } from '../../../model/coverage.js';
import { toDataTable, type DataTable } from '../data-table.js';

interface Row {
  readonly bureau: Bureau;
  readonly population: Population | undefined;
}

/** One row a population; a bureau without any has one row. */
export function tableOfBureaus(bureaus: readonly Bureau[], coverage: Coverage): DataTable {
  const covered = new Map(coverage.bureaus.map((entry) => [entry.bureau, entry]));
  const rows = bureaus.flatMap((bureau): Row[] =>
    bureau.population.length === 0
      ? [{ bureau, population: undefined }]
      : bureau.population.map((population) => ({ bureau, population })),
  );
  return toDataTable<Row>(
    'bureaus',
    'Reference areas with their populations: one row a population, one without any where none is on file.',
    rows,
    [
      ['id', 'string', ({ bureau }) => bureau.id],
      ['name_zh', 'string', ({ bureau }) => bureau.name.zh],
      ['name_en', 'string', ({ bureau }) => bureau.name.en],
      ['adcode', 'string', ({ bureau }) => bureau.adcode],
      ['level', 'string', ({ bureau }) => bureau.level],
      ['parent', 'string', ({ bureau }) => bureau.parent],
      ['population_date', 'date', ({ population }) => population?.date],
      ['population', 'integer', ({ population }) => population?.value],
      ['basis', 'string', ({ population }) => population?.basis],
      ['source', 'string', ({ population }) => population?.source],
      ['boundary_zh', 'string', ({ bureau }) => bureau.boundary?.zh],
      ['boundary_en', 'string', ({ bureau }) => bureau.boundary?.en],
      ['indicators_published', 'integer', ({ bureau }) => covered.get(bureau.id)?.published],
      ['indicators_applicable', 'integer', ({ bureau }) => covered.get(bureau.id)?.applicable],
    ],
  );
}
