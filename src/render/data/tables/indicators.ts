/** The catalogue. */
import type { Coverage } from '../../../model/coverage.js';
import type { Indicator } from '../../../model/indicator.js';
import { toDataTable, type DataTable } from '../data-table.js';

export function tableOfIndicators(indicators: readonly Indicator[], coverage: Coverage): DataTable {
  const covered = new Map(coverage.indicators.map((entry) => [entry.indicator, entry]));
  return toDataTable<Indicator>('indicators', 'The catalogue of indicators.', indicators, [
    ['id', 'string', ({ id }) => id],
    ['family', 'string', ({ family }) => family],
    ['name_zh', 'string', ({ name }) => name.zh],
    ['name_en', 'string', ({ name }) => name.en],
    ['definition_zh', 'string', ({ definition }) => definition.zh],
    ['definition_en', 'string', ({ definition }) => definition.en],
    ['unit', 'string', ({ unit }) => unit],
    ['measure_type', 'string', ({ measure_type }) => measure_type],
    ['polarity', 'string', ({ polarity }) => polarity],
    ['rate', 'string', ({ rate }) => rate],
    ['bureaus_published', 'integer', ({ id }) => covered.get(id)?.published],
    ['bureaus_applicable', 'integer', ({ id }) => covered.get(id)?.applicable],
  ]);
}
