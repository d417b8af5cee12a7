/** Every text that the briefing prints, read off the report. */
import type { Figure, Report, Section } from '../model/report.js';

export interface PrintedText {
  /** Where it stands, for messages. */
  readonly place: string;
  readonly text: string;
}

/** Texts outside of charts, as the pages carry them. */
export function* printedTexts(report: Report): Generator<PrintedText> {
  yield { place: 'title', text: report.title };
  yield { place: 'question', text: report.question };
  for (const { text } of report.messages) yield { place: 'message', text };
  for (const text of report.limits) yield { place: 'limit', text };
  for (const section of report.sections) yield* sectionTexts(section);
}

function* sectionTexts({ id, heading, blocks }: Section): Generator<PrintedText> {
  yield { place: id, text: heading };
  for (const block of blocks) {
    if (block.type === 'list') for (const text of block.items) yield { place: id, text };
    else if (block.type === 'heading' || block.type === 'paragraph') yield { place: id, text: block.text };
    else if (block.type === 'table') {
      const { number, title, columns, rows, notes, sources } = block.table;
      const place = `${number} ${title}`;
      for (const text of [number, title, ...columns.map(({ heading: head }) => head), ...notes, ...sources])
        yield { place, text };
      // A row's cells stand one behind the other, so that a number in another row's cell is found.
      for (const row of rows) yield { place, text: row.map(({ text }) => text).join(' ') };
    }
  }
}

/** Texts that a chart draws for its figures. */
export function* figureTexts({ number, title, rows }: Figure): Generator<PrintedText> {
  yield { place: number, text: title };
  for (const { text } of rows) if (typeof text === 'string') yield { place: number, text };
}
