/** Units of measure, and which kinds of figure and which units an indicator has. SDMX: UNIT_MEASURE. */
import { z } from 'zod';
import type { Indicator } from './indicator.js';
import type { ObservationKind } from './observation.js';

export const units = [
  'case',
  'person',
  'person-time',
  'group',
  'accident',
  'vehicle',
  'item',
  'measure',
  'enterprise',
  'community',
  'risk',
  'CNY',
  'percent',
  'percentage-point',
  'year',
  'month',
] as const;

export const UnitSchema = z.enum(units);
export type Unit = z.infer<typeof UnitSchema>;

/** Whether things of the unit are counted one by one. */
export const isCounted = (unit: Unit): boolean => !measured.has(unit);

const measured: ReadonlySet<Unit> = new Set(['CNY', 'percent', 'percentage-point', 'year', 'month']);

/** The kinds of figure that each measure type has: a share moves by points, a count by percent. */
export const kindsOf: Readonly<Record<Indicator['measure_type'], readonly ObservationKind[]>> = {
  flow: ['level', 'change'],
  stock: ['level', 'change'],
  ratio: ['level', 'change-points'],
  streak: ['streak'],
};

/** The units that fit a figure: for a level the indicator's own; a streak counts years or months. */
export function unitsFor(indicator: Pick<Indicator, 'unit' | 'measure_type'>, kind: ObservationKind): readonly Unit[] {
  if (kind === 'change') return ['percent'];
  if (kind === 'change-points') return ['percentage-point'];
  if (kind === 'streak') return ['year', 'month'];
  return [indicator.unit];
}
