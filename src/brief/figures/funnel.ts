/** Rates against populations with their limits, one chart a comparison that has a funnel. */
import { isCore, type Comparison } from '../../model/comparison.js';
import type { Funnel, FunnelPosition } from '../../model/funnel.js';
import type { ComparisonView, MemberView } from '../../model/report.js';
import type { Context } from '../context.js';
import { computedDecimals, formatNumber, joinItems } from '../format.js';
import { pairsOf, sourcesOf, type DraftFigure, type DraftFigures, type FigureInput, type Row } from './draft.js';
import { placeLabels, type Side, type Spot } from './place-labels.js';

/** Sets of which comparing made a funnel. */
export const draftFunnels: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.funnel ? [drawFunnel(template, input, comparison, comparison.funnel, view)] : [],
  );

/** More names than this are not read. */
const mostNamed = 12;

/** The plot in CSS pixels, narrower than it is drawn: names that fit here fit there. */
const plot = { width: 490, height: 340 };
/** Between the middles of two lines of small type. */
const lineHeight = 13;

/** A ranked member, its place in the plane, and where it lies. */
interface Point {
  readonly member: MemberView;
  readonly residents: number;
  readonly rate: NonNullable<MemberView['rate']>;
  readonly position: FunnelPosition;
}

interface Domain {
  readonly x_min: number;
  readonly x_max: number;
  readonly y_min: number;
  readonly y_max: number;
}

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
  const periods = joinItems([...new Set(points.map(({ member }) => member.period))].sort(), language);
  return {
    id: `figure-${comparison.id.replace('/', '-')}-funnel`,
    title: titleFunnel(context, title, funnel),
    subtitle: wording.say('figure.subtitle.funnel', { title: view.title, periods, unit: view.unit }),
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
        };
      }),
    ],
    notes: notesOf(context, comparison, view, funnel, outside.length - names.size),
    sources: sourcesOf(
      context,
      comparison.members.flatMap(({ observation, population, rank }) =>
        rank && population ? [observation.source, population.source] : [],
      ),
    ),
    families: [view.family.id],
  };
}

function pointsOf({ positions }: Funnel, { members }: ComparisonView): Point[] {
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
const distance = ({ centre }: Funnel, { rate }: Point): number => Math.abs(Math.log(rate.value / centre));

/** What all points, bounds and limits need. */
function domainOf({ grid }: Funnel, points: readonly Point[]): Domain {
  const values = [
    ...grid.flatMap(({ limits_998: { lower, upper } }) => [lower, upper]),
    ...points.flatMap(({ rate: { value, lower, upper } }) => [lower, upper ?? value]),
  ];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = 0.05 * (most - least);
  return {
    x_min: grid[0]?.residents ?? 1,
    x_max: grid.at(-1)?.residents ?? 1,
    y_min: Math.max(0, least - margin),
    y_max: most + margin,
  };
}

/** Where the names of those outside stand; those without room or beyond the twelfth are left out. */
function nameOutside(
  { grid }: Funnel,
  points: readonly Point[],
  outside: readonly Point[],
  { x_min: left, x_max: right, y_min: bottom, y_max: top }: Domain,
): Map<Point, Side> {
  const spotAt = (residents: number, rate: number): Spot => ({
    x: (plot.width * Math.log(residents / left)) / Math.log(right / left),
    y: (plot.height * (top - rate)) / (top - bottom),
  });
  const spotOf = ({ residents, rate }: Point): Spot => spotAt(residents, rate.value);
  const named = outside.slice(0, mostNamed);
  const sides = placeLabels(
    named.map((point) => ({ ...spotOf(point), name: point.member.bureau.label })),
    {
      ...plot,
      points: points.filter((point) => !named.includes(point)).map(spotOf),
      lines: grid.flatMap(({ residents, limits_95: inner, limits_998: outer }) =>
        [inner.lower, inner.upper, outer.lower, outer.upper].map((rate) => spotAt(residents, rate)),
      ),
    },
  );
  return new Map(
    named.flatMap((point, index) => {
      const side = sides[index];
      return side === undefined ? [] : [[point, side]];
    }),
  );
}

/** The lines, and their names behind their ends, kept apart. */
function limitRows(
  { grid, centre }: Funnel,
  { x_max: residents, y_min: bottom, y_max: top }: Domain,
  pooled: string,
): Row[] {
  const line = (lineHeight * (top - bottom)) / plot.height;
  const last = grid.at(-1);
  const [inner, outer] = [last?.limits_95 ?? { lower: 0, upper: 0 }, last?.limits_998 ?? { lower: 0, upper: 0 }];
  const up = Math.max(inner.upper, centre + line);
  const down = Math.min(inner.lower, centre - line);
  const names = [
    { value: Math.max(outer.upper, up + line), text: '99.8%' },
    { value: up, text: '95%' },
    { value: centre, text: pooled },
    { value: down, text: '95%' },
    { value: Math.min(outer.lower, down - line), text: '99.8%' },
  ];
  return [
    ...grid.map(({ residents: size, limits_95: a, limits_998: b }) => ({
      row: 'limits',
      residents: size,
      lower_95: a.lower,
      upper_95: a.upper,
      lower_998: b.lower,
      upper_998: b.upper,
    })),
    ...names.map((name) => ({ row: 'name', residents, ...name })),
  ];
}

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
