/** The coverage matrix: what each bureau published of each indicator, and how far it compares. */
import type { ComparisonView, CoverageMatrix, MatrixCell, MatrixRow } from '../model/report.js';
import { label, labelBureau, withOwnUnit, type Context } from './context.js';
import { joinItems } from './format.js';

/** One row a comparison. With many bureaus there are no cells: a matrix of hundreds of columns says nothing. */
export function buildMatrix(context: Context, views: readonly ComparisonView[]): CoverageMatrix {
  const bureaus = context.dataset.bureaus.map(({ id }) => labelBureau(context, id));
  return { bureaus, rows: views.map((view) => toRow(context, view)) };
}

function toRow(context: Context, view: ComparisonView): MatrixRow {
  const { id, family, title, verdict, published } = view;
  const unit = view.stated_unit.label;
  const cells = context.detailed ? context.dataset.bureaus.map((bureau) => toCell(context, view, bureau.id)) : [];
  return { comparison: id, family, title, unit, verdict, cells, published };
}

function toCell(context: Context, view: ComparisonView, bureau: string): MatrixCell {
  const member = view.members.find((candidate) => candidate.bureau.id === bureau);
  if (!member) {
    const absence = view.absences.find((candidate) => candidate.bureau.id === bureau);
    const code = absence?.reason.id ?? 'not-published';
    const sign = context.wording.say(`state-sign.${code}`);
    return {
      bureau,
      state: label(context, 'state', code),
      sign,
      text: sign,
      detail: '',
      value: undefined,
      evidence: undefined,
    };
  }
  const code = view.members.length === 1 ? 'single' : member.standing.id;
  const sign = context.wording.say(`state-sign.${code}`);
  return {
    bureau,
    state: label(context, 'state', code),
    sign,
    text: [
      sign,
      withOwnUnit(context, view, member),
      ...(member.scope === '' ? [] : [context.wording.say('sign.scope-differs')]),
    ].join(' '),
    detail: joinItems(
      [member.period, member.scope, member.stated.text].filter((part) => part !== ''),
      context.language,
    ),
    value: member.stated.value,
    evidence: member.evidence,
  };
}
