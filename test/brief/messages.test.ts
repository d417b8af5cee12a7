/** Every word that the code says is in templates/messages, in both languages; a word that lacks fails the build by its name. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/compare/rules/registry.js';
import { buildReport } from '../../src/brief/build-report.js';
import { bases, levels } from '../../src/model/bureau.js';
import { absenceReasons, verdicts } from '../../src/model/comparison.js';
import { facets, findingSeverities } from '../../src/model/finding.js';
import { families, polarities } from '../../src/model/indicator.js';
import { languages } from '../../src/model/language.js';
import { observationKinds } from '../../src/model/observation.js';
import { MissingMessage } from '../../src/model/wording.js';
import { prepare } from '../../src/pipeline.js';
import { toWording } from '../../src/read/read-templates.js';
import { projectRoot } from '../cli/run-bench.js';
import { editionIn, prepareShipped, shippedInputs } from './prepared.js';

const { dataset, templates } = prepareShipped();
const { messages, plan } = templates;

const src = join(projectRoot, 'src');
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(brief|render|pipeline)/.test(path) && path.endsWith('.ts'))
  .map((path) => readFileSync(join(src, path), 'utf8'))
  .join('\n');

/** Keys that stand in the code as they are: `say('…')`, and columns by their short names. */
const literal = [
  ...[...code.matchAll(/\bwording\.say\(\s*'([^']+)'/g)].map(([, key]) => key ?? ''),
  ...[...code.matchAll(/\bheading\(context, '([^']+)'/g)].map(([, key]) => `column.${key}`),
];

const codes = rules.map((rule) => rule.code);

/** Keys that are put together from codes of the model. */
const composed: Readonly<Record<string, readonly string[]>> = {
  verdict: verdicts,
  state: [...verdicts, 'single', ...absenceReasons],
  'state-sign': [...verdicts, 'single', ...absenceReasons],
  family: families,
  kind: observationKinds,
  level: levels,
  basis: bases,
  sign: codes,
  caveat: codes,
  finding: [...codes, 'all', 'more'],
  facet: facets,
  severity: findingSeverities,
  unit: [...new Set(dataset.indicators.map(({ unit }) => unit)), 'percentage-point', 'rate'],
  title: ['change', 'change-points'],
  absence: absenceReasons,
  'table.absent': absenceReasons,
  'passed-over': ['variant', 'scope', 'period-length', 'period-not-stated', 'period', 'same'],
  contrast: ['higher', 'lower', 'similar', 'not-compared'],
  'contrast-reason': ['no-rate', 'bounds', 'too-few'],
  assessment: ['better', 'worse'],
  'rank-order': polarities,
  reference: ['others', 'peers'],
  change: ['rise', 'fall', 'unclear', 'not-tested', 'agrees', 'contradicts', 'from-zero'],
  trend: ['rising', 'falling', 'unclear'],
  sensitivity: ['bounds', 'bounds-pair', 'denominator', 'denominator-pair', 'verdict-without', 'word-without'],
  'method.peers': ['group', 'nearest', 'too-few'],
  section: plan.sections.map(({ id }) => id),
  lead: plan.sections.flatMap(({ id, part }) => (part === 'family' ? [id] : [])),
  month: Array.from({ length: 12 }, (_, index) => `${index + 1}`),
  message: [
    'times',
    'ratio',
    'rates',
    'rates-similar',
    'values',
    'streaks',
    'changes',
    'none',
    'group',
    'group-contrasts',
    'contradiction',
  ],
  limit: ['indicative', 'apart', 'single'],
  'figure.title': ['pair', 'group'],
  'figure.state': ['comparable', 'indicative', 'not-comparable', 'single'],
  'source-kind': [...new Set(dataset.sources.map(({ kind }) => kind))],
};

/** Names of the values that a pattern takes, also within its choices. */
function argumentsOf(nodes: readonly unknown[]): string[] {
  return nodes.flatMap((node) => {
    const { type, value, options } = node as {
      type: number;
      value: string;
      options?: Record<string, { value: unknown[] }>;
    };
    // Literal text and the number sign of a plural name nothing.
    const own = type === 0 || type === 7 ? [] : [value];
    return [...own, ...Object.values(options ?? {}).flatMap((option) => argumentsOf(option.value))];
  });
}

describe('templates/messages', () => {
  it('are looked for where the code says them', () => {
    expect(literal.length).toBeGreaterThan(100);
  });

  it.each(languages)('have every literal key in %s', (language) => {
    expect(literal.filter((key) => !messages.get(key)?.[language])).toEqual([]);
  });

  it.each(Object.entries(composed))('have every word of %s', (group, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !messages.has(`${group}.${id}`))).toEqual([]);
  });

  it.each(languages)('have every word that the shipped benchmark needs in %s', (language) => {
    // The annex is for leagues, what moved since the last edition for later ones.
    expect(editionIn(language).report.sections.length).toBe(plan.sections.length - 2);
  });

  it('stand in one file each', () => {
    const folder = join(projectRoot, 'templates/messages');
    const keys = readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^([^\s#:]+):/gm)].map(([, key]) => key),
    );
    expect(keys.length).toBe(messages.size);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have the same places to fill in both languages', () => {
    const placesOf = (text: string): string[] =>
      [...new Set(argumentsOf(new IntlMessageFormat(text).getAst()))].toSorted();
    // Dates: a month is a number in Chinese and a name in English.
    const differ = [...messages].filter(
      ([key, { zh, en }]) => key !== 'date' && placesOf(zh).join(' ') !== placesOf(en).join(' '),
    );
    expect(differ.map(([key]) => key)).toEqual([]);
  });
});

describe('sentences about figures', () => {
  const said = [...messages].filter(([key]) => /^(message|finding|sensitivity|figure\.title|table\.pair)\b/.test(key));

  it('give no cause', () => {
    expect(said.length).toBeGreaterThan(40);
    const causes = /because|due to|thanks to|owing to|as a result|led to|因为|由于|得益于|归功于|导致|所以|因此/i;
    expect(said.filter(([, { zh, en }]) => causes.test(zh) || causes.test(en)).map(([key]) => key)).toEqual([]);
  });

  it('call nothing good or bad', () => {
    const praise = /\b(excellent|poor|success|failure|best|worst)\b|优秀|突出|落后|成绩|先进/i;
    const words = (text: string): string => text.replaceAll(/\{\w+\}/g, '');
    expect(said.filter(([, { zh, en }]) => praise.test(words(zh + en))).map(([key]) => key)).toEqual([]);
  });
});

describe('a word that lacks', () => {
  /** What is said when building the report without a key; undefined when the key is not needed. */
  function complaintWithout(key: string): string | undefined {
    const fewer = new Map(messages);
    fewer.delete(key);
    try {
      buildReport(dataset, prepareShipped(), plan, toWording(fewer, 'zh'));
      return undefined;
    } catch (error) {
      return error instanceof MissingMessage ? error.message : String(error);
    }
  }

  it('is missed by its own name, whichever it is', () => {
    const keys = [...messages.keys()].filter((key) => !key.startsWith('workbook.'));
    const complaints = keys.flatMap((key) => {
      const complaint = complaintWithout(key);
      return complaint === undefined ? [] : [{ key, complaint }];
    });
    expect(complaints).toEqual(
      complaints.map(({ key }) => ({ key, complaint: `templates/messages has no "${key}" in zh` })),
    );
    const missed = complaints.map(({ key }) => key);
    expect(missed.length).toBeGreaterThan(150);
    expect(missed).toEqual(
      expect.arrayContaining(['number.table', 'message.coverage', 'sign.scope-differs', 'column.bureau']),
    );
  });

  it('is told as a diagnostic with a hint, once for all languages', () => {
    const { value, diagnostics } = prepare(
      { ...shippedInputs, templates: without('messages/report.yaml', 'number.table') },
      ['zh', 'en'],
      () => undefined,
    );
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code: id, message, hints }) => ({ id, message, hints }))).toEqual([
      {
        id: 'template-broken',
        message: 'templates/messages has no "number.table"',
        hints: ['add "number.table" with zh and en'],
      },
    ]);
  });
});

/** The shipped templates less one line of one file. */
function without(file: string, key: string): typeof shippedInputs.templates {
  const { templates: shipped } = shippedInputs;
  return {
    ...shipped,
    readFile: (path) => {
      const bytes = shipped.readFile(path);
      if (path !== file || !bytes) return bytes;
      const lines = new TextDecoder().decode(bytes).split('\n');
      return new TextEncoder().encode(lines.filter((line) => !line.startsWith(`${key}:`)).join('\n'));
    },
  };
}
