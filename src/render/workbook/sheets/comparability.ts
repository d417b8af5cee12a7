/** What the rules found, and what would move with another choice: a row each, and one for each set in which nothing was found. */
import type { ComparisonView, FindingView } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import type { TableSheet } from '../sheet.js';
import { buildTable } from '../table-builder.js';

interface Row {
  readonly comparison: ComparisonView;
  readonly finding: FindingView | undefined;
  /** What would move; instead of a finding. */
  readonly sensitivity?: string;
}

export function buildComparability({ report, wording }: Edition): TableSheet {
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const rows = report.comparisons.flatMap((comparison): Row[] => [
    ...(comparison.findings.length === 0
      ? [{ comparison, finding: undefined }]
      : comparison.findings.map((finding) => ({ comparison, finding }))),
    ...comparison.sensitivities.map((sensitivity) => ({ comparison, finding: undefined, sensitivity })),
  ]);
  return buildTable<Row>({
    id: 'comparability',
    table: 'Comparability',
    header_row: headerRows.others,
    title: wording.say('workbook.title.comparability'),
    hint: wording.say('workbook.hint.comparability'),
    frozen: 2,
    columns: [
      { header: say('comparison'), long: true, read: ({ comparison }) => comparison.id },
      { header: say('indicator'), long: true, read: ({ comparison }) => comparison.title },
      { header: say('verdict'), long: true, read: ({ comparison }) => comparison.verdict.label },
      { header: say('rule'), long: true, read: ({ finding }) => finding?.rule },
      {
        header: say('facet'),
        read: ({ finding, sensitivity }) =>
          sensitivity === undefined ? finding?.facet.label : wording.say('workbook.notes.sensitivity'),
      },
      { header: say('severity'), read: ({ finding }) => finding?.severity.label },
      { header: say('signs'), align: 'center', read: ({ finding }) => finding?.sign },
      {
        header: say('bureaus'),
        long: true,
        read: ({ finding }) => finding?.bureaus.map(({ label }) => label).join(wording.say('workbook.separator')),
      },
      { header: say('finding'), long: true, read: ({ finding, sensitivity }) => sensitivity ?? finding?.sentence },
      { header: say('evidence-ids'), long: true, read: ({ finding }) => finding?.evidence.join(' ') },
    ],
    rows,
  });
}
