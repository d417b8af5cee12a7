/** The sections that the plan names, in its order, with tables and figures numbered through. */
import { fewestForNeighbours } from '../model/benchmark.js';
import type { Bureau } from '../model/bureau.js';
import type { SectionPlan } from '../model/plan.js';
import type { Block, ComparisonView, CoverageMatrix, Figure, Section, Table } from '../model/report.js';
import { translate, type Context } from './context.js';
import { draftFigures, type PlannedFigure } from './figures/registry.js';
import { formatBase, formatNumber, joinItems } from './format.js';
import { tablesOfAnnex } from './tables/annex.js';
import { tableOfComputedChanges } from './tables/computed-changes.js';
import { tableOfNeighbours } from './tables/neighbours.js';
import { tableOfBureau } from './tables/bureau.js';
import { tableOfContrasts } from './tables/contrasts.js';
import { tableOfChanges } from './tables/changes.js';
import { describeSilence } from './view-coverage.js';
import { tableOfCoverage } from './tables/coverage.js';
import type { DraftTable } from './tables/draft.js';
import { tableOfEvidence } from './tables/evidence.js';
import { tableOfFamily } from './tables/family.js';
import { tableOfSources } from './tables/sources.js';

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

interface SectionInput {
  readonly context: Context;
  readonly views: readonly ComparisonView[];
  readonly matrix: CoverageMatrix;
  readonly numbering: Numbering;
  readonly plan: SectionPlan;
}

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

/**
 * Figures of one comparison stand together, in the order of the plan. Each figure of a family has an axis of its own: where several stand
 * beside each other, their notes warn.
 */
function figuresOf({ context, views, matrix, numbering, plan }: SectionInput): Block[] {
  const planned = plan.figures.flatMap((figure) =>
    draftFigures(figure, { context, views, matrix, family: plan.family }),
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
  changes: (input) => {
    const { context, views, numbering } = input;
    if (!context.detailed) return [];
    const changes = views.filter(({ kind }) => kind.id === 'change' || kind.id === 'change-points');
    const stated = changes.length > 0 ? [tableOfChanges(context, changes)] : [];
    const tables = [...stated, tableOfComputedChanges(context, views) ?? []].flat();
    if (tables.length === 0) return [];
    const key = stated.length > 0 ? 'lead.changes' : 'lead.computed-changes';
    const lead: Block = { type: 'paragraph', tone: 'lead', text: context.wording.say(key) };
    return [
      lead,
      ...figuresOf(input),
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
  bureaus: (input) =>
    input.context.detailed
      ? input.context.dataset.bureaus.flatMap((bureau, index) => blocksOfBureau(input, bureau, index > 0))
      : [],
  method: ({ context, numbering }) =>
    buildMethod(context)
      .flatMap(({ heading, text }, index): Block[] => [
        { type: 'heading', id: `method-${index + 1}`, text: heading, page_break: false, in_contents: false },
        { type: 'paragraph', text },
      ])
      .concat(
        context.peers.flatMap((group): Block[] => {
          const table = tableOfNeighbours(context, group);
          return table ? [{ type: 'table', table: numbering.table(table) }] : [];
        }),
      ),
  sources: ({ context, numbering }) => [{ type: 'table', table: numbering.table(tableOfSources(context)) }],
  evidence: ({ context, numbering }) =>
    context.detailed ? [{ type: 'table', table: numbering.table(tableOfEvidence(context)) }] : [],
  annex: ({ context, views, numbering }) =>
    tablesOfAnnex(context, views).map((draft): Block => ({ type: 'table', table: numbering.table(draft) })),
};

function blocksOfBureau({ context, views, numbering }: SectionInput, bureau: Bureau, pageBreak: boolean): Block[] {
  const { wording, language, dataset } = context;
  const published = views.filter(({ members }) => members.some((member) => member.bureau.id === bureau.id));
  const populations = bureau.population.map(({ date, value, basis, source }) =>
    wording.say('bureau.population', {
      value: formatNumber(value, 0),
      date,
      basis: wording.say(`basis.${basis}`),
      source: describeSource(context, source),
    }),
  );
  const own = dataset.observations.filter((observation) => observation.bureau === bureau.id);
  const covered = context.coverage.bureaus.find((entry) => entry.bureau === bureau.id);
  const text = wording.say('bureau.intro', {
    name: bureau.name[language],
    level: wording.say(`level.${bureau.level}`),
    adcode: bureau.adcode,
    population:
      populations.length === 0
        ? wording.say('bureau.no-population')
        : populations.join(language === 'zh' ? '\uff1b' : '; '),
    published: published.length,
    of: views.length,
    indicators: covered?.published ?? 0,
    applicable: covered?.applicable ?? 0,
    figures: own.filter(({ status }) => status === 'reported').length,
    derived: own.filter(({ status }) => status === 'derived').length,
  });
  const boundary = bureau.boundary ? [wording.say('bureau.boundary', { boundary: bureau.boundary[language] })] : [];
  return [
    {
      type: 'heading',
      id: `bureau-${bureau.id}`,
      text: bureau.short_name[language],
      page_break: pageBreak,
      in_contents: true,
    },
    { type: 'paragraph', text: [text, ...boundary].join('') },
    { type: 'table', table: numbering.table(tableOfBureau(context, views, bureau)) },
    ...[tableOfContrasts(context, views, bureau) ?? []]
      .flat()
      .map((draft): Block => ({ type: 'table', table: numbering.table(draft) })),
  ];
}

/** A source by its publisher or kind, with its note: "secondary copy, not verified" must stand at the number. */
function describeSource(context: Context, id: string): string {
  const { publisher, kind, note } = context.source(id);
  const name =
    publisher === null ? context.wording.say(`source-kind.${kind}`) : translate(context, 'sources', publisher);
  return kind === 'secondary-copy' && note !== undefined ? translate(context, 'notes', note) : name;
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
