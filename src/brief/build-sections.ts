/** The sections that the plan names, in its order, with tables and figures numbered through. */
import { fewestForNeighbours } from '../model/benchmark.js';
import type { SectionPlan } from '../model/plan.js';
import type { Block, ComparisonView, CoverageMatrix, Section } from '../model/report.js';
import { blocksOfBureau } from './build-bureau.js';
import { blocksSince } from './build-since.js';
import type { Context } from './context.js';
import { withoutOthers } from './focus.js';
import { formatBase, joinItems } from './format.js';
import { figuresOf, type Numbering, type SectionInput } from './section-input.js';
import { viewCorrections } from './view-corrections.js';
import { tablesOfAnnex } from './tables/annex.js';
import { tableOfComputedChanges } from './tables/computed-changes.js';
import { tableOfNeighbours } from './tables/neighbours.js';
import { tableOfChanges } from './tables/changes.js';
import { describeSilence } from './view-coverage.js';
import { tableOfCorrections } from './tables/corrections.js';
import { tableOfCoverage } from './tables/coverage.js';
import { tableOfEvidence } from './tables/evidence.js';
import { tableOfFamily } from './tables/family.js';
import { tableOfSources } from './tables/sources.js';

/** Sections without anything to say are left out. */
export function buildSections(
  context: Context,
  views: readonly ComparisonView[],
  matrix: CoverageMatrix,
  numbering: Numbering,
): Section[] {
  return context.plan.sections.flatMap((plan) => {
    const input = { context, views, matrix, numbering, plan };
    const blocks = parts[plan.part](input);
    if (blocks.length === 0) return [];
    return [{ id: plan.id, heading: context.wording.say(`section.${plan.id}`), blocks, page_break: plan.page_break }];
  });
}

const parts: Readonly<Record<SectionPlan['part'], (input: SectionInput) => Block[]>> = {
  coverage: (input) => {
    const { context, matrix, numbering } = input;
    const figures = figuresOf(input);
    const key = figures.length > 0 ? 'lead.coverage' : 'lead.coverage-table';
    const lead: Block = { type: 'paragraph', tone: 'lead', text: context.wording.say(key) };
    const silent: Block[] = describeSilence(context).map((text) => ({ type: 'paragraph', text }));
    return figures.length > 0
      ? [lead, ...figures]
      : [lead, { type: 'table', table: numbering.table(tableOfCoverage(context, matrix)) }, ...silent];
  },
  since: ({ context, numbering }) => blocksSince(context, numbering),
  changes: (input) => {
    const { context, numbering } = input;
    if (!context.detailed && !context.focus) return [];
    const views = input.views.map((view) => withoutOthers(context, view));
    const changes = views.filter(({ kind }) => kind.id === 'change' || kind.id === 'change-points');
    const stated = changes.length > 0 ? [tableOfChanges(context, changes)] : [];
    const tables = [...stated, tableOfComputedChanges(context, views) ?? []].flat();
    if (tables.length === 0) return [];
    const key = stated.length > 0 ? 'lead.changes' : 'lead.computed-changes';
    const lead: Block = { type: 'paragraph', tone: 'lead', text: context.wording.say(key) };
    return [
      lead,
      ...figuresOf({ ...input, views }),
      ...tables.map((draft): Block => ({ type: 'table', table: numbering.table(draft) })),
    ];
  },
  family: (input) => {
    const { context, numbering, plan, views } = input;
    const own = views.filter(
      ({ family, kind }) => family.id === plan.family && kind.id !== 'change' && kind.id !== 'change-points',
    );
    if (own.length === 0) return [];
    const title = context.wording.say('table.family', { family: context.wording.say(`section.${plan.id}`) });
    const table: Block = {
      type: 'table',
      table: numbering.table(tableOfFamily(context, own, title, `table-${plan.id}`)),
    };
    return [
      { type: 'paragraph', tone: 'lead', text: context.wording.say(`lead.${plan.id}`) },
      ...figuresOf(input),
      table,
    ];
  },
  bureaus: (input) => {
    const { focus, detailed, dataset } = input.context;
    const bureaus = focus ? [focus] : detailed ? dataset.bureaus : [];
    return bureaus.flatMap((bureau) => blocksOfBureau(input, bureau));
  },
  method: ({ context, numbering }) =>
    buildMethod(context)
      .flatMap(({ heading, text }, index): Block[] => [
        { type: 'heading', id: `method-${index + 1}`, text: heading, in_contents: false },
        { type: 'paragraph', text },
      ])
      .concat(
        context.peers.flatMap((group): Block[] => {
          const table = tableOfNeighbours(context, group);
          return table ? [{ type: 'table', table: numbering.table(table) }] : [];
        }),
      ),
  sources: ({ context, views, numbering }) => [
    { type: 'table', table: numbering.table(tableOfSources(context, views)) },
    ...blocksOfCorrections(context, numbering),
  ],
  evidence: ({ context, numbering }) =>
    context.evidenceRows.size > 0 ? [{ type: 'table', table: numbering.table(tableOfEvidence(context)) }] : [],
  annex: ({ context, views, numbering }) =>
    tablesOfAnnex(context, views).map((draft): Block => ({ type: 'table', table: numbering.table(draft) })),
};

function blocksOfCorrections(context: Context, numbering: Numbering): Block[] {
  const corrections = viewCorrections(context);
  return corrections.length === 0
    ? []
    : [{ type: 'table', table: numbering.table(tableOfCorrections(context, corrections)) }];
}

const methodTopics = [
  'selection',
  'verdict',
  'rates',
  'bounds',
  'intervals',
  'contrasts',
  'ranks',
  'funnel',
  'change',
  'sensitivity',
  'absence',
  'messages',
] as const;

/** How the figures were made comparable; a paragraph each. */
export function buildMethod(context: Context): { heading: string; text: string }[] {
  const { wording } = context;
  const base = formatBase(context.dataset.benchmark.rate_base, context.language);
  const hasFunnel = context.comparisons.some(({ funnel }) => funnel);
  const used = methodTopics.filter((topic) => topic !== 'funnel' || hasFunnel);
  const topics = used.map((topic) => ({
    heading: wording.say(`method.${topic}.heading`),
    text: wording.say(`method.${topic}.text`, { base }),
  }));
  const peers = describePeers(context);
  return peers.length === 0
    ? topics
    : [...topics, { heading: wording.say('method.peers.heading'), text: peers.join('') }];
}

/** Each peer group: who is in it, or why it has nobody. */
function describePeers({ peers, dataset, wording, language }: Context): string[] {
  return peers.map(({ group, members, neighbours, variables, without_variables: without }) => {
    const name = dataset.benchmark.peers.find(({ id }) => id === group)?.name[language] ?? group;
    if (variables.length === 0) return wording.say('method.peers.group', { name, count: members.length });
    const known = dataset.bureaus.length - without.length;
    const values = { name, variables: joinItems(variables, language), known, needed: fewestForNeighbours };
    return wording.say(neighbours.length === 0 ? 'method.peers.too-few' : 'method.peers.nearest', values);
  });
}
