/** Where the points, the names and the lines of a funnel plot stand. */
import type { Funnel, FunnelPosition } from '../../model/funnel.js';
import type { MemberView } from '../../model/report.js';
import type { Row } from './draft.js';
import { placeLabels, type Side, type Spot } from './place-labels.js';

/** More names than this are not read. */
const mostNamed = 12;

/** The plot in CSS pixels, narrower than it is drawn: names that fit here fit there. */
const plot = { width: 490, height: 340 };
/** Between the middles of two lines of small type. */
const lineHeight = 13;

/** A ranked member, its place in the plane, and where it lies. */
export interface FunnelPoint {
  readonly member: MemberView;
  readonly residents: number;
  readonly rate: NonNullable<MemberView['rate']>;
  readonly position: FunnelPosition;
}

export interface FunnelDomain {
  readonly x_min: number;
  readonly x_max: number;
  readonly y_min: number;
  readonly y_max: number;
}

/** What all points, bounds and limits need. */
export function domainOf({ grid }: Funnel, points: readonly FunnelPoint[]): FunnelDomain {
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
export function nameOutside(
  { grid }: Funnel,
  points: readonly FunnelPoint[],
  outside: readonly FunnelPoint[],
  { x_min: left, x_max: right, y_min: bottom, y_max: top }: FunnelDomain,
): Map<FunnelPoint, Side> {
  const spotAt = (residents: number, rate: number): Spot => ({
    x: (plot.width * Math.log(residents / left)) / Math.log(right / left),
    y: (plot.height * (top - rate)) / (top - bottom),
  });
  const spotOf = ({ residents, rate }: FunnelPoint): Spot => spotAt(residents, rate.value);
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
export function limitRows(
  { grid, centre }: Funnel,
  { x_max: residents, y_min: bottom, y_max: top }: FunnelDomain,
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
