/** Who is compared: areas, codes and residents. */
import { bases, type Bureau, type Population } from '../../../model/bureau.js';
import { headerRows, type Edition } from '../edition.js';
import { lookUp, referTo } from '../formula.js';
import type { TableSheet } from '../sheet.js';
import { buildTable, toLinkCell, type ColumnOf } from '../table-builder.js';

/** Column of the short names, from 0. */
export const shortNameColumn = 2;

export function buildBureaus(edition: Edition): TableSheet {
  const { dataset, report, wording } = edition;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  return buildTable<Bureau>({
    id: 'bureaus',
    table: 'Bureaus',
    header_row: headerRows.others,
    title: wording.say('workbook.title.bureaus'),
    hint: wording.say('workbook.hint.bureaus'),
    frozen: 2,
    columns: [
      { header: say('id'), read: ({ id }) => id },
      { header: say('name'), long: true, read: ({ name }) => name[report.language] },
      { header: say('short-name'), long: true, read: (bureau) => bureau.short_name[report.language] },
      { header: say('adcode'), read: ({ adcode }) => adcode },
      { header: say('level'), read: ({ level }) => level },
      { header: say('parent'), read: ({ parent }) => parent ?? undefined },
      ...bases.flatMap((basis) => populationColumns(edition, basis)),
      { header: say('area'), align: 'right', read: ({ area }) => area },
      { header: say('boundary'), long: true, read: ({ boundary }) => boundary?.[report.language] },
    ],
    rows: dataset.bureaus,
  });
}

function populationColumns(edition: Edition, basis: Population['basis']): ColumnOf<Bureau>[] {
  const say = (part: string): string => edition.wording.say(`workbook.column.${basis}-${part}`);
  return [
    { header: say('population'), align: 'right', read: (bureau) => latestOf(bureau, basis)?.value },
    { header: say('date'), read: (bureau) => latestOf(bureau, basis)?.date },
    {
      header: say('source'),
      linked: 'shown',
      read(bureau) {
        const source = latestOf(bureau, basis)?.source;
        return toLinkCell(source, source === undefined ? undefined : edition.placeSource(source));
      },
    },
  ];
}

/** Cell of a population that the sheet shows; undefined where it shows another. `bureau`: the id, as formulas write it. */
export function populationCell(
  { dataset, wording }: Edition,
  id: string,
  population: Pick<Population, 'date' | 'value'>,
  bureau: string,
): string | undefined {
  const own = dataset.bureaus.find((each) => each.id === id);
  const basis = bases.find((each) => {
    const shown = own && latestOf(own, each);
    return shown?.date === population.date && shown.value === population.value;
  });
  if (!basis) return undefined;
  const { column } = referTo('Bureaus');
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const cell = lookUp(column(say(`${basis}-population`)), column(say('id')), bureau);
  // Nobody lives there, or nobody knows: no rate either way.
  return `IF(${cell}>0,${cell},"")`;
}

/** The population of a basis that the sheet shows. */
export function latestOf({ population }: Bureau, basis: Population['basis']): Population | undefined {
  return population.filter((entry) => entry.basis === basis).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
}
