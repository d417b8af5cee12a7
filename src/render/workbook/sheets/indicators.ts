/** What is measured: the catalogue. Codes stay codes; the key says what they mean. */
import type { Indicator } from '../../../model/indicator.js';
import { headerRows, type Edition } from '../edition.js';
import type { TableSheet } from '../sheet.js';
import { buildTable } from '../table-builder.js';

export function buildIndicators({ dataset, report, wording }: Edition): TableSheet {
  const { language } = report;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  return buildTable<Indicator>({
    id: 'indicators',
    table: 'Indicators',
    header_row: headerRows.others,
    title: wording.say('workbook.title.indicators'),
    hint: wording.say('workbook.hint.indicators'),
    frozen: 3,
    columns: [
      { header: say('id'), long: true, read: ({ id }) => id },
      { header: say('family'), read: ({ family }) => family },
      { header: say('name'), long: true, read: ({ name }) => name[language] },
      { header: say('definition'), long: true, read: ({ definition }) => definition[language] },
      { header: say('unit'), read: ({ unit }) => unit },
      { header: say('measure-type'), read: (indicator) => indicator.measure_type },
      { header: say('polarity'), long: true, read: ({ polarity }) => polarity },
      { header: say('rate-basis'), read: ({ rate }) => rate },
      { header: say('applies-to'), long: true, read: (indicator) => indicator.applies_to.join('; ') },
      { header: say('counting-notes'), long: true, read: (indicator) => indicator.counting_notes[language].join('\n') },
      {
        header: say('variants'),
        long: true,
        read: ({ variants }) => variants.map(({ id, name }) => `${id}: ${name[language]}`).join('\n'),
      },
    ],
    rows: dataset.indicators,
  });
}
