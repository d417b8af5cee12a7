/** The cover: what the workbook is, what it says in a few sentences, and where everything stands. */
import { bases } from '../../../model/bureau.js';
import { families } from '../../../model/indicator.js';
import type { Edition } from '../edition.js';
import { literal, quote, referTo, type Formula } from '../formula.js';
import { latestOf } from './bureaus.js';
import { tableNames } from './family.js';
import { isWide } from './summary.js';
import type { Link, Sheet, SheetId, TextLine, TextSheet } from '../sheet.js';

/** `others`: the sheets that follow; `nameOf`: how each is called. */
export function buildContents(edition: Edition, others: readonly Sheet[], nameOf: (id: SheetId) => string): TextSheet {
  return {
    kind: 'text',
    id: 'contents',
    widths: [26, 96, 26],
    lines: [
      ...titleLines(edition),
      ...checkLines(edition),
      ...messageLines(edition),
      ...limitLines(edition),
      ...sheetLines(edition, others, nameOf),
      ...readingLines(edition),
    ],
  };
}

function titleLines({ report, wording }: Edition): TextLine[] {
  const issued = [report.office, report.issue_number, report.date.text]
    .filter((part) => part !== undefined)
    .join(' · ');
  return [
    [{ text: report.title, tone: 'title' }],
    ...(report.subtitle === '' ? [] : [[{ text: report.subtitle, tone: 'subtitle' } as const]]),
    [{ text: issued, tone: 'muted' }],
    ...(report.marking === undefined ? [] : [[{ text: report.marking, tone: 'marking' } as const]]),
    [],
    [
      { text: wording.say('workbook.contents.question'), tone: 'label' },
      { text: report.question, tone: 'strong' },
    ],
  ];
}

/** Whether figures or populations were changed since the build: what no formula follows is then out of date. */
function checkLines({ dataset, report, wording }: Edition): TextLine[] {
  const observations = referTo('Observations');
  const bureaus = referTo('Bureaus');
  const isSame = [
    ...(['value', 'lower', 'upper', 'numerator', 'denominator'] as const).flatMap((column) =>
      isUnchanged(
        observations.column(column),
        dataset.observations.map((observation) => observation[column] ?? 0),
      ),
    ),
    ...bases.flatMap((basis) =>
      isUnchanged(
        bureaus.column(wording.say(`workbook.column.${basis}-population`)),
        dataset.bureaus.map((bureau) => latestOf(bureau, basis)?.value ?? 0),
      ),
    ),
  ];
  const checked = families.filter((family) => report.comparisons.some((comparison) => comparison.family.id === family));
  const hasChanges = report.comparisons.some(({ series }) => series.some(({ changes }) => changes.length > 0));
  const tables = [...checked.map((family) => tableNames[family]), ...(hasChanges ? ['Changes'] : [])];
  const rows = tables.map((table) => `COUNTIF(${referTo(table).column(wording.say('workbook.column.check'))},"?*")=0`);
  const [same, changed] = [wording.say('workbook.check.same'), wording.say('workbook.check.changed')];
  const formula: Formula = { text: `IF(AND(${[...rows, ...isSame].join(',')}),${quote(same)},${quote(changed)})` };
  return [
    [
      { text: wording.say('workbook.contents.check'), tone: 'label' },
      { text: same, formula, without_formula: wording.say('workbook.check.none'), tone: 'body' },
    ],
    [],
  ];
}

/** Sum and sum of squares are as they were, up to the rounding of either. */
function isUnchanged(column: string, values: readonly number[]): string[] {
  const sums = {
    SUM: values.reduce((sum, value) => sum + value, 0),
    SUMSQ: values.reduce((sum, value) => sum + value ** 2, 0),
  };
  return Object.entries(sums).map(
    ([name, sum]) => `ABS(${name}(${column})-${literal(sum)})<=${literal(1e-13 * Math.abs(sum))}`,
  );
}

function messageLines(edition: Edition): TextLine[] {
  const { report, wording } = edition;
  if (report.messages.length === 0) return [];
  const heading: TextLine = [
    { text: wording.say('workbook.contents.messages'), tone: 'heading' },
    { text: '', tone: 'heading' },
    { text: wording.say('workbook.contents.evidence'), tone: 'heading' },
  ];
  const lines = report.messages.map((message, index): TextLine => {
    const [first] = message.evidence;
    const link = first === undefined ? undefined : edition.placeObservation(first);
    const evidence = message.evidence.join(wording.say('workbook.separator'));
    return [
      { text: wording.say('workbook.contents.message-number', { n: index + 1 }), tone: 'label' },
      { text: message.text, tone: 'body' },
      { text: evidence, tone: link ? 'link' : 'muted', link },
    ];
  });
  return [heading, ...lines, []];
}

function limitLines({ report, wording }: Edition): TextLine[] {
  if (report.limits.length === 0) return [];
  return [
    [
      { text: wording.say('workbook.contents.limits'), tone: 'heading' },
      { text: '', tone: 'heading' },
      { text: '', tone: 'heading' },
    ],
    ...report.limits.map((limit): TextLine => [undefined, { text: limit, tone: 'body' }]),
    [],
  ];
}

function sheetLines(edition: Edition, others: readonly Sheet[], nameOf: (id: SheetId) => string): TextLine[] {
  const { wording } = edition;
  return [
    [
      { text: wording.say('workbook.contents.sheets'), tone: 'heading' },
      { text: wording.say('workbook.contents.holds'), tone: 'heading' },
      { text: wording.say('workbook.contents.rows'), tone: 'heading' },
    ],
    ...others.map((sheet): TextLine => {
      const link: Link = { sheet: sheet.id, row: 1 };
      return [
        { text: nameOf(sheet.id), tone: 'link', link },
        {
          text: wording.say(`workbook.holds.${sheet.id === 'summary' && isWide(edition) ? 'summary-wide' : sheet.id}`),
          tone: 'body',
        },
        sheet.kind === 'table' ? { text: sheet.row_count, tone: 'body' } : undefined,
      ];
    }),
    [],
  ];
}

function readingLines({ wording }: Edition): TextLine[] {
  return [
    [
      { text: wording.say('workbook.contents.reading'), tone: 'link', link: { sheet: 'notes', row: 1 } },
      { text: wording.say('workbook.contents.reading-text'), tone: 'body' },
    ],
  ];
}
