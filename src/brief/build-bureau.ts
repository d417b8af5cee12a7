/** A bureau's page: who it is, its figures along the spine and by family, what to mind about its area and its series. */
import type { Bureau } from '../model/bureau.js';
import type { Block } from '../model/report.js';
import { translate, type Context } from './context.js';
import { memberOf } from './focus.js';
import { formatNumber, joinItems, statedDecimals } from './format.js';
import { figuresOf, type SectionInput } from './section-input.js';
import { viewReplies } from './view-corrections.js';
import { tableOfBureau } from './tables/bureau.js';

export function blocksOfBureau(input: SectionInput, bureau: Bureau): Block[] {
  const { context, views, numbering } = input;
  const text = [introduce(input, bureau), ...describeDoubts(context, bureau)].join('');
  return [
    {
      type: 'heading',
      id: `bureau-${bureau.id}`,
      text: bureau.short_name[context.language],
      in_contents: true,
    },
    { type: 'paragraph', text },
    ...viewReplies(context)
      .filter((reply) => reply.bureau.id === bureau.id)
      .flatMap(({ paragraphs }) => paragraphs.map((paragraph): Block => ({ type: 'paragraph', text: paragraph }))),
    ...figuresOf(input, bureau),
    { type: 'table', table: numbering.table(tableOfBureau(context, views, bureau)) },
  ];
}

/** Name, level, the area above, size, residents with their date and source, and how much it published of what can exist at its level. */
function introduce({ context, views, matrix }: SectionInput, bureau: Bureau): string {
  const { wording, language, dataset, coverage } = context;
  const populations = bureau.population.map(({ date, value, basis, source }) =>
    wording.say('bureau.population', {
      value: formatNumber(value, 0),
      date,
      basis: wording.say(`basis.${basis}`),
      source: describeSource(context, source),
    }),
  );
  const own = dataset.observations.filter((observation) => observation.bureau === bureau.id);
  const covered = coverage.bureaus.find((entry) => entry.bureau === bureau.id);
  const parent = dataset.bureaus.find(({ adcode }) => adcode === bureau.parent)?.short_name[language] ?? bureau.parent;
  return wording.say('bureau.intro', {
    name: bureau.name[language],
    level: wording.say(`level.${bureau.level}`),
    adcode: bureau.adcode,
    parent: parent === null ? '' : wording.say('bureau.parent', { parent }),
    area:
      bureau.area === undefined
        ? ''
        : wording.say('bureau.area', { area: formatNumber(bureau.area, statedDecimals(bureau.area)) }),
    population:
      populations.length === 0
        ? wording.say('bureau.no-population')
        : populations.join(language === 'zh' ? '\uff1b' : '; '),
    published: views.filter((view) => memberOf(view, bureau.id)).length,
    of: matrix.rows.length,
    indicators: covered?.published ?? 0,
    applicable: covered?.applicable ?? 0,
    figures: own.filter(({ status }) => status !== 'derived').length,
    derived: own.filter(({ status }) => status === 'derived').length,
  });
}

/** A doubt about the boundary of its population, and breaks in its series. */
function describeDoubts(context: Context, { boundary, breaks }: Bureau): string[] {
  const { wording, language, dataset } = context;
  const broken = breaks.flatMap(({ date, indicators, reason, source }) => {
    const names = dataset.indicators.flatMap(({ id, name }) => (indicators.includes(id) ? [name[language]] : []));
    if (names.length === 0) return [];
    return [
      wording.say('bureau.break', { date, titles: joinItems(names, language), reason: reason[language], source }),
    ];
  });
  return [...(boundary ? [wording.say('bureau.boundary', { boundary: boundary[language] })] : []), ...broken];
}

/** A source by its publisher or kind, with its note: "secondary copy, not verified" must stand at the number. */
function describeSource(context: Context, id: string): string {
  const { publisher, kind, note } = context.source(id);
  const name =
    publisher === null ? context.wording.say(`source-kind.${kind}`) : translate(context, 'sources', publisher);
  return kind === 'secondary-copy' && note !== undefined ? translate(context, 'notes', note) : name;
}
