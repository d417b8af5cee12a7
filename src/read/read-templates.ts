/** Reads the templates folder: theme, the report's plan, messages, chart specs. Mistakes are told with their place. */
import { Collector } from '../diagnostics/collector.js';
import { hasErrors, type Outcome } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import type { InputFolder } from '../host/host.js';
import type { ChartMistake, ChartSpec } from '../model/chart.js';
import type { Language, LocalText } from '../model/language.js';
import { PlanSchema, type ChartData, type FigurePlan, type Plan } from '../model/plan.js';
import { ThemeSchema, type Theme } from '../model/theme.js';
import { MessagesSchema, MissingMessage, type Wording } from '../model/wording.js';
import { formatMessage } from '../text/format-message.js';
import { readJsonFile } from './json-file.js';
import type { Places } from './parse-with-schema.js';
import { readAgain } from './read-again.js';
import { pathInFolder, readMapping } from './read-list.js';

export interface Templates {
  /** How the folder is called in messages. */
  readonly label: string;
  readonly theme: Theme;
  readonly plan: Plan;
  readonly messages: ReadonlyMap<string, LocalText>;
  /** Those that nothing is known to be wrong with, by file name without `.vl.json`. */
  readonly charts: ReadonlyMap<string, ChartSpec>;
  /** Where things stand in each readable chart file, by the same names. */
  readonly places: ReadonlyMap<string, Places>;
}

/** A chart template as its file gives it, and what the plan has it draw. */
export interface ReadChart {
  /** Below the templates folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly content: unknown;
  readonly data: readonly ChartData[];
  /** Undefined when the theme cannot be read. */
  readonly theme: Theme | undefined;
}

/** Says what is wrong with a chart template. */
export type InspectChart = (chart: ReadChart) => readonly ChartMistake[];

/** The value stands without the charts that something is wrong with: they are told, and the others may be told too. */
export function readTemplates(folder: InputFolder, inspect: InspectChart): Outcome<Templates> {
  const collector = new Collector();
  const theme = readMapping(folder, 'theme.yaml', ThemeSchema, collector)?.value;
  const plan = readMapping(folder, 'report.yaml', PlanSchema, collector);
  const messages = new Map<string, LocalText>();
  for (const name of folder.listFiles(...messageFiles)) {
    const read = readMapping(folder, `messages/${name}`, MessagesSchema, collector)?.value ?? {};
    for (const [key, text] of Object.entries(read)) messages.set(key, text);
  }
  const readable = !hasErrors(collector.diagnostics);
  const planned = plan ? figurePlans(plan.value) : [];
  const names = folder.listFiles('charts', /\.vl\.json$/).map((file) => file.slice(0, -suffix.length));
  for (const { template, at } of planned) {
    if (!plan || names.includes(template)) continue;
    const hints = suggest(template, names);
    const missing = `put a Vega-Lite file into ${pathInFolder(folder, chartPath(template))}`;
    collector.add('unknown-id', plan.at(...at), { concept: 'chart', id: template }, { hints: [...hints, missing] });
  }
  const charts = new Map<string, ChartSpec>();
  const places = new Map<string, Places>();
  for (const name of names) {
    const path = chartPath(name);
    const bytes = folder.readFile(path);
    const file = bytes && readAgain('json', folder, pathInFolder(folder, path), bytes, collector, readJsonFile);
    if (!file) continue;
    places.set(name, file);
    const data = planned.flatMap((figure) => (figure.template === name ? figure.data : []));
    const mistakes = inspect({ path, bytes, content: file.content, data: [...new Set(data)], theme });
    for (const mistake of mistakes) tellChartMistake(mistake, file, collector);
    if (mistakes.length === 0) charts.set(name, file.content as ChartSpec);
  }
  const value =
    theme && plan && readable ? { label: folder.label, theme, plan: plan.value, messages, charts, places } : undefined;
  return { value, diagnostics: collector.diagnostics };
}

/** Where the words are, below a folder of templates. */
const messageFiles = ['messages', /\.ya?ml$/] as const;

const suffix = '.vl.json';

/** Of a template below the templates folder. */
export const chartPath = (name: string): string => `charts/${name}${suffix}`;

/** The charts that the plan names, with the place of each name. */
function figurePlans({ front_figure: front, sections }: Plan): (FigurePlan & { at: (string | number)[] })[] {
  return [
    { ...front, at: ['front_figure', 'template'] },
    ...sections.flatMap(({ figures }, section) =>
      figures.map((figure, index) => ({ ...figure, at: ['sections', section, 'figures', index, 'template'] })),
    ),
  ];
}

/** Tells a mistake at its place in the file, by its path in the JSON: `$.layer[1].mark`. */
export function tellChartMistake(
  { path, at, reason, hints }: ChartMistake,
  places: Places,
  collector: Collector,
): void {
  const place = at === 'key' ? places.placeOfKey(path) : places.placeOfValue(path);
  const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
  collector.add('chart-broken', place, { path: `$${steps.join('')}`, reason }, { hints });
}

/** The keys that messages lack although those of a whole set have them, each with the name of its file there. */
export function findMissingMessages(messages: Templates['messages'], whole: InputFolder): ReadonlyMap<string, string> {
  const missing = new Map<string, string>();
  for (const name of whole.listFiles(...messageFiles)) {
    const read = readMapping(whole, `messages/${name}`, MessagesSchema, new Collector())?.value ?? {};
    for (const key of Object.keys(read)) if (!messages.has(key)) missing.set(key, name);
  }
  return missing;
}

/**
 * The words of one language.
 * @param miss what happens at a key that there is not; by default it throws MissingMessage. What it gives stands for the text.
 */
export function toWording(
  messages: Templates['messages'],
  language: Language,
  miss: (key: string) => string = (key) => {
    throw new MissingMessage(key, language);
  },
): Wording {
  return {
    language,
    say(key, values) {
      const text = messages.get(key)?.[language];
      return text === undefined ? miss(key) : formatMessage(text, language, values);
    },
  };
}
