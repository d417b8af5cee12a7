/** Where the figures were published. */
import type { Source } from '../../../model/source.js';
import { headerRows, type Edition } from '../edition.js';
import { referTo } from '../formula.js';
import type { TableSheet } from '../sheet.js';
import { buildTable, type ColumnOf } from '../table-builder.js';

export function buildSources({ dataset, report, wording }: Edition): TableSheet {
  const { language } = report;
  const { terms } = dataset;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const counts = new Map<string, number>();
  for (const { source } of dataset.observations) counts.set(source, (counts.get(source) ?? 0) + 1);
  const countOf = `COUNTIF(${referTo('Observations').column('source')},${referTo('Sources').own(say('id'))})`;
  const translated: ColumnOf<Source>[] =
    language === 'zh'
      ? []
      : [{ header: say('title-translated'), long: true, read: ({ title }) => terms.sources[title] }];
  return buildTable<Source>({
    id: 'sources',
    table: 'Sources',
    header_row: headerRows.others,
    title: wording.say('workbook.title.sources'),
    hint: wording.say('workbook.hint.sources'),
    frozen: 1,
    columns: [
      { header: say('id'), read: ({ id }) => id },
      { header: say('source-kind'), read: ({ kind }) => kind },
      { header: say('bureau'), read: ({ bureau }) => bureau ?? undefined },
      { header: say('source-title'), long: true, read: ({ title }) => title },
      ...translated,
      { header: say('publisher'), long: true, read: ({ publisher }) => publisher ?? undefined },
      { header: say('published-on'), read: ({ published }) => published ?? undefined },
      { header: say('covers-start'), read: ({ covers }) => covers?.start },
      { header: say('covers-end'), read: ({ covers }) => covers?.end },
      {
        header: say('observation-count'),
        align: 'right',
        read: ({ id }) => ({ content: counts.get(id) ?? 0, formula: { text: countOf } }),
      },
      { header: say('url'), long: true, linked: 'shown', read: ({ url }) => ({ content: url, url }) },
      { header: say('file'), long: true, read: ({ file }) => file },
      { header: say('sha256'), long: true, widest: 36, read: ({ sha256 }) => sha256 },
      {
        header: say('note'),
        long: true,
        read: ({ note }) => (note !== undefined && language !== 'zh' ? (terms.notes[note] ?? note) : note),
      },
    ],
    rows: dataset.sources,
  });
}
