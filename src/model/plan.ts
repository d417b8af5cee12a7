/** The plan of the report: its sections in order, and the charts of each. Read from templates/report.yaml. */
import { z } from 'zod';
import { families } from './indicator.js';

/** What a section holds besides its charts; each is built from the model. */
export const partNames = [
  'coverage',
  'since',
  'changes',
  'family',
  'bureaus',
  'method',
  'sources',
  'evidence',
  'annex',
] as const;

/**
 * The table that a chart draws: `comparisons`, `funnel` and `series` make one chart for each comparison of the section's family that can be
 * shown; `streaks`, `changes`, `matrix` and `coverage` make one chart in all; `spine` makes one of each bureau that has a page.
 */
export const chartData = [
  'comparisons',
  'funnel',
  'series',
  'streaks',
  'changes',
  'matrix',
  'coverage',
  'spine',
] as const;
export type ChartData = (typeof chartData)[number];

export const FigurePlanSchema = z.strictObject({
  /** File in templates/charts, without `.vl.json`. */
  template: z.string().min(1),
  data: z.enum(chartData),
});

export const SectionPlanSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  part: z.enum(partNames),
  /** Needed for the part `family`. */
  family: z.enum(families).optional(),
  page_break: z.boolean().default(false),
  figures: z.array(FigurePlanSchema).default([]),
});

const EditionPlanSchema = z.strictObject({
  front_figure: FigurePlanSchema,
  sections: z.array(SectionPlanSchema).min(1),
});

export const PlanSchema = EditionPlanSchema.extend({
  /** How many sentences page one has at most. */
  messages: z.number().int().min(3).max(6).default(5),
  /** The edition about one bureau; absent: as the main one. */
  bureau_edition: EditionPlanSchema.optional(),
});

export type FigurePlan = Readonly<z.infer<typeof FigurePlanSchema>>;
export type SectionPlan = Readonly<z.infer<typeof SectionPlanSchema>>;
export type Plan = Readonly<z.infer<typeof PlanSchema>>;
