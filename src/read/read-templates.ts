/** Reads the templates folder: theme, the report's plan, messages, chart specs. Mistakes are told with their place. */
import { z } from 'zod';
import { Collector } from '../diagnostics/collector.js';
import { hasErrors, placeOf, type Outcome } from '../diagnostics/diagnostic.js';
import type { InputFolder } from '../host/host.js';
import type { ChartSpec } from '../model/chart.js';
import { LocalTextSchema, type Language, type LocalText } from '../model/language.js';
import { PlanSchema, type Plan } from '../model/plan.js';
import { ThemeSchema, type Theme } from '../model/theme.js';
import { MissingMessage, type Wording } from '../model/wording.js';
import { formatMessage } from '../text/format-message.js';
import { pathInFolder, readMapping } from './read-list.js';
import { readText } from './yaml-file.js';

export interface Templates {
  /** How the folder is called in messages. */
  readonly label: string;
  readonly theme: Theme;
  readonly plan: Plan;
  readonly messages: ReadonlyMap<string, LocalText>;
  /** By file name without `.vl.json`. */
  readonly charts: ReadonlyMap<string, ChartSpec>;
}

const MessagesSchema = z.record(z.string(), LocalTextSchema);

export function readTemplates(folder: InputFolder): Outcome<Templates> {
  const collector = new Collector();
  const theme = readMapping(folder, 'theme.yaml', ThemeSchema, collector)?.value;
  const plan = readMapping(folder, 'report.yaml', PlanSchema, collector)?.value;
  const messages = new Map<string, LocalText>();
  for (const name of folder.listFiles('messages').filter((file) => /\.ya?ml$/.test(file))) {
    const read = readMapping(folder, `messages/${name}`, MessagesSchema, collector)?.value ?? {};
    for (const [key, text] of Object.entries(read)) messages.set(key, text);
  }
  const charts = readCharts(folder, collector);
  const value =
    theme && plan && !hasErrors(collector.diagnostics)
      ? { label: folder.label, theme, plan, messages, charts }
      : undefined;
  return { value, diagnostics: collector.diagnostics };
}

function readCharts(folder: InputFolder, collector: Collector): Map<string, ChartSpec> {
  const charts = new Map<string, ChartSpec>();
  for (const name of folder.listFiles('charts').filter((file) => file.endsWith('.vl.json'))) {
    const path = pathInFolder(folder, `charts/${name}`);
    const bytes = folder.readFile(`charts/${name}`);
    const source = bytes && readText(path, bytes, collector, false);
    if (!source) continue;
    try {
      charts.set(name.slice(0, -'.vl.json'.length), JSON.parse(source.text) as ChartSpec);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const offset = Number(/position (\d+)/.exec(problem)?.[1] ?? 0);
      const place = placeOf(source, { start: offset, end: offset + 1 });
      collector.add('template-broken', place, { problem: `malformed JSON: ${problem}` });
    }
  }
  return charts;
}

/** The words of one language. */
export function toWording(messages: Templates['messages'], language: Language): Wording {
  return {
    language,
    say(key, values) {
      const text = messages.get(key)?.[language];
      if (text === undefined) throw new MissingMessage(key, language);
      return formatMessage(text, language, values);
    },
  };
}
