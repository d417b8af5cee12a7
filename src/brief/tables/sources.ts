/** The material used. */
import type { Cell } from '../../model/report.js';
import { translate, type Context } from '../context.js';
import { formatNumber, showPeriod } from '../format.js';
import { heading, type DraftTable } from './draft.js';

export function tableOfSources(context: Context): DraftTable {
  const { dataset, wording, language } = context;
  const columns = [
    heading(context, 'code', 'left', 1.25),
    heading(context, 'source', 'left', 2.3),
    heading(context, 'publisher', 'left', 1.2),
    heading(context, 'published-on', 'left', 0.9),
    heading(context, 'covers', 'left', 0.7),
    heading(context, 'kind', 'left', 0.9),
    heading(context, 'note', 'left', 1.5),
  ];
  const shown = dataset.sources.length > 60 ? dataset.sources.slice(0, 60) : dataset.sources;
  const rows = shown.map((source): Cell[] => [
    { text: source.id },
    { text: translate(context, 'sources', source.title) },
    { text: source.publisher === null ? wording.say('not-stated') : translate(context, 'sources', source.publisher) },
    { text: source.published ?? wording.say('not-stated') },
    { text: source.covers ? showPeriod(source.covers, language) : wording.say('not-stated') },
    { text: wording.say(`source-kind.${source.kind}`) },
    { text: translate(context, 'notes', source.note ?? '') },
  ]);
  const notes =
    shown.length < dataset.sources.length
      ? [wording.say('table.cut', { count: formatCount(dataset.sources.length - shown.length) })]
      : [];
  return {
    id: 'table-sources',
    title: wording.say('table.sources'),
    unit: '',
    columns,
    rows,
    notes: language === 'en' ? [...notes, wording.say('table.note.sources')] : notes,
    sources: [],
  };
}

const formatCount = (count: number): string => formatNumber(count, 0);
