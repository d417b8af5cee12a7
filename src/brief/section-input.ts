/** What sections are built from, and their tables and figures numbered through. */
import type { Bureau } from '../model/bureau.js';
import type { SectionPlan } from '../model/plan.js';
import type { Block, ComparisonView, CoverageMatrix, Figure, Table } from '../model/report.js';
import type { Context } from './context.js';
import { draftFigures, type PlannedFigure } from './figures/registry.js';
import type { DraftTable } from './tables/draft.js';

/** Gives tables and figures their numbers in reading order; figures of the same data get ids of their own. */
export interface Numbering {
  table(draft: DraftTable): Table;
  figure(draft: PlannedFigure): Figure;
}

export function openNumbering({ wording }: Context): Numbering {
  let tables = 0;
  const ids = new Set<string>();
  return {
    table: (draft) => ({ ...draft, number: wording.say('number.table', { number: ++tables }) }),
    figure: (draft) => {
      let id = draft.id;
      for (let next = 2; ids.has(id); next++) id = `${draft.id}-${next}`;
      ids.add(id);
      const number = wording.say('number.figure', { number: ids.size });
      const sheet = wording.say(`workbook.sheet.${draft.sheet ?? draft.families[0] ?? 'summary'}`);
      return { ...draft, id, number, heading: wording.say('figure.heading', { number, title: draft.title }), sheet };
    },
  };
}

export interface SectionInput {
  readonly context: Context;
  readonly views: readonly ComparisonView[];
  readonly matrix: CoverageMatrix;
  readonly numbering: Numbering;
  readonly plan: SectionPlan;
}

/**
 * The charts that the plan names for a section; `bureau`: whom they are about, where it is one. Figures of one comparison stand together, in the order of the plan. Each figure of a family has an axis of its own: where several stand
 * beside each other, their notes warn.
 */
export function figuresOf({ context, views, matrix, numbering, plan }: SectionInput, bureau?: Bureau): Block[] {
  const planned = plan.figures.flatMap((figure) =>
    draftFigures(figure, { context, views, matrix, family: plan.family, bureau }),
  );
  const order = new Map(views.map(({ id }, index) => [id, index]));
  const placeOf = ({ comparison }: PlannedFigure): number => order.get(comparison ?? '') ?? views.length;
  const drafts = planned.toSorted((a, b) => placeOf(a) - placeOf(b));
  const warning = drafts.length > 1 && plan.family !== undefined ? [context.wording.say('figure.note.scales')] : [];
  return drafts.map((draft): Block => ({
    type: 'figure',
    figure: numbering.figure({ ...draft, notes: [...draft.notes, ...warning] }),
  }));
}
