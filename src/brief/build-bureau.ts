/** A bureau's page: who it is, its figures with how they compare, and what to mind. */
import type { Bureau } from '../model/bureau.js';
import type { Block } from '../model/report.js';
import { translate, type Context } from './context.js';
import { formatNumber } from './format.js';
import type { SectionInput } from './section-input.js';
import { tableOfBureau } from './tables/bureau.js';
import { tableOfContrasts } from './tables/contrasts.js';

export function blocksOfBureau(
  { context, views, numbering }: SectionInput,
  bureau: Bureau,
  pageBreak: boolean,
): Block[] {
  const { wording, language, dataset } = context;
  const published = views.filter(({ members }) => members.some((member) => member.bureau.id === bureau.id));
  const populations = bureau.population.map(({ date, value, basis, source }) =>
    wording.say('bureau.population', {
      value: formatNumber(value, 0),
      date,
      basis: wording.say(`basis.${basis}`),
      source: describeSource(context, source),
    }),
  );
  const own = dataset.observations.filter((observation) => observation.bureau === bureau.id);
  const covered = context.coverage.bureaus.find((entry) => entry.bureau === bureau.id);
  const text = wording.say('bureau.intro', {
    name: bureau.name[language],
    level: wording.say(`level.${bureau.level}`),
    adcode: bureau.adcode,
    population:
      populations.length === 0
        ? wording.say('bureau.no-population')
        : populations.join(language === 'zh' ? '\uff1b' : '; '),
    published: published.length,
    of: views.length,
    indicators: covered?.published ?? 0,
    applicable: covered?.applicable ?? 0,
    figures: own.filter(({ status }) => status === 'reported').length,
    derived: own.filter(({ status }) => status === 'derived').length,
  });
  const boundary = bureau.boundary ? [wording.say('bureau.boundary', { boundary: bureau.boundary[language] })] : [];
  return [
    {
      type: 'heading',
      id: `bureau-${bureau.id}`,
      text: bureau.short_name[language],
      page_break: pageBreak,
      in_contents: true,
    },
    { type: 'paragraph', text: [text, ...boundary].join('') },
    { type: 'table', table: numbering.table(tableOfBureau(context, views, bureau)) },
    ...[tableOfContrasts(context, views, bureau) ?? []]
      .flat()
      .map((draft): Block => ({ type: 'table', table: numbering.table(draft) })),
  ];
}

/** A source by its publisher or kind, with its note: "secondary copy, not verified" must stand at the number. */
function describeSource(context: Context, id: string): string {
  const { publisher, kind, note } = context.source(id);
  const name =
    publisher === null ? context.wording.say(`source-kind.${kind}`) : translate(context, 'sources', publisher);
  return kind === 'secondary-copy' && note !== undefined ? translate(context, 'notes', note) : name;
}
