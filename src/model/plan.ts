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
  template: z.string().min(1).describe('Name of a file in templates/charts, without `.vl.json`.'),
  data: z.enum(chartData).describe('The table that it draws; docs/CONTRIBUTING.md has their columns.'),
});

export const SectionPlanSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('Name of the section; templates/messages has its heading.'),
  part: z.enum(partNames).describe('What the section holds besides its charts.'),
  family: z.enum(families).optional().describe('Of which indicators; needed for the part `family`.'),
  page_break: z.boolean().default(false).describe('Whether it starts a page.'),
  figures: z.array(FigurePlanSchema).default([]).describe('Its charts, in order.'),
});

const EditionPlanSchema = z.strictObject({
  front_figure: FigurePlanSchema.describe('The chart of page one.'),
  sections: z.array(SectionPlanSchema).min(1).describe('The sections, in order.'),
});

export const PlanSchema = EditionPlanSchema.extend({
  messages: z.number().int().min(3).max(6).default(5).describe('How many sentences page one has at most.'),
  bureau_edition: EditionPlanSchema.optional().describe('The edition about one bureau; absent: as the main one.'),
});

export type FigurePlan = Readonly<z.infer<typeof FigurePlanSchema>>;
export type SectionPlan = Readonly<z.infer<typeof SectionPlanSchema>>;
export type Plan = Readonly<z.infer<typeof PlanSchema>>;
