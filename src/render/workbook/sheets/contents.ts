/** The cover: what the workbook is, what it says in a few sentences, and where everything stands. */
import type { Edition } from '../edition.js';
import { quote, referTo, type Formula } from '../formula.js';
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
function checkLines({ dataset, wording }: Edition): TextLine[] {
  const check = referTo('Check').column(wording.say('workbook.column.check'));
  const { observations, bureaus } = dataset;
  const isSame = [
    `COUNTIF(${check},"")=${observations.length + bureaus.length}`,
    `COUNTA(${referTo('Observations').column('id')})=${observations.length}`,
    `COUNTA(${referTo('Bureaus').column(wording.say('workbook.column.id'))})=${bureaus.length}`,
  ];
  const [same, changed] = [wording.say('workbook.check.same'), wording.say('workbook.check.changed')];
  const formula: Formula = { text: `IF(AND(${isSame.join(',')}),${quote(same)},${quote(changed)})` };
  return [
    [
      { text: wording.say('workbook.contents.check'), tone: 'label' },
      { text: same, formula, without_formula: wording.say('workbook.check.none'), tone: 'body' },
    ],
    [],
  ];
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
