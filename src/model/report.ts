/** What all renderers share: the report in one language. Renderers lay it out; they compute and format nothing. */
import type { ChartTable } from './chart.js';
import type { Family } from './indicator.js';
import type { Population } from './bureau.js';
import type { Language } from './language.js';
import type { Peers } from './peers.js';
import type { AbsenceReason, Change, Contrast, Trend, Verdict } from './comparison.js';
import type { FindingSeverity, Facet } from './finding.js';

/** A number with the text that every output prints for it. */
export interface ShownNumber {
  readonly value: number;
  readonly text: string;
}

/** An estimate as shown. `bounds` is empty where the figure is exact to its last digit. */
export interface ShownEstimate extends ShownNumber {
  readonly lower: number;
  readonly upper: number | null;
  readonly bounds: string;
}

/** A code with the word that the reader sees. */
export interface Labelled<T extends string = string> {
  readonly id: T;
  readonly label: string;
}

/** Limits with the text that every output prints for both. */
export interface ShownInterval {
  readonly lower: number;
  readonly upper: number | null;
  readonly text: string;
}

/** A competition rank, the ranks that it may have, and its text: `2`, `2 (1–3)`, each of how many. */
export interface ShownRank extends ShownNumber {
  readonly of: number;
  /** 95 % interval from bounds and chance. */
  readonly interval: ShownInterval;
  /** What the wording alone leaves open. */
  readonly possible: ShownInterval;
}

/** A figure against a reference, in words. */
export interface ContrastView {
  readonly bureau: Labelled;
  /** Of the bureau's figure. */
  readonly period: string;
  /** `the 5 others together`, `counties (4)`, `Yunxi (2021)`. */
  readonly reference: Labelled<Contrast['reference']['type']>;
  /** Id of the group or the bureau; empty for the others. */
  readonly reference_id: string;
  readonly against: number;
  readonly reference_value: ShownNumber | undefined;
  /** Ratio of rates, or points of difference. */
  readonly effect: ShownNumber | undefined;
  readonly effect_measure: Contrast['effect_measure'];
  readonly interval: ShownInterval | undefined;
  readonly word: Labelled<Contrast['word']>;
  /** Better or worse; where it cannot be told, why. */
  readonly remark: string;
  readonly assessment: Contrast['assessment'];
  readonly reason: Contrast['reason'];
  /** P(the first is the larger). */
  readonly probability: ShownNumber | undefined;
}

/** A change computed from two years. */
export interface ChangeView {
  readonly bureau: Labelled;
  readonly from: { readonly period: string; readonly figure: ShownNumber; readonly evidence: number };
  readonly to: { readonly period: string; readonly figure: ShownNumber; readonly evidence: number };
  readonly size: ShownEstimate | undefined;
  readonly unit: Labelled<Change['unit']>;
  readonly z: ShownNumber | undefined;
  readonly word: Labelled<Change['word']>;
  /** The bureau's own statement, and whether both can hold. */
  readonly stated:
    | (ShownNumber & { readonly evidence: number; readonly agrees: boolean | undefined; readonly remark: string })
    | undefined;
}

/** A bureau's figures over the years. */
export interface SeriesView {
  readonly bureau: Labelled;
  readonly first: string;
  readonly last: string;
  /** In order, one a year. */
  readonly points: readonly {
    /** In which the figure's period ends. */
    readonly year: string;
    readonly shown: ShownNumber;
    readonly evidence: number;
    /** Of a rate. */
    readonly population:
      { readonly value: number; readonly date: string; readonly basis: Population['basis'] } | undefined;
  }[];
  readonly breaks: readonly string[];
  readonly trend:
    | {
        readonly word: Labelled<Trend['word']>;
        readonly slope: ShownNumber;
        readonly chi_square: ShownNumber;
        readonly points: number;
      }
    | undefined;
  readonly changes: readonly ChangeView[];
}

/** One bureau's figure within a comparison. */
export interface MemberView {
  readonly bureau: Labelled;
  /** Id of the observation. */
  readonly observation: string;
  /** Number of its row in the evidence table, from 1: its place in `Dataset.observations` and in the workbook's Observations. */
  readonly evidence: number;
  readonly period: string;
  /** Empty when the figure covers the whole bureau. */
  readonly scope: string;
  readonly unit: Labelled;
  readonly stated: ShownEstimate;
  /** The percentage that numerator and denominator give, with one decimal more than is stated. */
  readonly share: ShownNumber | undefined;
  /** Per `rate_base` residents. */
  readonly rate: ShownEstimate | undefined;
  /** 95 % interval of the rate, or of a proportion with numerator and denominator. */
  readonly interval: ShownInterval | undefined;
  readonly population:
    (ShownNumber & { readonly date: string; readonly basis: string; readonly source: string }) | undefined;
  readonly standing: Labelled<Verdict>;
  /** Signs of its caveats, in the order of the key to the signs. */
  readonly signs: readonly string[];
  readonly rank: ShownRank | undefined;
  /** Against the others together. */
  readonly contrast: ContrastView | undefined;
}

/** Something that a rule found, as a sentence. */
export interface FindingView {
  readonly rule: string;
  readonly facet: Labelled<Facet>;
  readonly severity: Labelled<FindingSeverity>;
  readonly sign: string;
  readonly sentence: string;
  readonly bureaus: readonly Labelled[];
  readonly evidence: readonly string[];
}

/** One indicator's figures side by side. */
export interface ComparisonView {
  readonly id: string;
  readonly family: Labelled<Family>;
  readonly indicator: Labelled;
  /** Name of what is shown: the indicator, with the kind where it is no level. */
  readonly title: string;
  readonly kind: Labelled;
  readonly measure: 'rate' | 'stated';
  /** Unit of what is put side by side: per 100 000 residents, or the stated figure's. */
  readonly unit: string;
  /** Unit of the figures as stated: that of those that compare, else of most. */
  readonly stated_unit: Labelled;
  readonly verdict: Labelled<Verdict>;
  readonly members: readonly MemberView[];
  readonly absences: readonly { readonly bureau: Labelled; readonly reason: Labelled<AbsenceReason> }[];
  /** "2 of 4". */
  readonly published: ShownNumber & { readonly of: number };
  /** Of those that are ranked. */
  readonly median: ShownEstimate | undefined;
  readonly pooled: ShownEstimate | undefined;
  /** How many are ranked, how many of those to whom the indicator applies are not, and what rank 1 means. */
  readonly ranked: { readonly count: number; readonly missing: number; readonly order: string };
  /** Against the others, the peer groups and the reference bureau. */
  readonly contrasts: readonly ContrastView[];
  readonly pairs: readonly ContrastView[];
  /** Names of bureaus that cannot be told apart, by group. */
  readonly indistinct: readonly (readonly string[])[];
  readonly series: readonly SeriesView[];
  /** What would move with another choice; a sentence each. */
  readonly sensitivities: readonly string[];
  readonly findings: readonly FindingView[];
}

/** State of one indicator at one bureau, in the coverage matrix. */
export interface MatrixCell {
  readonly bureau: string;
  readonly state: Labelled<Verdict | 'single' | AbsenceReason>;
  /** Sign that carries the state without colour. */
  readonly sign: string;
  /** The stated figure, or the sign alone. */
  readonly text: string;
  /** Period, scope and figure as stated; empty where there is none. */
  readonly detail: string;
  readonly value: number | undefined;
  readonly evidence: number | undefined;
}

export interface MatrixRow {
  readonly comparison: string;
  readonly family: Labelled<Family>;
  readonly title: string;
  readonly unit: string;
  readonly verdict: Labelled<Verdict>;
  readonly cells: readonly MatrixCell[];
  readonly published: ShownNumber & { readonly of: number };
}

export interface CoverageMatrix {
  readonly bureaus: readonly Labelled[];
  readonly rows: readonly MatrixRow[];
}

/** By k of n bureaus for each indicator of the catalogue, and by k of n indicators for each bureau. */
export interface CoverageView {
  readonly indicators: readonly {
    readonly indicator: Labelled;
    readonly family: Labelled<Family>;
    readonly published: ShownNumber & { readonly of: number };
  }[];
  readonly bureaus: readonly {
    readonly bureau: Labelled;
    readonly published: ShownNumber & { readonly of: number };
    readonly sources: number;
  }[];
}

/** A comparability rule in one language. */
export interface RuleView {
  readonly code: string;
  readonly sign: string;
  readonly facet: Labelled<Facet>;
  readonly finds: string;
  readonly misleads: string;
  readonly remedy: string;
}

/** One observation with its words. */
export interface EvidenceRow {
  readonly number: number;
  readonly observation: string;
  readonly bureau: Labelled;
  readonly title: string;
  readonly stated: ShownEstimate;
  readonly unit: string;
  readonly period: string;
  readonly scope: string;
  /** Empty for derived figures, which give their formula instead. */
  readonly phrase: string;
  readonly formula: string;
  readonly source: Labelled;
  readonly paragraph: string;
  readonly note: string;
  /** How far it compares; `passed-over` where another figure of the bureau was taken. */
  readonly standing: Labelled<Verdict | 'single' | 'passed-over'>;
  readonly sign: string;
}

/** A sentence for the reader, with the observations that it states. */
export interface KeyMessage {
  readonly template: string;
  readonly text: string;
  readonly observations: readonly string[];
  readonly evidence: readonly number[];
}

export interface Column {
  readonly heading: string;
  readonly align: 'left' | 'right' | 'center';
}

export interface Cell {
  readonly text: string;
  /** Row of the evidence table that the cell leads to. */
  readonly evidence?: number;
  readonly tone?: 'strong' | 'muted' | 'group';
  /** Signs whose meaning the page must tell. */
  readonly signs?: readonly string[];
}

export interface Table {
  readonly id: string;
  /** "表 3" or "Table 3". */
  readonly number: string;
  readonly title: string;
  /** Printed at the top right; empty when columns have different units. */
  readonly unit: string;
  readonly columns: readonly Column[];
  /** A row with a single cell of tone `group` heads the rows below it. */
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

/** A chart: the spec to use, its texts, and the table that it draws. */
export interface Figure {
  readonly id: string;
  readonly number: string;
  /** States the message. */
  readonly title: string;
  /** Number and title in one run, set apart by punctuation. */
  readonly heading: string;
  /** States the definition, the period and the unit; a line break sets them apart. */
  readonly subtitle: string;
  readonly alt: string;
  /** File name in `templates/charts`, without `.vl.json`. */
  readonly template: string;
  /** Texts for the spec's `${…}` places, besides title and subtitle. */
  readonly texts: Readonly<Record<string, string>>;
  /** Numbers for the spec's `params` of the same names. */
  readonly parameters: Readonly<Record<string, number>>;
  /** The table's columns in order. */
  readonly columns: ChartTable['columns'];
  /** Every row has every column. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  /** Id of the comparison that it shows; undefined where it shows several. */
  readonly comparison?: string;
  /** Families in whose workbook sheets the chart stands; none: the summary sheet. */
  readonly families: readonly Family[];
  /** Name of the workbook's sheet that holds the figures. */
  readonly sheet: string;
  /** The bureau that the chart is about; such charts stand in briefings only. */
  readonly bureau?: string;
}

export type Block =
  | {
      readonly type: 'heading';
      readonly id: string;
      readonly text: string;
      /** Whether the contents list it; bookmarks have every heading. */
      readonly in_contents: boolean;
    }
  | { readonly type: 'paragraph'; readonly text: string; readonly tone?: 'note' | 'lead' }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly table: Table }
  | { readonly type: 'figure'; readonly figure: Figure };

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Whether the section starts a page. */
  readonly page_break: boolean;
}

/** A published figure that was found wrong: what was stated, what holds, and who says so. */
export interface CorrectionView {
  readonly observation: string;
  readonly evidence: number;
  readonly bureau: Labelled;
  readonly title: string;
  readonly period: string;
  /** The source's words, and the value that was on file. */
  readonly stated: string;
  readonly expected: ShownNumber;
  readonly holds: ShownEstimate;
  readonly unit: string;
  readonly reason: string;
  readonly provider: string;
  readonly date: string;
}

/** Bureaus that are like one another, by id. */
export interface PeerGroupView {
  readonly group: Labelled;
  /** Of a group with nearest neighbours: empty. */
  readonly members: readonly string[];
  readonly neighbours: Peers['neighbours'];
}

/** Start of the names of an edition's files: `<slug>.<language>`, of one about a bureau `<slug>.<ID>.<language>`. */
export const stemOf = ({ slug, focus, language }: Pick<Report, 'slug' | 'focus' | 'language'>): string =>
  [slug, ...(focus ? [focus.id] : []), language].join('.');

export interface Report {
  readonly language: Language;
  readonly slug: string;
  /** The bureau that the edition is about; undefined in the main one. */
  readonly focus?: Labelled | undefined;
  readonly title: string;
  readonly subtitle: string;
  readonly question: string;
  /** As printed, and as data. */
  readonly date: { readonly text: string; readonly iso: string };
  readonly office: string | undefined;
  readonly issue_number: string | undefined;
  readonly marking: string | undefined;
  readonly messages: readonly KeyMessage[];
  readonly front_figure: Figure | undefined;
  /** What cannot be compared, and why; for page one. */
  readonly limits: readonly string[];
  readonly sections: readonly Section[];
  readonly comparisons: readonly ComparisonView[];
  readonly peers: readonly PeerGroupView[];
  readonly matrix: CoverageMatrix;
  readonly evidence: readonly EvidenceRow[];
  /** In the order of the evidence. */
  readonly corrections: readonly CorrectionView[];
  /** What bureaus have to say, by bureau. */
  readonly replies: readonly { readonly bureau: Labelled; readonly paragraphs: readonly string[] }[];
  readonly signs: readonly { readonly sign: string; readonly meaning: string }[];
  /** What was published, by k of n. */
  readonly coverage: CoverageView;
  /** Rules that found something, with what they mean. */
  readonly rules: readonly RuleView[];
  /** How a reader should take the figures; a paragraph each. */
  readonly method: readonly { readonly heading: string; readonly text: string }[];
}
