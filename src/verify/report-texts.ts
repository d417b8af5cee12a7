/** Every text that the briefing prints, read off the report in reading order. */
import type { Report, Section } from '../model/report.js';
import type { Wording } from '../model/wording.js';

export interface PrintedText {
  /** Where it stands, for messages. */
  readonly place: string;
  readonly text: string;
}

/** Texts outside of charts. @param workbook the name of the workbook to which page one points. */
export function* printedTexts(report: Report, { say }: Wording, workbook: string): Generator<PrintedText> {
  const { title, subtitle, question, date, office, issue_number: issue, marking } = report;
  for (const text of [title, subtitle, office, issue, marking, date.text, question])
    if (text !== undefined) yield { place: 'head of page one', text };
  yield { place: 'page one', text: say('front.messages') };
  for (const [index, { text, evidence }] of report.messages.entries()) {
    yield { place: 'number of a message', text: `${index + 1}.` };
    yield { place: 'message', text };
    for (const row of report.evidence.length === 0 ? [] : evidence)
      yield { place: 'mark of a message', text: say('evidence.mark', { number: row }) };
  }
  if (report.limits.length > 0) yield { place: 'page one', text: say('front.limits') };
  for (const text of report.limits) yield { place: 'limit', text };
  yield {
    place: 'page one',
    text: say(report.evidence.length > 0 ? 'front.workbook' : 'front.workbook-only', { file: workbook }),
  };
  for (const { sign, meaning } of report.signs) yield* [sign, meaning].map((text) => ({ place: 'key', text }));
  for (const { heading, blocks } of report.sections) {
    yield { place: 'contents', text: heading };
    for (const block of blocks)
      if (block.type === 'heading' && block.in_contents) yield { place: 'contents', text: block.text };
  }
  for (const section of report.sections) yield* sectionTexts(section);
}

function* sectionTexts({ id, heading, blocks }: Section): Generator<PrintedText> {
  yield { place: id, text: heading };
  for (const block of blocks) {
    if (block.type === 'list') for (const text of block.items) yield { place: id, text };
    else if (block.type === 'heading' || block.type === 'paragraph') yield { place: id, text: block.text };
    else if (block.type === 'table') {
      const { number, title, unit, columns, rows, notes, sources } = block.table;
      const place = `${number} ${title}`;
      for (const text of [number, title, unit, ...columns.map(({ heading: head }) => head), ...notes, ...sources])
        yield { place, text };
      // A row's cells stand one behind the other, so that a number in another row's cell is found.
      for (const row of rows) yield { place, text: row.map(({ text }) => text).join(' ') };
    }
  }
}
