/**
 * The phases in order: read → compare → brief → chart → render; before them, articles are extracted for review. The only module that knows every
 * stage; it touches no files but the fonts.
 */
import { Collector } from './diagnostics/collector.js';
import { hasErrors, type Diagnostic, type Outcome, type Place, type Severity } from './diagnostics/diagnostic.js';
import type { InputFolder, FontFiles } from './host/host.js';
import { recordReads, type FileHash } from './host/recording-folder.js';
import type { FontBook } from './fonts/font-book.js';
import type { ChartTemplateError } from './chart/chart-template-error.js';
import type { ChartSpec, Drawing, Measure } from './model/chart.js';
import type { Compared } from './model/compared.js';
import type { Bureau } from './model/bureau.js';
import type { Dataset } from './model/dataset.js';
import { languages as allLanguages, type Language } from './model/language.js';
import type { Addressing, Attachment, Letter, LetterPicture, LetterTemplate, Message } from './model/letter.js';
import type { DescribedRule } from './model/rule.js';
import type { Manifest } from './model/manifest.js';
import { keepNothing, keyOf, type Keep } from './model/keep.js';
import { MissingMessage, type Wording } from './model/wording.js';
import { stemOf, type Figure, type Report } from './model/report.js';
import type { Theme } from './model/theme.js';
import {
  extractArticle,
  type ExtractArticleOptions,
  type ExtractedArticle,
  type Proposed,
} from './extract/extract-article.js';
import type { ArticleFile } from './extract/formats/reading.js';
import { nameSource, toObservations, type SourceName, type UnfiledObservation } from './extract/name-source.js';
import { findCharacter } from './read/find-character.js';
import { readDataset } from './read/read-dataset.js';
import { letterPath, readLetter } from './read/read-letter.js';
import { readRecipients, type Recipient } from './read/read-recipients.js';
import { readHoldings, type Holdings } from './read/read-holdings.js';
import {
  chartPath,
  findMissingMessages,
  readTemplates,
  tellChartMistake,
  toWording,
  type Templates,
} from './read/read-templates.js';
import { compareEditions } from './diff/compare-editions.js';
import type { Difference, EditionRecord } from './model/difference.js';
import { isEditionProblem, readEdition, toEditionRecord, type EditionProblem } from './read/read-edition.js';
import type { DataTable } from './render/data/data-table.js';
import { tableOfBureaus } from './render/data/tables/bureaus.js';
import { tableOfComparisons } from './render/data/tables/comparisons.js';
import { tableOfIndicators } from './render/data/tables/indicators.js';
import { tableOfObservations } from './render/data/tables/observations.js';
import { compareDataset } from './compare/compare-dataset.js';
import { measureCoverage } from './compare/coverage.js';
import { findPeers } from './compare/peers.js';
import { describeRules } from './compare/rules/registry.js';
import type { Picture } from './render/workbook/render-workbook.js';
import { buildReport } from './brief/build-report.js';
import { tableOf } from './brief/figures/tables.js';
import { inspectTemplate } from './chart/inspect-template.js';
import { hashBytes } from './text/hash-bytes.js';
import { findUnsafeInSubject } from './text/letter-head.js';
import type { VerifyInput } from './verify/verify-outputs.js';

import { readArticle } from './extract/read-article.js';
export { isArticleName } from './extract/read-article.js';
export { figureRereader } from './extract/reread-figure.js';
export type { ArticleFile, Holdings, Proposed, Recipient, UnfiledObservation };

/** An article with what was found in it, under the ids that it would have on file. */
export interface Extracted extends ExtractedArticle {
  readonly source: SourceName;
  readonly observations: readonly UnfiledObservation[];
}

/** The code lists by which articles are read, and what is on file already; `strict`: only when every observation can be read. */
export function openHoldings(folder: InputFolder, { strict }: { readonly strict: boolean }): Outcome<Holdings> {
  return readHoldings(folder, strict);
}

/** The decoded text of an article's file, in which locators count; undefined where it cannot be read. */
export async function readArticleText(file: ArticleFile): Promise<string | undefined> {
  return (await readArticle(file)).value?.text;
}

/**
 * Reads articles and proposes their figures for review. Nothing of it is on file: a build knows only what is in the folder. Articles of the
 * same bytes have one source, in which the numbers go on.
 */
export async function extract(
  files: Iterable<ArticleFile>,
  holdings: Holdings,
  options: ExtractArticleOptions,
): Promise<{ readonly extracted: readonly Extracted[]; readonly diagnostics: readonly Diagnostic[] }> {
  const extracted: Extracted[] = [];
  const collector = new Collector();
  const highest = new Map(holdings.highest);
  const named = new Map<string, SourceName>();
  for (const file of files) {
    const outcome = await extractArticle(file, holdings, options);
    collector.take(outcome.diagnostics);
    if (!outcome.value) continue;
    const { extraction } = outcome.value;
    const taken = new Set([...named.values()].map(({ id }) => id));
    const source = named.get(extraction.sha256) ?? nameSource(extraction, holdings.sources, taken);
    named.set(extraction.sha256, source);
    const last = highest.get(source.id) ?? 0;
    highest.set(source.id, last + extraction.candidates.length);
    extracted.push({ ...outcome.value, source, observations: toObservations(extraction, source.id, last + 1) });
  }
  return { extracted, diagnostics: collector.diagnostics };
}

/** An edition from its output folder, or why there is none. */
export function openEdition(output: InputFolder): EditionRecord | EditionProblem {
  return readEdition(output);
}

export { isEditionProblem };

/** The edition that a build of a benchmark gives: what its data package would hold. */
export function editionOf({
  dataset,
  inputs,
  comparisons,
  coverage,
}: Pick<Prepared, 'dataset' | 'inputs'> & Compared): EditionRecord {
  const { slug, date, rate_base: base } = dataset.benchmark;
  return toEditionRecord(
    { slug, date, inputs: [...inputs] },
    {
      observations: rowsOf(tableOfObservations(dataset)),
      comparisons: rowsOf(tableOfComparisons(comparisons, base)),
      bureaus: rowsOf(tableOfBureaus(dataset.bureaus, coverage)),
      indicators: rowsOf(tableOfIndicators(dataset.indicators, coverage)),
    },
  );
}

/** Rows as a CSV has them: texts, empty cells left out. */
const rowsOf = ({ fields, rows }: DataTable): Record<string, string>[] =>
  rows.map((row) =>
    Object.fromEntries(
      row.flatMap((value, index) => {
        const name = fields[index]?.name;
        const isEmpty = value === undefined || value === null || value === '';
        return name === undefined || isEmpty ? [] : [[name, String(value)]];
      }),
    ),
  );

/** What lies between two editions. */
export function diff(from: EditionRecord, to: EditionRecord): Difference {
  return compareEditions(from, to);
}

/** What a build is made from. */
export interface Inputs {
  readonly folder: InputFolder;
  readonly templates: InputFolder;
  /** The templates of the package, which are known to be right; where they are not at hand all are looked at. */
  readonly shipped?: InputFolder;
  /** Whether candidates take part like figures that were reviewed; not by default. */
  readonly candidates?: boolean;
}

/** Everything up to the reports: what `build` renders and `verify` checks against. */
export interface Prepared extends Compared {
  readonly dataset: Dataset;
  readonly templates: Templates;
  readonly editions: readonly Edition[];
  /** What moved since the edition before, where there is one. */
  readonly since: Difference | undefined;
  /** Every file that was read, templates under `templates/`. */
  readonly inputs: readonly FileHash[];
  /** Where a character of the reports comes from, as far as that can be found out. */
  readonly find: (character: string) => Place;
}

/** One language's report with its words. */
export interface Edition {
  readonly language: Language;
  readonly wording: Wording;
  readonly report: Report;
}

export const formats = ['pdf', 'xlsx', 'svg', 'data'] as const;
export type Format = (typeof formats)[number];

export interface OutputFile {
  /** Below the output folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Called when a phase begins; `detail` names the edition or file. */
export type Progress = (phase: Phase, detail?: string) => void;
export type Phase = 'read' | 'compare' | 'brief' | 'chart' | 'data' | 'picture' | 'workbook' | 'pdf' | 'write';

export interface RenderOptions {
  readonly formats: ReadonlySet<Format>;
  readonly fontFiles: FontFiles;
  readonly created: Date;
  /** Whether the PDF carries the workbook. */
  readonly attach: boolean;
  /** Whether the PDF conforms to PDF/A-3b. */
  readonly archival: boolean;
  /** Whom the edition is about; undefined: the main one. */
  readonly bureau?: Bureau | undefined;
  /** What earlier builds with the same fonts hand on; without it everything is made anew. */
  readonly keep?: Keep;
  /** Who renders the editions; without it they are rendered here, one after the other. */
  readonly renderEditions?: (tasks: readonly EditionTask[]) => Promise<readonly RenderedEdition[]>;
}

/** What one language's charts, briefing and workbook are made from: values alone, so that another thread can make them. */
export interface EditionTask extends Pick<RenderOptions, 'formats' | 'fontFiles' | 'created' | 'attach' | 'archival'> {
  readonly dataset: Dataset;
  readonly language: Language;
  readonly messages: Templates['messages'];
  readonly charts: Templates['charts'];
  readonly theme: Theme;
  /** The main edition's, which the workbook holds. */
  readonly main: Report;
  /** The briefing's: of one bureau, or the main one. */
  readonly report: Report;
  /** Id of the bureau that the edition is about. */
  readonly selected: string | undefined;
}

export interface RenderedEdition {
  /** None when a chart cannot be drawn. */
  readonly files: readonly OutputFile[];
  readonly broken: readonly BrokenChart[];
}

/** A chart template that cannot be drawn, and why. */
type BrokenChart = Pick<ChartTemplateError, 'template' | 'mistakes'>;

/** Everything that was read, as far as it could be. */
interface Read {
  readonly dataset: Dataset | undefined;
  readonly templates: Templates | undefined;
  readonly files: readonly FileHash[];
  /** Template files, by path, that are not as the package ships them. */
  readonly own: ReadonlySet<string>;
  readonly find: Prepared['find'];
  /** Keys of messages that the package has and the templates lack; they are told. */
  readonly missing: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

function read({ folder: benchmark, templates: plans, shipped, candidates }: Inputs): Read {
  const folder = recordReads(benchmark, '');
  const templatesFolder = recordReads(plans, '');
  const isShipped = (path: string, sha256: string): boolean => {
    const bytes = shipped?.readFile(path);
    return bytes !== undefined && hashBytes(bytes) === sha256;
  };
  const data = readDataset(folder, candidates);
  const { keep = keepNothing } = plans;
  const templates = readTemplates(templatesFolder, ({ path, bytes, content, data: kinds, theme }) => {
    const isGrammatical = isShipped(path, hashBytes(bytes));
    return keep(
      'inspection',
      () => JSON.stringify([keyOf(bytes), kinds, theme, isGrammatical]),
      () => inspectTemplate({ content, tables: kinds.map(tableOf), theme, isGrammatical }),
    );
  });
  const told = new Collector();
  const missing =
    templates.value && shipped ? findMissingMessages(templates.value.messages, shipped) : new Map<string, string>();
  for (const [key, file] of missing) tellMissingMessage(key, plans.label, told, file);
  const dataFiles = folder.read();
  const templateFiles = templatesFolder.read();
  const pathsOf = (files: readonly FileHash[]): string[] => files.map(({ path }) => path);
  return {
    dataset: data.value,
    templates: templates.value,
    files: [...dataFiles, ...templateFiles.map(({ path, sha256 }) => ({ path: `templates/${path}`, sha256 }))],
    own: new Set(templateFiles.flatMap(({ path, sha256 }) => (isShipped(path, sha256) ? [] : path))),
    find: (character) =>
      findCharacter(character, benchmark, pathsOf(dataFiles)) ??
      findCharacter(character, plans, pathsOf(templateFiles)) ?? { path: benchmark.label },
    diagnostics: [...data.diagnostics, ...templates.diagnostics, ...told.diagnostics],
    missing: new Set(missing.keys()),
  };
}

/**
 * Everything that keeps a folder from being built. It is taken as far as a build would take it: with the words that it needs, with the
 * characters that the fonts have, and with the charts drawn of templates that are not the package's.
 */
export async function check(inputs: Inputs, fontFiles: FontFiles): Promise<Outcome<Dataset>> {
  const collector = new Collector();
  for (const language of allLanguages)
    if (inputs.templates.readFile(letterPath(language))) readLetter(inputs.templates, language, collector);
  const all = read(inputs);
  const found = { ...all, diagnostics: [...all.diagnostics, ...collector.diagnostics] };
  const { value, diagnostics } = brief(found, undefined, () => undefined);
  if (!value) return { value: found.dataset, diagnostics };
  const glyphs = new Collector();
  const fonts = await openFontBook(fontFiles, keepNothing);
  await tellMissingGlyphs(value.editions, value.find, fonts, glyphs, 'error');
  const charts = await checkCharts(value, fonts, found.own);
  return { value: found.dataset, diagnostics: [...diagnostics, ...glyphs.diagnostics, ...charts] };
}

/** Puts the figures side by side and counts what was published. */
export function compare(dataset: Dataset): Compared {
  const peers = findPeers(dataset);
  return {
    comparisons: compareDataset(dataset, peers),
    peers,
    coverage: measureCoverage(dataset),
    rules: describeRules(),
  };
}

/** The page of every comparability rule. */
export function listRules(): readonly DescribedRule[] {
  return describeRules();
}

/**
 * Reads, compares and briefs; renders nothing. Languages default to the benchmark's. There may be a value beside errors: those of chart
 * templates, so that more of these can be found by drawing.
 */
export function prepare(
  inputs: Inputs,
  languages: readonly Language[] | undefined,
  progress: Progress,
): Outcome<Prepared> {
  progress('read');
  return brief(read(inputs), languages, progress);
}

function brief(
  { dataset, templates, files, find, missing: told, diagnostics }: Read,
  languages: readonly Language[] | undefined,
  progress: Progress,
): Outcome<Prepared> {
  if (!dataset || !templates) return { value: undefined, diagnostics };
  progress('compare');
  const compared = compare(dataset);
  const { previous } = dataset;
  const since = previous && compareEditions(previous, editionOf({ dataset, inputs: files, ...compared }));
  const editions: Edition[] = [];
  // What is missing is told at once, so that the report is built to its end with the keys in place of texts.
  const missing = new Set(told);
  const miss = (key: string): string => {
    missing.add(key);
    return key;
  };
  for (const language of languages ?? dataset.benchmark.languages) {
    progress('brief', language);
    const report = buildReport(dataset, compared, templates.plan, toWording(templates.messages, language, miss), {
      since,
    });
    editions.push({ language, wording: toWording(templates.messages, language), report });
  }
  const collector = new Collector();
  for (const key of missing) if (!told.has(key)) tellMissingMessage(key, templates.label, collector);
  const value = { ...compared, dataset, templates, editions, since, inputs: files, find };
  return {
    value: missing.size > 0 ? undefined : value,
    diagnostics: [...diagnostics, ...collector.diagnostics],
  };
}

/**
 * The editions about one bureau, one for each of the main ones: a view of the same comparisons, with its own plan and messages.
 * @throws MissingMessage when the templates lack a word
 */
export function focusOn(prepared: Prepared, bureau: Bureau): Edition[] {
  const { dataset, templates, editions } = prepared;
  return editions.map(({ language, wording }) => ({
    language,
    wording,
    report: buildReport(dataset, prepared, templates.plan, wording, { since: prepared.since, focus: bureau }),
  }));
}

/** Told once, not for each language: a text is given in all or in none. @param file in which the package has it. */
function tellMissingMessage(key: string, label: string, collector: Collector, file?: string): void {
  const problem = `templates/messages has no "${key}"`;
  const path = [label, 'messages', ...(file === undefined ? [] : [file])].join('/');
  collector.add('template-broken', { path }, { problem }, { hints: [`add "${key}" with zh and en`] });
}

/** What the manifest counts. */
export function countModel({ dataset, comparisons, editions }: Prepared): Manifest['counts'] {
  return {
    observations: dataset.observations.length,
    comparisons: comparisons.length,
    findings: comparisons.reduce((sum, { findings }) => sum + findings.length, 0),
    messages: editions[0]?.report.messages.length ?? 0,
    candidates: dataset.observations.filter(({ status }) => status === 'candidate').length,
  };
}

/** The charts of a report in reading order, the front page's first. */
export function figuresOf({ front_figure: front, sections }: Report): Figure[] {
  const inSections = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'figure' ? [block.figure] : [])),
  );
  return front ? [front, ...inSections] : inSections;
}

const figuresByLanguage = (editions: readonly Edition[]): ReadonlyMap<Language, readonly Figure[]> =>
  new Map(editions.map(({ language, report }) => [language, figuresOf(report)]));

/** The lines that stand inside a chart, below the drawing: notes, sources, and where the figures are. */
export function footnotesOf({ notes, sources, sheet }: Figure, { language, say }: Wording): string[] {
  return [
    ...(notes.length > 0 ? [say('figure.notes', { notes: notes.join(language === 'zh' ? '' : ' ') })] : []),
    ...(sources.length > 0
      ? [say('figure.sources', { sources: sources.join(language === 'zh' ? '\uff1b' : '; ') })]
      : []),
    say('figure.data', { sheet }),
  ];
}

/** Renders what was prepared. Heavy libraries are loaded where they are used. */
export async function render(
  prepared: Prepared,
  options: RenderOptions,
  progress: Progress,
): Promise<Outcome<OutputFile[]>> {
  try {
    return await renderFormats(prepared, options, progress);
  } catch (error) {
    // A word that the templates lack is the user's mistake.
    if (!(error instanceof MissingMessage)) throw error;
    const collector = new Collector();
    tellMissingMessage(error.key, prepared.templates.label, collector);
    return { value: undefined, diagnostics: collector.diagnostics };
  }
}

async function renderFormats(
  prepared: Prepared,
  options: RenderOptions,
  progress: Progress,
): Promise<Outcome<OutputFile[]>> {
  const { dataset, templates, editions } = prepared;
  const { formats: wanted, fontFiles, created, bureau, keep = keepNothing } = options;
  const files: OutputFile[] = [];
  if (wanted.has('data')) {
    progress('data');
    const { renderData } = await import('./render/data/render-data.js');
    files.push(...renderData(dataset, prepared, figuresByLanguage(editions)));
  }
  if (!wanted.has('pdf') && !wanted.has('xlsx') && !wanted.has('svg')) return { value: files, diagnostics: [] };

  const fonts = await openFontBook(fontFiles, keep);
  const collector = new Collector();
  // The workbook's own text is drawn with its reader's fonts.
  const severity = wanted.has('pdf') || wanted.has('svg') || options.attach ? 'error' : 'warning';
  const briefings = bureau ? focusOn(prepared, bureau) : editions;
  await tellMissingGlyphs(briefings, prepared.find, fonts, collector, severity);
  if (hasErrors(collector.diagnostics)) return { value: undefined, diagnostics: collector.diagnostics };

  if (wanted.has('xlsx') || options.attach) await checkSheets(prepared, collector);
  if (hasErrors(collector.diagnostics)) return { value: undefined, diagnostics: collector.diagnostics };

  const tasks = editions.map(({ language, report: main }, index): EditionTask => {
    const { messages, charts, theme } = templates;
    const { report } = briefings[index] ?? { report: main };
    const { attach, archival } = options;
    const chosen = { formats: wanted, fontFiles, created, attach, archival };
    return { ...chosen, dataset, language, messages, charts, theme, main, report, selected: bureau?.id };
  });
  const renderEditions = options.renderEditions ?? renderInTurn(keep, progress);
  const rendered = await renderEditions(tasks);
  tellBroken(
    rendered.flatMap(({ broken }) => broken),
    templates,
    collector,
  );
  if (hasErrors(collector.diagnostics)) return { value: undefined, diagnostics: collector.diagnostics };
  files.push(...rendered.flatMap((edition) => edition.files));
  return { value: files, diagnostics: collector.diagnostics };
}

async function tellMissingGlyphs(
  editions: readonly Edition[],
  find: Prepared['find'],
  fonts: FontBook,
  collector: Collector,
  severity: Severity,
): Promise<void> {
  const { checkGlyphs } = await import('./fonts/check-glyphs.js');
  checkGlyphs(
    editions.map(({ report }) => report),
    fonts,
    find,
    collector,
    severity,
  );
}

/** Renders one edition after the other, so that only one is in memory. */
const renderInTurn =
  (keep: Keep, progress: Progress): NonNullable<RenderOptions['renderEditions']> =>
  async (tasks) => {
    const rendered: RenderedEdition[] = [];
    for (const task of tasks) rendered.push(await renderEdition(task, keep, progress));
    return rendered;
  };

/**
 * Renders the charts, the briefing and the workbook of one language.
 * @throws MissingMessage when the templates lack a word
 */
export async function renderEdition(task: EditionTask, keep: Keep, progress: Progress): Promise<RenderedEdition> {
  const { formats: wanted, language, charts, theme, main, report, selected, fontFiles, created, archival } = task;
  const wording = toWording(task.messages, language);
  const fonts = await openFontBook(fontFiles, keep);
  const pen = { charts, theme, fonts, keep };
  const makeWorkbook = wanted.has('xlsx') || task.attach;
  progress('chart', language);
  const drawn = await drawCharts({ report, wording }, pen);
  // A bureau's workbook is the main one, opened at the bureau.
  const inWorkbook = makeWorkbook && selected !== undefined ? await drawCharts({ report: main, wording }, pen) : drawn;
  const broken = [...new Set([...drawn.broken, ...inWorkbook.broken])];
  if (broken.length > 0) return { files: [], broken };
  const stem = stemOf(report);
  const files: OutputFile[] = [];
  if (wanted.has('svg')) {
    const chartFile = (name: string, text: string): OutputFile => toTextFile(`charts/${language}/${name}`, text);
    const specs = await completeSpecs({ report, wording }, pen);
    files.push(...[...drawn.drawings].map(([id, { svg }]) => chartFile(`${id}.svg`, svg)));
    files.push(...[...specs].map(([id, spec]) => chartFile(`${id}.vl.json`, `${JSON.stringify(spec, null, 2)}\n`)));
  }
  let workbook: Uint8Array | undefined;
  if (makeWorkbook) {
    progress('picture', language);
    const pictures = await drawPictures(task, inWorkbook.drawings, wording, keep);
    progress('workbook', language);
    const { renderWorkbook } = await import('./render/workbook/render-workbook.js');
    const { dataset } = task;
    workbook = await renderWorkbook({ dataset, report: main, wording, selected, theme, pictures, created, keep });
    if (wanted.has('xlsx')) files.push({ path: `${stem}.xlsx`, bytes: workbook });
  }
  if (wanted.has('pdf')) {
    progress('pdf', language);
    const { renderPdf } = await import('./render/pdf/render-pdf.js');
    const attachment = task.attach && workbook ? { attachment: { name: `${stem}.xlsx`, bytes: workbook } } : {};
    const bytes = await renderPdf({
      report,
      wording,
      theme,
      drawings: drawn.drawings,
      fonts: fontFiles,
      measure: measureWith(fonts),
      workbook: `${stem}.xlsx`,
      created,
      archival,
      keep,
      ...attachment,
    });
    files.push({ path: `${stem}.pdf`, bytes });
  }
  return { files, broken };
}

/** The font files are part of the program: they are what they were when they were first opened. */
async function openFontBook(files: FontFiles, keep: Keep): Promise<FontBook> {
  const { openFonts } = await import('./fonts/font-book.js');
  return keep(
    'fonts',
    () => JSON.stringify(files),
    () => openFonts(files),
  );
}

/** Tells which tables do not fit into a sheet; every edition has the same ones. */
async function checkSheets({ dataset, editions }: Prepared, collector: Collector): Promise<void> {
  const [edition] = editions;
  if (!edition) return;
  const { findLongTables } = await import('./render/workbook/check-limits.js');
  const hints = ['include fewer bureaus or indicators, or leave the workbook out: --format pdf,svg,data'];
  for (const { table, rows, most } of findLongTables({ dataset, ...edition }))
    collector.add('sheet-too-long', { path: 'benchmark.yaml' }, { table, rows, most }, { hints });
}

/** Widths in the sans faces, which charts and tables are set in. */
const measureWith =
  (fonts: FontBook): Measure =>
  (text, size, bold) =>
    fonts.measure(text, size, bold ? 'sans-bold' : 'sans-regular');

const toTextFile = (path: string, text: string): OutputFile => ({ path, bytes: new TextEncoder().encode(text) });

/** What `verify` compares outputs with: everything that a build would write, as the model gives it now, and the editions about these bureaus. */
export async function expectOutputs(
  prepared: Prepared,
  bureaus: readonly Bureau[],
  fontFiles: FontFiles,
): Promise<Outcome<Pick<VerifyInput, 'editions' | 'data' | 'counts'>>> {
  const { dataset, editions, templates } = prepared;
  const collector = new Collector();
  const { openFonts } = await import('./fonts/font-book.js');
  const expected = [undefined, ...bureaus].flatMap((bureau) =>
    (bureau ? focusOn(prepared, bureau) : editions).map((edition, index) => ({
      ...edition,
      bureau,
      main: editions[index]?.report ?? edition.report,
    })),
  );
  const { charts, theme } = templates;
  const pen = { charts, theme, fonts: openFonts(fontFiles), keep: keepNothing };
  const drawn: DrawnCharts[] = [];
  for (const edition of expected) drawn.push(await drawCharts(edition, pen));
  tellBroken(
    drawn.flatMap(({ broken }) => broken),
    templates,
    collector,
  );
  if (hasErrors(collector.diagnostics)) return { value: undefined, diagnostics: collector.diagnostics };
  const specs = await Promise.all(expected.map(async (edition) => await completeSpecs(edition, pen)));
  const { renderData } = await import('./render/data/render-data.js');
  const { listTables } = await import('./render/workbook/list-tables.js');
  const value = {
    counts: countModel(prepared),
    data: new Map(renderData(dataset, prepared, figuresByLanguage(editions)).map(({ path, bytes }) => [path, bytes])),
    editions: expected.map(({ report, wording, bureau, main }, index) => ({
      report,
      wording,
      drawings: drawn[index]?.drawings ?? new Map<string, Drawing>(),
      specs: specs[index] ?? new Map<string, ChartSpec>(),
      tables: listTables({ dataset, report: main, wording, selected: bureau?.id }),
    })),
  };
  return { value, diagnostics: collector.diagnostics };
}

/** The pictures that a workbook wants, by figure id. */
async function drawPictures(
  { dataset, main: report, fontFiles }: EditionTask,
  drawings: ReadonlyMap<string, Drawing>,
  wording: Wording,
  keep: Keep,
): Promise<ReadonlyMap<string, Picture>> {
  const { rasterise } = await import('./host/rasterise.js');
  const { listPictures } = await import('./render/workbook/plan-sheets.js');
  const ids = new Set(listPictures({ dataset, report, wording }));
  const wanted = [...drawings].filter(([id]) => ids.has(id));
  const faces = [fontFiles['sans-regular'], fontFiles['sans-bold']];
  const images = await rasterise(
    wanted.map(([, drawing]) => drawing),
    faces,
    keep,
  );
  const withImage = ([id, drawing]: [string, Drawing], index: number): [string, Picture] => [
    id,
    { ...drawing, png: images[index] ?? new Uint8Array() },
  ];
  return new Map(wanted.map(withImage));
}

/** What charts are drawn with. */
interface Pen extends Pick<Templates, 'charts' | 'theme'> {
  readonly fonts: FontBook;
  readonly keep: Keep;
}

interface DrawnCharts {
  /** By figure id. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly broken: readonly BrokenChart[];
}

/** What is drawn of an edition. */
type Drawable = Pick<Edition, 'report' | 'wording'>;

/** Every chart of an edition, as far as its template can be drawn. */
async function drawCharts(
  { report, wording }: Drawable,
  { charts, theme, fonts, keep }: Pen,
  isWanted: (figure: Figure) => boolean = () => true,
): Promise<DrawnCharts> {
  const { openCharts } = await import('./chart/draw-chart.js');
  const { ChartTemplateError } = await import('./chart/chart-template-error.js');
  const drawChart = openCharts({ templates: charts, theme, measure: measureWith(fonts), keep });
  const drawings = new Map<string, Drawing>();
  const broken: BrokenChart[] = [];
  for (const figure of figuresOf(report).filter(isWanted)) {
    const footnotes = footnotesOf(figure, wording);
    const key = (): string => JSON.stringify([charts.get(figure.template), theme, figure, footnotes]);
    try {
      drawings.set(figure.id, await keep('drawing', key, async () => await drawChart(figure, footnotes)));
    } catch (error) {
      if (!(error instanceof ChartTemplateError)) throw error;
      broken.push({ template: error.template, mistakes: error.mistakes });
    }
  }
  return { drawings, broken };
}

/** Tells each mistake once, however many figures it stands in the way of. */
function tellBroken(broken: readonly BrokenChart[], { places: files }: Templates, collector: Collector): void {
  const told = new Set<string>();
  for (const { template, mistakes } of broken) {
    const places = files.get(template);
    for (const mistake of mistakes) {
      const key = JSON.stringify([template, mistake]);
      if (places && !told.has(key)) tellChartMistake(mistake, places, collector);
      told.add(key);
    }
  }
}

/** An edition's charts as specs that need nothing else, by figure id. */
async function completeSpecs(
  { report, wording }: Drawable,
  { charts, theme, fonts, keep }: Pen,
): Promise<ReadonlyMap<string, ChartSpec>> {
  const { fillSpec } = await import('./chart/fill-spec.js');
  const specs = figuresOf(report).flatMap((figure): [string, ChartSpec][] => {
    const template = charts.get(figure.template);
    if (!template) return [];
    const footnotes = footnotesOf(figure, wording);
    const spec = keep(
      'spec',
      () => JSON.stringify([template, theme, figure, footnotes]),
      () => fillSpec(template, figure, footnotes, theme, measureWith(fonts)),
    );
    return [[figure.id, spec]];
  });
  return new Map(specs);
}

/**
 * Draws the charts of templates that nothing is known to be wrong with, to find what only drawing shows.
 * @param files template files by path, such as `charts/dot-plot.vl.json`; others are not drawn.
 */
async function checkCharts(
  { editions, templates }: Prepared,
  fonts: FontBook,
  files: ReadonlySet<string>,
): Promise<readonly Diagnostic[]> {
  const { charts, theme } = templates;
  const isWanted = ({ template }: Figure): boolean => charts.has(template) && files.has(chartPath(template));
  if (!editions.some(({ report }) => figuresOf(report).some(isWanted))) return [];
  const pen = { charts, theme, fonts, keep: keepNothing };
  const broken: BrokenChart[] = [];
  for (const edition of editions) broken.push(...(await drawCharts(edition, pen, isWanted)).broken);
  const collector = new Collector();
  tellBroken(broken, templates, collector);
  return collector.diagnostics;
}

/** Which edition a letter goes with. */
export interface LetterEdition {
  readonly language: Language;
  /** Whom it is about; undefined: the main edition. */
  readonly bureau: Bureau | undefined;
}

/** A letter that can be written to each of its readers. */
export interface OpenLetter extends LetterEdition {
  /** File names of its attachments. */
  readonly files: Readonly<Record<'pdf' | 'xlsx', string>>;
  /** `name`: of its one reader; empty where there are several. */
  readonly write: (name: string) => Letter;
}

export interface OpenRecipients {
  /** Those that nothing is wrong with. */
  readonly recipients: readonly Recipient[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whom a recipients file names. */
export function openRecipients(folder: InputFolder, path: string): OpenRecipients {
  const collector = new Collector();
  const recipients = readRecipients(folder, path, collector);
  return { recipients, diagnostics: collector.diagnostics };
}

/**
 * The letters of these editions, in their order, each with its first chart as a picture. A folder of templates that has no letter takes the
 * shipped one.
 */
export async function openLetters(
  prepared: Prepared,
  { templates: folder, shipped }: Inputs,
  wanted: readonly LetterEdition[],
  fontFiles: FontFiles,
  progress: Progress,
): Promise<Outcome<readonly OpenLetter[]>> {
  const collector = new Collector();
  const failed = (): Outcome<never> => ({ value: undefined, diagnostics: collector.diagnostics });
  const letters = new Map<Language, LetterTemplate>();
  for (const language of new Set(wanted.map((edition) => edition.language))) {
    const own = folder.readFile(letterPath(language)) || !shipped ? folder : shipped;
    const letter = readLetter(own, language, collector);
    if (letter) letters.set(language, letter);
  }
  const { templates, dataset } = prepared;
  const editions = wanted.flatMap(
    ({ language, bureau }): (Edition & LetterEdition & { readonly letter: LetterTemplate })[] => {
      const edition = prepared.editions.find((each) => each.language === language);
      const letter = letters.get(language);
      if (!edition || !letter) return [];
      progress('brief', [bureau?.id, language].filter((part) => part !== undefined).join(' '));
      const { wording } = edition;
      const report = bureau
        ? buildReport(dataset, prepared, templates.plan, wording, { since: prepared.since, focus: bureau })
        : edition.report;
      return [{ language, bureau, letter, wording, report }];
    },
  );
  if (hasErrors(collector.diagnostics)) return failed();
  const pictures = await drawFrontFigures(editions, templates, fontFiles, collector, progress);
  if (!pictures) return failed();
  const { renderLetter } = await import('./render/mail/render-letter.js');
  const { nameAttachments } = await import('./render/mail/name-attachments.js');
  const opened = editions.map(({ language, bureau, report, letter }, index): OpenLetter => {
    const files = nameAttachments(report);
    const write = (name: string): Letter =>
      renderLetter({ report, template: letter, theme: templates.theme, name, files, picture: pictures[index] });
    const place = { path: letter.path, line: letter.subjectLine };
    const heads = { 'subject, as filled in,': write('').subject, 'name of the attachments': files.pdf };
    for (const [what, text] of Object.entries(heads)) {
      const found = findUnsafeInSubject(text);
      if (found !== undefined) collector.add('header-unsafe', place, { what, found });
    }
    if (write('').subject === '')
      collector.add('template-broken', place, { problem: 'the subject, as filled in, is empty' });
    return { language, bureau, files, write };
  });
  return hasErrors(collector.diagnostics) ? failed() : { value: opened, diagnostics: collector.diagnostics };
}

/** Pixels for each CSS pixel: sharp on screens of twice the density. */
const letterZoom = 2;

/** The first chart of each edition as a picture; undefined in place of one that has none. */
async function drawFrontFigures(
  editions: readonly Edition[],
  templates: Templates,
  fontFiles: FontFiles,
  collector: Collector,
  progress: Progress,
): Promise<readonly (LetterPicture | undefined)[] | undefined> {
  const { openFonts } = await import('./fonts/font-book.js');
  const front = (figure: Figure): boolean => editions.some(({ report }) => report.front_figure === figure);
  const { charts, theme } = templates;
  const pen = { charts, theme, fonts: openFonts(fontFiles), keep: keepNothing };
  const drawn: DrawnCharts[] = [];
  for (const edition of editions) {
    progress('chart', edition.language);
    drawn.push(await drawCharts(edition, pen, front));
  }
  tellBroken(
    drawn.flatMap(({ broken }) => broken),
    templates,
    collector,
  );
  if (hasErrors(collector.diagnostics)) return undefined;
  progress('picture');
  const { rasterise } = await import('./host/rasterise.js');
  const drawings = drawn.map((of) => [...of.drawings.values()][0]);
  const images = await rasterise(
    drawings.filter((drawing) => drawing !== undefined),
    [fontFiles['sans-regular'], fontFiles['sans-bold']],
    keepNothing,
    letterZoom,
  );
  let next = 0;
  return drawings.map(
    (drawing) => drawing && { png: images[next++] ?? new Uint8Array(), width: Math.round(drawing.width) },
  );
}

/** A letter with its attachments as one message. */
export async function composeMessage(input: {
  readonly letter: Letter;
  readonly addressing: Addressing;
  readonly attachments: readonly Attachment[];
  readonly date: Date;
  readonly draft: boolean;
  readonly salt?: string;
}): Promise<Message> {
  const composer = await import('./render/mail/compose-message.js');
  return await composer.composeMessage(input);
}
