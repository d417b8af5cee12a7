/** The key: signs, words of the verdicts, what a blank means, the codes of the data sheets, and the method. */
import { bases, levels } from '../../../model/bureau.js';
import { verdicts } from '../../../model/comparison.js';
import { families, measureTypes, polarities } from '../../../model/indicator.js';
import { observationKinds, qualifiers } from '../../../model/observation.js';
import { sourceKinds } from '../../../model/source.js';
import { units } from '../../../model/unit.js';
import type { Edition } from '../edition.js';
import type { TextLine, TextSheet } from '../sheet.js';

/** Code lists whose codes stand in the data sheets, and where their words are: the report's vocabulary, or here in more words. */
const codeLists: readonly { readonly list: string; readonly words: string; readonly codes: readonly string[] }[] = [
  { list: 'kind', words: 'workbook.code.kind', codes: observationKinds },
  { list: 'qualifier', words: 'workbook.code.qualifier', codes: qualifiers },
  { list: 'status', words: 'workbook.code.status', codes: ['reported', 'derived', 'candidate'] },
  { list: 'unit', words: 'workbook.code.unit', codes: units },
  { list: 'family', words: 'family', codes: families },
  { list: 'measure-type', words: 'workbook.code.measure-type', codes: measureTypes },
  { list: 'polarity', words: 'workbook.code.polarity', codes: polarities },
  { list: 'rate', words: 'workbook.code.rate', codes: ['population', 'none'] },
  { list: 'level', words: 'level', codes: levels },
  { list: 'basis', words: 'basis', codes: bases },
  { list: 'source-kind', words: 'source-kind', codes: sourceKinds },
];

export function buildNotes(edition: Edition): TextSheet {
  return {
    kind: 'text',
    id: 'notes',
    widths: [26, 20, 92],
    lines: [
      [{ text: edition.wording.say('workbook.title.notes'), tone: 'title' }],
      [{ text: edition.wording.say('workbook.back'), tone: 'link', link: { sheet: 'contents', row: 1 } }],
      [],
      ...signLines(edition),
      ...verdictLines(edition),
      ...ruleLines(edition),
      ...correctionLines(edition),
      ...replyLines(edition),
      ...blankLines(edition),
      ...methodLines(edition),
      ...nameLines(edition),
      ...codeLines(edition),
    ],
  };
}

const heading = (text: string): TextLine => [
  { text, tone: 'heading' },
  { text: '', tone: 'heading' },
  { text: '', tone: 'heading' },
];

function signLines({ report, wording }: Edition): TextLine[] {
  if (report.signs.length === 0) return [];
  const lines = report.signs.map(({ sign, meaning }): TextLine => [
    undefined,
    { text: sign, tone: 'strong' },
    { text: meaning, tone: 'body' },
  ]);
  return [heading(wording.say('workbook.notes.signs')), ...lines, []];
}

function verdictLines({ wording }: Edition): TextLine[] {
  const lines = verdicts.map((verdict): TextLine => [
    undefined,
    { text: wording.say(`verdict.${verdict}`), tone: 'strong' },
    { text: wording.say(`workbook.verdict.${verdict}.meaning`), tone: 'body' },
  ]);
  return [heading(wording.say('workbook.notes.verdicts')), ...lines, []];
}

/** What each rule that found something means, and what to do about it. */
function ruleLines({ report, wording }: Edition): TextLine[] {
  if (report.rules.length === 0) return [];
  const lines = report.rules.map(({ code, sign, finds, misleads, remedy }): TextLine => [
    { text: code, tone: 'label' },
    { text: sign, tone: 'strong' },
    { text: wording.say('workbook.notes.rule', { finds, misleads, remedy }), tone: 'body' },
  ]);
  return [heading(wording.say('workbook.notes.rules')), ...lines, []];
}

/** Figures that were found wrong after they were published. */
function correctionLines({ report, wording }: Edition): TextLine[] {
  if (report.corrections.length === 0) return [];
  const lines = report.corrections.map((view): TextLine => {
    const { observation, bureau, title, period, stated, expected, holds, unit, reason, provider, date } = view;
    return [
      { text: observation, tone: 'label' },
      { text: bureau.label, tone: 'strong' },
      {
        text: wording.say('workbook.notes.correction', {
          title,
          period,
          words: stated,
          expected: wording.say('table.with-unit', { value: expected.text, unit }),
          holds: wording.say('table.with-unit', { value: holds.text, unit }),
          reason,
          provider,
          date,
        }),
        tone: 'body',
      },
    ];
  });
  return [heading(wording.say('workbook.notes.corrections')), ...lines, []];
}

/** What bureaus have to say. */
function replyLines({ report, wording }: Edition): TextLine[] {
  if (report.replies.length === 0) return [];
  const lines = report.replies.flatMap(({ bureau, paragraphs }) =>
    paragraphs.map((paragraph, index): TextLine => [
      undefined,
      index === 0 ? { text: bureau.label, tone: 'strong' } : undefined,
      { text: paragraph, tone: 'body' },
    ]),
  );
  return [heading(wording.say('workbook.notes.replies')), ...lines, []];
}

function blankLines({ wording }: Edition): TextLine[] {
  const lines = (['blank', 'upper', 'numbers', 'change'] as const).map((key): TextLine => [
    undefined,
    { text: wording.say(`workbook.notes.${key}`), tone: 'strong' },
    { text: wording.say(`workbook.notes.${key}.meaning`), tone: 'body' },
  ]);
  return [heading(wording.say('workbook.notes.cells')), ...lines, []];
}

function methodLines({ report, wording }: Edition): TextLine[] {
  if (report.method.length === 0) return [];
  const lines = report.method.map((paragraph): TextLine => [
    undefined,
    { text: paragraph.heading, tone: 'strong' },
    { text: paragraph.text, tone: 'body' },
  ]);
  return [heading(wording.say('workbook.notes.method')), ...lines, []];
}

/** Names that a reader's own formulas can call. */
function nameLines({ live, wording }: Edition): TextLine[] {
  if (!live) return [];
  const lines = ['tables', 'selected_bureau', 'selected_bureau_id', 'rate_base', 'z_95'].map((name): TextLine => [
    undefined,
    { text: name === 'tables' ? wording.say('workbook.notes.tables') : name, tone: 'strong' },
    { text: wording.say(`workbook.name.${name}`), tone: 'body' },
  ]);
  return [heading(wording.say('workbook.notes.names')), ...lines, []];
}

/** Candidates are explained only where there are some. */
function codeLines({ dataset, wording }: Edition): TextLine[] {
  const hasCandidates = dataset.observations.some(({ status }) => status === 'candidate');
  const lines = codeLists.flatMap(({ list, words, codes }) =>
    codes
      .filter((code) => code !== 'candidate' || hasCandidates)
      .map((code, index): TextLine => [
        index === 0 ? { text: wording.say(`workbook.codes.${list}`), tone: 'label' } : undefined,
        { text: code, tone: 'strong' },
        { text: wording.say(`${words}.${code}`), tone: 'body' },
      ]),
  );
  return [heading(wording.say('workbook.notes.codes')), ...lines];
}
