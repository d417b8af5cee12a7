/** Builds the report in one language from the data set and its comparisons. Takes the plan and the words; gives one `Report`. */
import type { Bureau } from '../model/bureau.js';
import type { Compared } from '../model/compared.js';
import { absenceReasons, permissions, type Verdict } from '../model/comparison.js';
import type { Dataset } from '../model/dataset.js';
import type { Difference } from '../model/difference.js';
import type { Plan } from '../model/plan.js';
import type { ComparisonView, KeyMessage, Report } from '../model/report.js';
import type { Wording } from '../model/wording.js';
import { buildEvidence } from './build-evidence.js';
import { draftFigures } from './figures/registry.js';
import { buildMatrix } from './build-matrix.js';
import { buildBureauMessages } from './build-bureau-messages.js';
import { buildMessages } from './build-messages.js';
import { buildMethod, buildSections } from './build-sections.js';
import { labelBureau, openContext, type Context } from './context.js';
import { keepOwn, memberOf } from './focus.js';
import { joinItems } from './format.js';
import { openNumbering } from './section-input.js';
import { signRules } from './signs.js';
import { viewComparison } from './view-comparison.js';
import { tellCorrected, viewCorrections, viewReplies } from './view-corrections.js';
import { viewCoverage } from './view-coverage.js';
import { viewRules } from './view-rules.js';

/**
 * `focus`: the bureau that the edition is about; undefined: the main edition. `since`: what moved since the edition before.
 * @throws MissingMessage when the templates lack a word in this language.
 */
export function buildReport(
  dataset: Dataset,
  compared: Compared,
  plan: Plan,
  wording: Wording,
  { focus, since }: { readonly focus?: Bureau | undefined; readonly since?: Difference | undefined } = {},
): Report {
  const whole = openContext(dataset, compared, plan, wording, { focus, since });
  const { language } = whole;
  const { benchmark } = dataset;
  const all = compared.comparisons.map((comparison) => viewComparison(whole, comparison));
  const { comparisons, views } = keepOwn(whole, all);
  const context: Context = { ...whole, comparisons, evidenceRows: buildEvidence(whole, views) };
  const matrix = buildMatrix(context, all);
  const numbering = openNumbering(context);
  const front = draftFigures(context.plan.front_figure, {
    context,
    views,
    matrix,
    family: undefined,
    bureau: focus,
    front: true,
  })[0];
  return {
    language,
    slug: benchmark.slug,
    focus: focus && labelBureau(context, focus.id),
    title: focus
      ? wording.say('edition.title', { bureau: focus.short_name[language], title: benchmark.title[language] })
      : benchmark.title[language],
    subtitle: benchmark.subtitle[language],
    question: focus
      ? wording.say('edition.question', { bureau: focus.short_name[language], others: dataset.bureaus.length - 1 })
      : benchmark.question[language],
    date: { iso: benchmark.date, text: formatDate(context, benchmark.date) },
    office: benchmark.office?.[language],
    issue_number: benchmark.issue_number?.[language],
    marking: benchmark.marking?.[language],
    messages: (focus ? buildBureauMessages(context, views, focus) : buildMessages(context, views)).map((message) =>
      addCorrected(context, message),
    ),
    front_figure: front ? numbering.figure(front) : undefined,
    limits: [...buildLimits(context, views), ...tellCandidates(context)],
    sections: buildSections(context, views, matrix, numbering),
    comparisons: all,
    peers: compared.peers.map(({ group, members, neighbours }) => ({
      group: { id: group, label: benchmark.peers.find(({ id }) => id === group)?.name[language] ?? group },
      members,
      neighbours,
    })),
    matrix,
    evidence: [...context.evidenceRows.values()],
    corrections: viewCorrections(context),
    replies: viewReplies(context),
    signs: buildSigns(context, views),
    coverage: viewCoverage(context),
    rules: viewRules(context),
    method: buildMethod(context),
  };
}

function formatDate({ wording }: Context, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return wording.say('date', {
    year,
    month: Number(month),
    monthName: wording.say(`month.${Number(month)}`),
    day: Number(day),
  });
}

/** Titles that a sentence on page one names. */
const mostNamed = 10;

/** What cannot be compared, and why: one sentence for each way of not comparing. Of an edition about one bureau it is its figures that do not. */
function buildLimits(context: Context, views: readonly ComparisonView[]): string[] {
  const { wording, language, focus } = context;
  const several = views.filter(({ members }) => members.length > 1);
  const inState = (state: Verdict): ComparisonView[] =>
    several.filter((view) => ((focus && memberOf(view, focus.id)?.standing) ?? view.verdict).id === state);
  const groups = {
    indicative: inState('indicative'),
    undetermined: inState('undetermined'),
    apart: inState('not-comparable'),
    single: views.filter(({ members }) => members.length === 1),
  };
  if (Object.values(groups).every((group) => group.length === 0)) return [tellApart(context, several)];
  return Object.entries(groups).flatMap(([key, group]) => {
    if (group.length === 0) return [];
    const named = group.slice(0, mostNamed).map(({ title }) => title);
    const more = group.length > named.length ? wording.say('limit.more', { count: group.length - named.length }) : '';
    const titles = joinItems(named, language) + more;
    return [wording.say(`limit.${key}`, { count: group.length, titles, reasons: reasonsOf(context, group) })];
  });
}

/** That all sets compare, and how many figures in them do not. */
function tellApart(context: Context, views: readonly ComparisonView[]): string {
  const { wording, focus } = context;
  const apart = focus
    ? []
    : views.flatMap(({ members }) => members.filter(({ standing }) => !permissions[standing.id].rank));
  return apart.length === 0
    ? wording.say('limit.none')
    : wording.say('limit.figures', { count: apart.length, reasons: reasonsOf(context, views) });
}

/** A sentence on page one stands alone, and goes into the letter: it says itself that a figure is not the published one. */
function addCorrected(context: Context, message: KeyMessage): KeyMessage {
  const told = tellCorrected(context, message.observations);
  return { ...message, text: [message.text, ...told].join(context.language === 'zh' ? '' : ' ') };
}

/** That figures take part which nobody has reviewed. */
function tellCandidates({ dataset, wording }: Context): string[] {
  const count = dataset.observations.filter(({ status }) => status === 'candidate').length;
  return count === 0 ? [] : [wording.say('limit.candidates', { count, sign: wording.say('sign.candidate') })];
}

/** What keeps figures of these sets from comparing, in the order of the key to the signs. */
function reasonsOf({ wording, language, focus }: Context, views: readonly ComparisonView[]): string {
  const found = new Set(
    views.flatMap(({ findings }) => {
      const grave = findings.filter(({ severity }) => severity.id !== 'caveat');
      // Where nothing is said of the bureau's own figure, it is the others' that leave it alone.
      const own = grave.filter(({ bureaus }) => !focus || bureaus.some(({ id }) => id === focus.id));
      return (own.length > 0 ? own : grave).map(({ rule }) => rule);
    }),
  );
  const reasons = signRules.filter((rule) => found.has(rule)).map((rule) => wording.say(`caveat.${rule}`));
  return joinItems(reasons, language);
}

/** States first, then the rules' signs that occur. */
function buildSigns(context: Context, views: readonly ComparisonView[]): Report['signs'] {
  const { wording } = context;
  const states = [
    'comparable',
    'comparable-with-caveats',
    'indicative',
    'undetermined',
    'not-comparable',
    'single',
    ...([...context.evidenceRows.values()].some(({ standing }) => standing.id === 'passed-over')
      ? ['passed-over']
      : []),
    ...absenceReasons,
  ];
  const used = new Set(views.flatMap(({ members }) => members.flatMap(({ signs }) => signs)));
  // Earlier figures, of which no comparison has one, stand in the tables of changes.
  if (viewCorrections(context).length > 0) used.add(wording.say('sign.corrected'));
  return [
    ...states.map((state) => ({ sign: wording.say(`state-sign.${state}`), meaning: wording.say(`state.${state}`) })),
    ...signRules.flatMap((rule) => {
      const sign = wording.say(`sign.${rule}`);
      return used.has(sign) ? [{ sign, meaning: wording.say(`caveat.${rule}`) }] : [];
    }),
  ];
}
