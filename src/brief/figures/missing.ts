/** Who has no point in a comparison's chart, and why. */
import { permissions } from '../../model/comparison.js';
import type { ComparisonView, Labelled, MemberView } from '../../model/report.js';
import type { Context } from '../context.js';
import { joinItems } from '../format.js';

export interface Missing {
  readonly bureau: Labelled;
  /** In words. */
  readonly reason: string;
  /** The figure as stated, where there is one. */
  readonly stated: string;
}

/** Members that are not drawn, then those without a figure. @param drawn ids of bureaus */
export function listMissing(context: Context, view: ComparisonView, drawn: ReadonlySet<string>): Missing[] {
  const { wording } = context;
  const aside = view.members
    .filter(({ bureau }) => !drawn.has(bureau.id))
    .map((member) => {
      const { bureau, stated, unit } = member;
      const text = wording.say('table.with-unit', { value: stated.text, unit: unit.label });
      return { bureau, reason: reasonAside(context, view, member), stated: text };
    });
  return [...aside, ...view.absences.map(({ bureau, reason }) => ({ bureau, reason: reason.label, stated: '' }))];
}

function reasonAside({ wording }: Context, { measure }: ComparisonView, { rate, standing }: MemberView): string {
  if (!permissions[standing.id].side_by_side) return standing.label;
  return wording.say(measure === 'rate' && !rate ? 'contrast-reason.no-rate' : 'caveat.unit-differs');
}

/** Names that a sentence lists; more are counted. */
const mostNamed = 4;

export const nameOrCount = ({ wording, language }: Context, names: readonly string[]): string =>
  names.length > mostNamed ? wording.say('absent.many', { count: names.length }) : joinItems(names, language);

/** A sentence that tells of each reason who or how many. */
export function describeMissing(context: Context, missing: readonly Missing[]): string[] {
  if (missing.length === 0) return [];
  const { wording, language } = context;
  const reasons = [...new Set(missing.map(({ reason }) => reason))].map((reason) => {
    const names = missing.filter((each) => each.reason === reason).map(({ bureau }) => bureau.label);
    return wording.say('figure.alt.item', { label: reason, text: nameOrCount(context, names) });
  });
  return [wording.say('figure.note.missing', { reasons: reasons.join(language === 'zh' ? '\uff1b' : '; ') })];
}
