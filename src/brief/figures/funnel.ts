/** Rates against populations with their limits, one chart a comparison that has a funnel. */
import { isCore, type Comparison } from '../../model/comparison.js';
import type { Funnel, FunnelPosition } from '../../model/funnel.js';
import type { ComparisonView } from '../../model/report.js';
import type { Context } from '../context.js';
import { computedDecimals, formatNumber, joinItems } from '../format.js';
import {
  markOf,
  noteMark,
  pairsOf,
  sourcesOf,
  type DraftFigure,
  type DraftFigures,
  type FigureInput,
  type Row,
} from './draft.js';
import { defineComparison } from './comparison-words.js';
import { domainOf, limitRows, nameOutside, type FunnelPoint } from './funnel-layout.js';
import { tellCorrected } from '../view-corrections.js';

/** Sets of which comparing made a funnel. */
export const draftFunnels: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.funnel ? [drawFunnel(template, input, comparison, comparison.funnel, view)] : [],
  );

function drawFunnel(
  template: string,
  { context }: FigureInput,
  comparison: Comparison,
  funnel: Funnel,
  view: ComparisonView,
): DraftFigure {
  const { wording, language } = context;
  const points = pointsOf(funnel, view);
  const domain = domainOf(funnel, points);
  const outside = points
    .filter(({ position }) => isOutside(position))
    .sort((a, b) => distance(funnel, b) - distance(funnel, a));
  const names = nameOutside(funnel, points, outside, domain);
  const centre = formatNumber(funnel.centre, computedDecimals(funnel.centre));
  const title = wording.say('figure.title.rate', { title: view.title });
  return {
    comparison: comparison.id,
    id: `figure-${comparison.id.replace('/', '-')}-funnel`,
    title: titleFunnel(context, title, funnel),
    subtitle: defineComparison(context, comparison, view),
    alt: wording.say('figure.alt.funnel', {
      title,
      count: points.length,
      centre,
      outside: outside.length === 0 ? 'none' : 'some',
      names: joinItems(
        outside.map(({ member }) => member.bureau.label),
        language,
      ),
    }),
    template,
    texts: { x: wording.say('figure.axis.residents'), y: view.unit },
    parameters: { ...domain, centre: funnel.centre, x_unit: language === 'zh' ? 10_000 : 1000 },
    rows: [
      ...limitRows(funnel, domain, wording.say('figure.axis.centre', { centre })),
      ...points.map((point): Row => {
        const { member, residents, rate, position } = point;
        const side = names.get(point);
        return {
          row: isOutside(position) ? 'outside' : 'inside',
          residents,
          value: rate.value,
          lower: rate.lower,
          upper: rate.upper ?? rate.value,
          text: side === undefined ? '' : member.bureau.label,
          side: side ?? '',
          marked: markOf(context, member.bureau.id),
        };
      }),
    ],
    notes: [
      ...noteMark(context),
      ...notesOf(context, comparison, view, funnel, outside.length - names.size),
      ...tellCorrected(
        context,
        points.map(({ member }) => member.observation),
      ),
    ],
    sources: sourcesOf(
      context,
      comparison.members.flatMap(({ observation, population, rank }) =>
        rank && population ? [observation.source, population.source] : [],
      ),
    ),
    families: [view.family.id],
  };
}

function pointsOf({ positions }: Funnel, { members }: ComparisonView): FunnelPoint[] {
  const byBureau = new Map(members.map((member) => [member.bureau.id, member]));
  return positions.flatMap(({ bureau, position }) => {
    const member = byBureau.get(bureau);
    return member?.rate && member.population
      ? [{ member, position, rate: member.rate, residents: member.population.value }]
      : [];
  });
}

const isOutside = (position: FunnelPosition): boolean => position === 'above-99.8' || position === 'below-99.8';

/** How far from the pooled rate, in proportion. */
const distance = ({ centre }: Funnel, { rate }: FunnelPoint): number => Math.abs(Math.log(rate.value / centre));

function count({ positions }: Funnel, ...wanted: readonly FunnelPosition[]): number {
  return positions.filter(({ position }) => wanted.includes(position)).length;
}

const spreadOf = ({ tau_squared: tauSquared }: Funnel): string => (tauSquared === 0 ? 'chance' : 'usual');

function titleFunnel({ wording }: Context, title: string, funnel: Funnel): string {
  const [above, below] = [count(funnel, 'above-99.8'), count(funnel, 'below-99.8')];
  const values = { title, count: funnel.positions.length, outside: above + below, above, below };
  // Rough figures that may be outside keep the title from saying that none is.
  return above + below + count(funnel, 'open') === 0
    ? wording.say('figure.title.funnel-inside', { ...values, spread: spreadOf(funnel) })
    : wording.say('figure.title.funnel', values);
}

function notesOf(
  context: Context,
  comparison: Comparison,
  view: ComparisonView,
  funnel: Funnel,
  unnamed: number,
): string[] {
  const { wording } = context;
  const [between, open] = [count(funnel, 'above-95', 'below-95'), count(funnel, 'open')];
  const isRough = comparison.members.some(({ rate, rank }) => rank && rate && rate.lower !== rate.upper);
  return [
    wording.say('figure.note.funnel', {
      count: funnel.positions.length,
      phi: formatNumber(funnel.phi, 2),
      spread: spreadOf(funnel),
    }),
    ...(between > 0 ? [wording.say('figure.note.funnel-between', { count: between })] : []),
    wording.say('figure.note.funnel-look'),
    ...(unnamed > 0 ? [wording.say('figure.note.funnel-unnamed', { count: unnamed })] : []),
    ...(open > 0 ? [wording.say('figure.note.funnel-open', { count: open })] : []),
    ...(isRough ? [wording.say('figure.note.bounds-upright')] : []),
    ...leftOut(context, comparison, view),
  ];
}

/** How many are not drawn, by reason: what keeps their figure from being ranked, or why they have none. */
function leftOut({ wording, language }: Context, { members }: Comparison, { absences }: ComparisonView): string[] {
  const reasons = [
    ...members
      .filter((member) => !isCore(member) || !member.rank)
      .map(({ standing, findings }) => {
        const gravest = findings.find(({ severity }) => severity !== 'caveat');
        return wording.say(gravest ? `caveat.${gravest.rule}` : `verdict.${standing}`);
      }),
    ...absences.map(({ reason }) => reason.label),
  ];
  if (reasons.length === 0) return [];
  const items = [...new Set(reasons)].map((reason) =>
    wording.say('figure.note.left-out.item', { reason, count: reasons.filter((each) => each === reason).length }),
  );
  return [wording.say('figure.note.left-out', { items: joinItems(items, language) })];
}
