/** Reads a benchmark folder whole, telling every mistake in one run. Takes an input folder; gives a data set and diagnostics. */
import { Collector } from '../diagnostics/collector.js';
import { hasErrors, type Outcome } from '../diagnostics/diagnostic.js';
import { nearest, suggest } from '../diagnostics/suggest.js';
import type { InputFolder } from '../host/host.js';
import { BenchmarkSchema, type Benchmark } from '../model/benchmark.js';
import { BureauSchema, type Bureau } from '../model/bureau.js';
import type { Reply } from '../model/correction.js';
import type { Dataset, Unlisted } from '../model/dataset.js';
import type { EditionRecord } from '../model/difference.js';
import { IndicatorSchema, type Indicator } from '../model/indicator.js';
import { ObservationSchema, scopeParts, type Observation, type ReviewStatus } from '../model/observation.js';
import { SourceSchema, type Source } from '../model/source.js';
import { TermsSchema, type Terms } from '../model/terms.js';
import { checkDerived } from './check-derived.js';
import { checkAdcodes, checkFacts, checkUnique } from './check-duplicates.js';
import { checkCorrected, checkDates, checkSpeaking } from './check-edition.js';
import { checkObservation, checkReferences, type CodeLists } from './check-observation.js';
import { CodeList, joinEntries, unreadable, withIds, type Entries } from './code-list.js';
import type { Located } from './located.js';
import { applyCorrections, readCorrections, readReplies, type PublishedObservations } from './read-corrections.js';
import type { ObservationRow } from './observation-rows.js';
import { readAgain } from './read-again.js';
import { readObservationsCsv } from './read-csv.js';
import { isEditionProblem, readEdition } from './read-edition.js';
import { pathInFolder, readEntries, readList, readMapping } from './read-list.js';
import { readObservationsXlsx } from './read-xlsx.js';
import { readYamlFile } from './yaml-file.js';

/** Where the observations are, below a benchmark's folder. */
export const observationsFolder = 'observations';

/** @param withCandidates whether candidates take part like figures that were reviewed. */
export function readDataset(folder: InputFolder, withCandidates = false): Outcome<Dataset> {
  const collector = new Collector();
  tellMisnamed(folder, collector);
  if (!folder.readFile('benchmark.yaml')) {
    const hints = ['name the folder that holds benchmark.yaml'];
    collector.add('folder-missing', { path: folder.label }, { folder: folder.label }, { hints });
    return { value: undefined, diagnostics: collector.diagnostics };
  }
  const benchmark = readMapping(folder, 'benchmark.yaml', BenchmarkSchema, collector);
  const bureaus = readList(folder, 'bureaus.yaml', BureauSchema, collector);
  const indicators = readList(folder, 'indicators.yaml', IndicatorSchema, collector);
  const sources = readList(folder, 'sources.yaml', SourceSchema, collector);
  const terms = readMapping(folder, 'terms.yaml', TermsSchema, collector);
  const corrections = readCorrections(folder, collector);
  const replies = readReplies(folder, collector);
  const { observations, applied } = applyCorrections(readObservations(folder, collector), corrections, collector);

  checkUnique('bureaus', withIds(bureaus), collector);
  checkUnique('indicators', withIds(indicators), collector);
  checkUnique('sources', withIds(sources), collector);
  checkUnique('observations', withIds(observations), collector);
  const lists: CodeLists = {
    bureaus: new CodeList(bureaus),
    indicators: new CodeList(indicators),
    sources: new CodeList(sources),
  };
  checkAdcodes(bureaus.entries, collector);
  checkBureaus(bureaus.entries, lists, collector);
  checkSources(sources.entries, lists, collector);
  for (const observation of observations.entries) checkObservation(observation, lists, collector);
  for (const refused of observations.refused) checkReferences(refused, lists, collector);
  checkDerivations(observations, collector);
  checkDerived(observations, collector);
  checkFacts(observations.entries, collector);
  checkReplies(replies.entries, lists, collector);
  if (benchmark) {
    checkBenchmark(benchmark, lists, collector);
    checkCorrected(corrections, observations.entries, benchmark.value, collector);
    checkSpeaking(replies, lists.bureaus, benchmark.value, collector);
    checkDates('correction', corrections, benchmark.value.date, collector);
    checkDates('reply', replies, benchmark.value.date, collector);
  }
  if (benchmark?.value.languages.includes('en') && terms) {
    checkTerms(observations.entries, sources.entries, terms.value, collector);
  }
  checkUse(observations, bureaus, sources.entries, collector);

  const previous = benchmark && readPrevious(benchmark, folder, collector);

  const { diagnostics } = collector;
  if (hasErrors(diagnostics) || !benchmark || !terms) return { value: undefined, diagnostics };
  const dataset = assemble(benchmark.value, lists, sources.entries, terms.value, observations.entries, withCandidates);
  const taking = new Set(dataset.observations.map(({ id }) => id));
  const speaking = new Set(dataset.bureaus.map(({ id }) => id));
  const value: Dataset = {
    ...dataset,
    previous,
    corrections: applied.filter(({ observation }) => taking.has(observation)),
    replies: replies.entries.flatMap((entry) => (speaking.has(entry.value.bureau) ? entry.value : [])),
  };
  return { value, diagnostics };
}

const ownFiles = ['benchmark', 'bureaus', 'indicators', 'sources', 'terms', 'corrections', 'replies'];

/** Files that are meant for one of ours: a correction in `correction.yml` would count for nothing. */
function tellMisnamed(folder: InputFolder, collector: Collector): void {
  const known = new Set(ownFiles.map((name) => `${name}.yaml`));
  for (const name of folder.listOthers('', /\.yaml$/)) if (known.has(name)) tellBrokenLink(folder, name, collector);
  for (const name of folder.listFiles('', /\.(?:ya?ml|csv|xlsx)$/i)) {
    if (known.has(name)) continue;
    const stem = name.slice(0, name.lastIndexOf('.')).toLowerCase();
    const meant = nearest(stem.endsWith('s') ? stem : `${stem.replace(/y$/, 'ie')}s`, ownFiles);
    if (meant === undefined) continue;
    const hints = [`call it ${meant}.yaml if it is meant for that`];
    collector.add('file-unread', { path: pathInFolder(folder, name) }, {}, { hints, severity: 'warning' });
  }
}

function tellBrokenLink(folder: InputFolder, path: string, collector: Collector): void {
  const hints = ['link it anew, or delete it'];
  collector.add('link-broken', { path: pathInFolder(folder, path) }, {}, { hints, severity: 'warning' });
}

type ReadObservations = (path: string, bytes: Uint8Array, collector: Collector) => Entries<ObservationRow>;

const readYaml: ReadObservations = (path, bytes, collector) => {
  const file = readYamlFile(path, bytes, collector);
  return file ? readEntries(file, ObservationSchema, collector) : unreadable;
};

/** By the end of a file's name. */
const readers: ReadonlyMap<string, ReadObservations> = new Map([
  ['yaml', readYaml],
  ['yml', readYaml],
  ['csv', readObservationsCsv],
  ['xlsx', readObservationsXlsx],
]);

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The observations of all files that can be read, bounds filled in. */
export function readObservations(folder: InputFolder, collector: Collector): PublishedObservations {
  const names = listObservationFiles(folder);
  tellUnread(folder, names, collector);
  const read = names.flatMap((name) => {
    const reader = readers.get(extensionOf(name));
    if (!reader) return [];
    const path = `${observationsFolder}/${name}`;
    const bytes = folder.readFile(path);
    return bytes ? readAgain('observations', folder, pathInFolder(folder, path), bytes, collector, reader) : unreadable;
  });
  if (read.length === 0) {
    const shown = pathInFolder(folder, observationsFolder);
    const hints = ['put a YAML, CSV or .xlsx file of observations there, one for each source'];
    collector.add('folder-empty', { path: shown }, { folder: shown }, { hints });
    return { ...unreadable, claims: [] };
  }
  const rows = joinEntries(read);
  const claims = rows.entries.flatMap(({ value: { id, claim } }) =>
    claim ? { ...claim, value: { id, ...claim.value } } : [],
  );
  return { ...rows, entries: rows.entries.map((row) => fillBounds(row, collector)), claims };
}

/** Workbooks of other kinds, whose figures would be missed. */
const otherWorkbooks: ReadonlySet<string> = new Set(['xls', 'xlsm', 'xlsb', 'ods', 'et']);

/** Excel keeps a file `~$name.xlsx` beside a workbook that is open, which is none of ours. */
const observationFile = new RegExp(`^(?!~\\$).*\\.(?:${[...readers.keys(), ...otherWorkbooks].join('|')})$`, 'i');

/** The files in the folder of observations, of every kind that holds figures. */
export const listObservationFiles = (folder: InputFolder): string[] =>
  folder.listFiles(observationsFolder, observationFile);

function tellUnread(folder: InputFolder, names: readonly string[], collector: Collector): void {
  for (const name of names) {
    const kind = extensionOf(name);
    if (!otherWorkbooks.has(kind)) continue;
    const place = { path: pathInFolder(folder, `${observationsFolder}/${name}`) };
    collector.add('workbook-kind', place, { kind }, { hints: ['save it as .xlsx'], severity: 'warning' });
  }
  for (const name of folder.listOthers(observationsFolder)) {
    const path = `${observationsFolder}/${name}`;
    const place = { path: pathInFolder(folder, path) };
    const inside = name.endsWith('/') ? folder.listFiles(path.slice(0, -1), observationFile) : undefined;
    if (!inside) tellBrokenLink(folder, path, collector);
    else if (inside.length > 0) {
      const hints = [`move ${inside.length === 1 ? 'its file' : 'its files'} up into ${observationsFolder}/`];
      collector.add('folder-unread', place, { files: inside.length }, { hints, severity: 'warning' });
    }
  }
}

/** An exact figure's bounds default to its value; any other wording must say what it implies. */
function fillBounds(row: Located<ObservationRow>, collector: Collector): Located<Observation> {
  const { at } = row;
  const { claim: _, ...value } = row.value;
  const { lower, upper } = value;
  if (value.qualifier !== 'exact' && (lower === undefined || upper === undefined)) {
    const hints = ['give lower and upper; an upper of null means no ceiling'];
    collector.add('bounds-missing', at('qualifier'), { qualifier: value.qualifier }, { hints });
  }
  const filled = { ...value, lower: lower ?? value.value, upper: upper === undefined ? value.value : upper };
  return { value: filled, at };
}

function checkBureaus(bureaus: readonly Located<Bureau>[], lists: CodeLists, collector: Collector): void {
  for (const { value, at } of bureaus) {
    for (const [index, population] of value.population.entries()) {
      if (!lists.sources.has(population.source)) {
        const hints = lists.sources.suggest(population.source);
        collector.add(
          'unknown-id',
          at('population', index, 'source'),
          { concept: 'source', id: population.source },
          { hints },
        );
      }
    }
    for (const [name, { source }] of Object.entries(value.variables)) {
      if (lists.sources.has(source)) continue;
      const hints = lists.sources.suggest(source);
      collector.add('unknown-id', at('variables', name, 'source'), { concept: 'source', id: source }, { hints });
    }
    for (const [index, item] of value.breaks.entries()) {
      for (const [nth, id] of item.indicators.entries()) {
        if (lists.indicators.has(id)) continue;
        const hints = lists.indicators.suggest(id);
        collector.add('unknown-id', at('breaks', index, 'indicators', nth), { concept: 'indicator', id }, { hints });
      }
    }
  }
}

function checkSources(sources: readonly Located<Source>[], lists: CodeLists, collector: Collector): void {
  for (const { value, at } of sources) {
    if (value.bureau !== null && !lists.bureaus.has(value.bureau)) {
      const hints = lists.bureaus.suggest(value.bureau);
      collector.add('unknown-id', at('bureau'), { concept: 'bureau', id: value.bureau }, { hints });
    }
    if (value.covers && value.covers.start > value.covers.end) {
      collector.add('period-reversed', at('covers', 'start'), { start: value.covers.start, end: value.covers.end });
    }
  }
}

/** The edition that benchmark.yaml names as the one before. */
function readPrevious(
  { value, at }: Located<Benchmark>,
  folder: InputFolder,
  collector: Collector,
): EditionRecord | undefined {
  if (value.previous === undefined) return undefined;
  const found = readEdition(folder, `${value.previous.replace(/\/+$/, '')}/`);
  if (!isEditionProblem(found)) {
    const hints = ['name the edition before this one, or mend date'];
    if (found.date > value.date)
      collector.add('previous-later', at('previous'), { date: found.date, own: value.date }, { hints });
    return found;
  }
  const { path, problem, hint } = found;
  collector.add('previous-unreadable', at('previous'), { path, problem }, { hints: [hint] });
  return undefined;
}

function checkReplies(replies: readonly Located<Reply>[], { bureaus }: CodeLists, collector: Collector): void {
  for (const { value, at } of replies) {
    if (bureaus.has(value.bureau)) continue;
    const hints = bureaus.suggest(value.bureau);
    collector.add('unknown-id', at('bureau'), { concept: 'bureau', id: value.bureau }, { hints });
  }
}

function checkDerivations(observations: Entries<Observation>, collector: Collector): void {
  const known = new CodeList(observations);
  for (const { value, at } of observations.entries) {
    for (const id of value.derived_from) {
      if (known.has(id)) continue;
      const hints = known.suggest(id);
      collector.add('unknown-id', at('derived_from'), { concept: 'observation', id }, { hints });
    }
  }
}

function checkBenchmark({ value, at }: Located<Benchmark>, lists: CodeLists, collector: Collector): void {
  const refer = (concept: 'bureau' | 'indicator', ids: readonly string[], ...path: (string | number)[]): void => {
    const known = concept === 'bureau' ? lists.bureaus : lists.indicators;
    for (const [index, id] of ids.entries()) {
      if (!known.has(id))
        collector.add('unknown-id', at(...path, index), { concept, id }, { hints: known.suggest(id) });
      else if (ids.indexOf(id) < index)
        collector.add('duplicate-id', at(...path, index), { concept: `${concept}s in this list`, id });
    }
  };
  refer('bureau', value.bureaus, 'bureaus');
  refer('indicator', value.indicators, 'indicators');
  checkPeers({ value, at }, lists, refer, collector);
  const chosen = value.reference_bureau;
  if (chosen !== null && !lists.bureaus.has(chosen)) {
    const hints = lists.bureaus.suggest(chosen);
    collector.add('unknown-id', at('reference_bureau'), { concept: 'bureau', id: chosen }, { hints });
  }
  const reference = value.reference_period;
  if (reference && reference.start > reference.end) {
    collector.add('period-reversed', at('reference_period', 'start'), { start: reference.start, end: reference.end });
  }
}

/** Variables that every area has, or can have. */
const ownVariables = ['population', 'area', 'density'];

function checkPeers(
  { value, at }: Located<Benchmark>,
  { bureaus }: CodeLists,
  refer: (concept: 'bureau' | 'indicator', ids: readonly string[], ...path: (string | number)[]) => void,
  collector: Collector,
): void {
  const ids = value.peers.map(({ id }) => id);
  const variables = new Set([...ownVariables, ...bureaus.values().flatMap((bureau) => Object.keys(bureau.variables))]);
  for (const [index, group] of value.peers.entries()) {
    if (ids.indexOf(group.id) < index) {
      collector.add('duplicate-id', at('peers', index, 'id'), { concept: 'peer groups', id: group.id });
    }
    refer('bureau', group.bureaus ?? [], 'peers', index, 'bureaus');
    for (const [nth, id] of (group.nearest?.variables ?? []).entries()) {
      if (variables.has(id)) continue;
      const hints = [...suggest(id, variables), 'give it to the bureaus under variables in bureaus.yaml'];
      const place = at('peers', index, 'nearest', 'variables', nth);
      collector.add('unknown-id', place, { concept: 'variable', id }, { hints });
    }
  }
}

function checkTerms(
  observations: readonly Located<Observation>[],
  sources: readonly Located<Source>[],
  terms: Terms,
  collector: Collector,
): void {
  const told = new Set<string>();
  const check = (
    known: Readonly<Record<string, string>>,
    what: string,
    text: string,
    at: Located<unknown>['at'],
    field: string,
  ): void => {
    if (text === '' || !/\p{Script=Han}/u.test(text) || Object.hasOwn(known, text) || told.has(`${what} ${text}`))
      return;
    told.add(`${what} ${text}`);
    collector.add(
      'english-missing',
      at(field),
      { what, text },
      { hints: [`add it to terms.yaml under ${what}s`], severity: 'warning' },
    );
  };
  for (const { value, at } of observations) {
    for (const part of scopeParts(value.scope)) check(terms.scopes, 'scope', part, at, 'scope');
    check(terms.notes, 'note', value.note, at, 'note');
    check(terms.notes, 'note', value.formula ?? '', at, 'formula');
  }
  for (const { value, at } of sources) {
    check(terms.sources, 'source', value.title, at, 'title');
    check(terms.sources, 'source', value.publisher ?? '', at, 'publisher');
    check(terms.notes, 'note', value.note ?? '', at, 'note');
  }
}

/** Tells of sources that nothing cites; not while something that could cite them is lost. */
function checkUse(
  observations: Entries<Observation>,
  bureaus: Entries<Bureau>,
  sources: readonly Located<Source>[],
  collector: Collector,
): void {
  if (![observations, bureaus].every(({ refused, incomplete }) => refused.length === 0 && !incomplete)) return;
  const used = new Set(observations.entries.map(({ value }) => value.source));
  for (const { value } of bureaus.entries) {
    for (const { source } of [...value.population, ...Object.values(value.variables)]) used.add(source);
  }
  for (const { value, at } of sources) {
    if (!used.has(value.id)) collector.add('source-unused', at('id'), { id: value.id }, { severity: 'warning' });
  }
}

function assemble(
  benchmark: Benchmark,
  lists: CodeLists,
  sources: readonly Located<Source>[],
  terms: Terms,
  observations: readonly Located<Observation>[],
  withCandidates: boolean,
): Omit<Dataset, 'corrections' | 'replies'> {
  const pick = <T extends Bureau | Indicator>(ids: readonly string[], all: CodeList<T>): T[] =>
    ids.length === 0 ? all.values() : ids.flatMap((id) => all.get(id) ?? []);
  const bureaus = pick(benchmark.bureaus, lists.bureaus);
  const indicators = pick(benchmark.indicators, lists.indicators);
  const bureauIds = new Set(bureaus.map(({ id }) => id));
  const indicatorIds = new Set(indicators.map(({ id }) => id));
  const statuses = new Set<ReviewStatus>(['reported', 'derived', ...(withCandidates ? (['candidate'] as const) : [])]);
  const all = observations.map(({ value }) => value);
  const counting = all.filter(({ status }) => statuses.has(status));
  const isListed = ({ bureau, indicator }: Observation): boolean =>
    bureauIds.has(bureau) && indicatorIds.has(indicator);
  const count = (status: Observation['status']): number =>
    all.filter((observation) => observation.status === status).length;
  return {
    benchmark,
    bureaus,
    indicators,
    sources: sources.map(({ value }) => value),
    terms,
    observations: inOrder(counting.filter(isListed), bureaus),
    unlisted: countUnlisted(
      counting.filter((observation) => !isListed(observation)),
      bureauIds,
    ),
    candidates: count('candidate'),
    rejected: count('rejected'),
  };
}

/** A figure counts once: under its bureau, where that is not listed either. */
function countUnlisted(leftOut: readonly Observation[], bureauIds: ReadonlySet<string>): Unlisted[] {
  const found = new Map<string, Unlisted>();
  for (const { bureau, indicator } of leftOut) {
    const concept = bureauIds.has(bureau) ? 'indicator' : 'bureau';
    const id = concept === 'bureau' ? bureau : indicator;
    const key = `${concept} ${id}`;
    found.set(key, { concept, id, figures: (found.get(key)?.figures ?? 0) + 1 });
  }
  return [...found.values()];
}

/** By bureau in the report's order, then as read. */
function inOrder(observations: readonly Observation[], bureaus: readonly Bureau[]): Observation[] {
  const position = new Map(bureaus.map(({ id }, index) => [id, index]));
  return [...observations].sort((a, b) => (position.get(a.bureau) ?? 0) - (position.get(b.bureau) ?? 0));
}
