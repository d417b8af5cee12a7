/** The material used. */
import type { Cell, ComparisonView } from '../../model/report.js';
import type { Source } from '../../model/source.js';
import { translate, type Context } from '../context.js';
import { formatNumber, showPeriod } from '../format.js';
import { heading, type DraftTable } from './draft.js';

/** Rows that the table has at most; the workbook has all. */
const mostRows = 60;

export function tableOfSources(context: Context, views: readonly ComparisonView[]): DraftTable {
  const { wording, language } = context;
  const cited = citedSources(context, views);
  const columns = [
    heading(context, 'code', 'left'),
    heading(context, 'source', 'left'),
    heading(context, 'publisher', 'left'),
    heading(context, 'published-on', 'left'),
    heading(context, 'covers', 'left'),
    heading(context, 'kind', 'left'),
    heading(context, 'note', 'left'),
  ];
  const shown = cited.slice(0, mostRows);
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
    shown.length < cited.length
      ? [wording.say('table.cut-sources', { count: formatCount(cited.length - shown.length) })]
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

/** All; of an edition about one bureau those of the figures that it prints and of their populations. */
function citedSources({ dataset, evidenceRows, focus }: Context, views: readonly ComparisonView[]): readonly Source[] {
  if (!focus) return dataset.sources;
  const members = views.flatMap((view) => view.members.filter(({ evidence }) => evidenceRows.has(evidence)));
  const used = new Set([
    ...[...evidenceRows.values()].map(({ source }) => source.id),
    ...members.flatMap(({ population }) => population?.source ?? []),
    ...focus.population.map(({ source }) => source),
  ]);
  return dataset.sources.filter(({ id }) => used.has(id));
}

const formatCount = (count: number): string => formatNumber(count, 0);
