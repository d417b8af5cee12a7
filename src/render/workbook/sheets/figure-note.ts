/** What a cell note says of a figure: whose it is and of when, its words or how it was computed, and where it was published. */
import type { Edition } from '../edition.js';

/** Takes the number of the observation, and what the figure is of: bureau and period. */
export function toFigureNote(edition: Edition): (evidence: number, of: string) => string {
  const { dataset, wording } = edition;
  const titleOf = (id: string): string => {
    const title = edition.source(id)?.title ?? id;
    return wording.language === 'zh' ? title : (dataset.terms.sources[title] ?? title);
  };
  return (evidence, of) => {
    const from = edition.observation(evidence);
    return [
      of,
      from?.phrase && wording.say('workbook.note.phrase', { phrase: from.phrase }),
      from?.formula && wording.say('workbook.note.formula', { formula: from.formula }),
      from && wording.say('workbook.note.source', { title: titleOf(from.source) }),
    ]
      .filter((line) => line)
      .join('\n');
  };
}
