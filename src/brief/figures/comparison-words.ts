/** What a comparison's chart says besides its title: the definition, the key to its marks, the caveats in a few words. */
import type { Comparison } from '../../model/comparison.js';
import type { ComparisonView, MemberView } from '../../model/report.js';
import type { Context } from '../context.js';
import type { Row } from './draft.js';
import { nameOrCount } from './missing.js';

/** The first sentence of the indicator's definition; below it the period, the unit, and of how many there are figures. */
export function defineComparison(context: Context, { indicator }: Comparison, view: ComparisonView): string {
  const { wording, language } = context;
  const definition = context.indicator(indicator).definition[language].trim();
  const [first = definition] =
    language === 'zh' ? (definition.match(/^[^。]+。?/) ?? []) : definition.split(/(?<=\.)\s/);
  const period = spanOf(context, view.members);
  const { unit, published } = view;
  return wording.say('figure.definition', { definition: first, period, unit, published: published.text });
}

/** The one period of all figures, else the years from the first to the last. */
export function spanOf(context: Context, members: readonly MemberView[]): string {
  const labels = [...new Set(members.map(({ period }) => period))];
  const [only = ''] = labels;
  if (labels.length === 1) return only;
  const years = members.flatMap(({ observation }) => {
    const { period } = context.observation(observation);
    return period ? [period.start.slice(0, 4), period.end.slice(0, 4)] : [];
  });
  const [first = only, last = first] = [years.toSorted().at(0), years.toSorted().at(-1)];
  return first === last ? first : `${first}–${last}`;
}

/** What hollow points and the lines at a point are; each only where it is drawn. */
export function explainMarks({ wording }: Context, rows: readonly Row[]): string[] {
  const has = (test: (row: Row) => boolean): boolean => rows.some(test);
  const bounds = has(({ lower, upper }) => lower !== upper);
  const interval = has(({ interval_lower: lower, interval_upper: upper }) => lower !== upper);
  const lines = bounds && interval ? 'lines' : bounds ? 'bounds' : interval ? 'interval' : undefined;
  return [
    ...(has(({ state }) => state === 'indicative') ? [wording.say('figure.note.indicative')] : []),
    ...(lines ? [wording.say(`figure.note.${lines}`)] : []),
  ];
}

/** Each caveat in a few words, with the names where it does not concern all; what leaves a figure out stands at the figure. */
export function describeCaveats(context: Context, { findings, members }: ComparisonView): string[] {
  const { wording, language } = context;
  const shown = findings.filter(({ severity }) => severity.id !== 'excluding');
  const items = [...new Set(shown.map(({ rule }) => rule))].map((rule) => {
    const names = [
      ...new Set(shown.flatMap((finding) => (finding.rule === rule ? finding.bureaus : [])).map(({ label }) => label)),
    ];
    const caveat = wording.say(`caveat.${rule}`);
    const who = nameOrCount(context, names);
    return names.length === members.length ? caveat : wording.say('figure.note.caveat', { caveat, who });
  });
  if (items.length === 0) return [];
  return [wording.say('figure.note.caveats', { caveats: items.join(language === 'zh' ? '\uff1b' : '; ') })];
}
