/** Every observation, in the columns that programs outside rely on: the same names in every language, header in row 1. */
import {
  columnsOf,
  readObservation,
  type Observation,
  type ObservationColumn,
  type PublishedColumn,
} from '../../../model/observation.js';
import { headerRows, type Edition } from '../edition.js';
import { referTo } from '../formula.js';
import { chooseFormat } from '../number-format.js';
import type { TableSheet } from '../sheet.js';
import { buildTable, toLinkCell, type ColumnOf } from '../table-builder.js';

type Name = ObservationColumn | PublishedColumn;

const figures = ['value', 'lower', 'upper', 'published_value', 'published_lower', 'published_upper'] as const;
const parts = ['numerator', 'denominator', 'published_numerator', 'published_denominator'] as const;
const numeric: ReadonlySet<Name> = new Set([...figures, ...parts]);
const long: ReadonlySet<Name> = new Set(['scope', 'phrase', 'note', 'formula', 'derived_from']);
const signed: ReadonlySet<Name> = new Set(figures);

export function buildObservations(edition: Edition): TableSheet {
  return buildTable<Observation>({
    id: 'observations',
    table: 'Observations',
    header_row: headerRows.observations,
    title: '',
    hint: '',
    frozen: 1,
    columns: columnsOf(edition.dataset.observations).map((column) => toColumn(edition, column)),
    rows: edition.dataset.observations,
  });
}

function toColumn(edition: Edition, column: Name): ColumnOf<Observation> {
  return {
    header: column,
    align: numeric.has(column) ? 'right' : 'left',
    long: long.has(column),
    linked:
      (column === 'source' && isSourceLinked(edition)) || (column === 'locator' && isPlaceLinked(edition))
        ? 'shown'
        : undefined,
    read(observation) {
      if (column === 'source') return toLinkCell(observation.source, edition.placeSource(observation.source));
      const content = readObservation(observation, column);
      if (column === 'locator' && isPlaceLinked(edition))
        return { content, url: edition.source(observation.source)?.url };
      if (typeof content !== 'number') return content;
      const change = observation.kind === 'change' || observation.kind === 'change-points';
      return {
        content,
        format: chooseFormat(content, { signed: change && signed.has(column) }),
        formula: edition.live && isBoundOf(observation, column) ? ownValue : undefined,
      };
    },
  };
}

/** The bounds of an exact figure are the figure: who corrects the one corrects all three. */
const isBoundOf = ({ qualifier, ...observation }: Observation, column: Name): boolean =>
  (column === 'lower' || column === 'upper') && qualifier === 'exact' && observation[column] === observation.value;

const ownValue = { text: referTo('Observations').own('value') };

/** Whether places in sources lead to pages; of a long table each would be a part of its own. */
const isPlaceLinked = (edition: Edition): boolean =>
  edition.live && isSourceLinked(edition) && edition.dataset.sources.some(({ url }) => url !== undefined);

/** Beside formulas over them LibreOffice calculates for minutes where thousands of rows have links. */
const isSourceLinked = ({ dataset, live }: Edition): boolean => !live || dataset.observations.length <= mostLinked;

const mostLinked = 2000;
