/**
 * Reads the letter of `bench email` in one language: `email.<language>.md`, YAML front matter with the subject, then Markdown with places to be
 * filled as ICU messages. Tells what is broken with line and column: what is missing, what has no name here, what cannot stand where it does.
 */
import {
  isArgumentElement,
  isLiteralElement,
  isPoundElement,
  isSelectElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { z } from 'zod';
import type { Collector } from '../diagnostics/collector.js';
import { placeOf, type Place } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import type { InputFolder } from '../host/host.js';
import type { Language } from '../model/language.js';
import { letterBlocks, letterConditions, letterTexts, type LetterTemplate } from '../model/letter.js';
import { findUnsafeInSubject } from '../text/letter-head.js';
import type { SourceText } from '../text/source-text.js';
import { parseWithSchema } from './parse-with-schema.js';
import { pathInFolder } from './read-list.js';
import { readText, readYamlFile } from './yaml-file.js';

/** Below the templates folder. */
export const letterPath = (language: Language): string => `email.${language}.md`;

const FrontSchema = z.strictObject({ subject: z.string().min(1) });

/** Three hyphens, YAML, three hyphens. */
const frontMatter = /^---[ \t]*\r?\n(?:[^]*?\r?\n)??---[ \t]*(?:\r?\n|$)/;

const sample = "---\nsubject: '{title} ({date})'\n---";

/** The letter of a templates folder; undefined after telling what is broken, or that there is none. */
export function readLetter(folder: InputFolder, language: Language, collector: Collector): LetterTemplate | undefined {
  const path = pathInFolder(folder, letterPath(language));
  const bytes = folder.readFile(letterPath(language));
  if (!bytes) {
    collector.add('file-missing', { path }, { what: `letter ${letterPath(language)}` });
    return undefined;
  }
  const source = readText(path, bytes, collector, false);
  if (!source) return undefined;
  const front = frontMatter.exec(source.text)?.[0];
  if (front === undefined) {
    const problem = source.text.startsWith('---')
      ? 'the lines with the subject have no end: "---" is missing after them'
      : 'the subject is missing: the letter does not start with "---", its subject and "---"';
    collector.add(
      'template-broken',
      { path, line: 1, column: 1 },
      { problem },
      { hints: [`it may start with ${JSON.stringify(sample)}`] },
    );
    return undefined;
  }
  const before = collector.diagnostics.length;
  // The hyphens are left out, every line keeps its number.
  const yaml = front.replaceAll(/^---[ \t]*$/gm, '');
  const file = readYamlFile(path, new TextEncoder().encode(yaml), collector);
  const content = file?.content ?? {};
  const head = file && parseWithSchema(FrontSchema, content, file, collector);
  const body = source.text.slice(front.length);
  checkBody(source, front.length, collector);
  if (head && file) checkSubject(head.subject, file.placeOfValue(['subject']), collector);
  if (!head || !file || collector.diagnostics.slice(before).some(({ severity }) => severity === 'error'))
    return undefined;
  return { language, path, subjectLine: file.placeOfValue(['subject']).line ?? 1, subject: head.subject, body };
}

function checkSubject(subject: string, place: Place, collector: Collector): void {
  const found = findUnsafeInSubject(subject);
  if (found !== undefined) collector.add('header-unsafe', place, { what: 'subject', found });
  for (const { problem, hints } of findMistakes(subject, false))
    collector.add('template-broken', place, { problem }, { hints });
}

function checkBody(source: SourceText, start: number, collector: Collector): void {
  const body = source.text.slice(start);
  const at = (offset: number, end: number): Place => placeOf(source, { start: start + offset, end: start + end });
  if (body.trim() === '')
    collector.add('template-broken', at(0, 0), { problem: 'the letter has no text below its subject' });
  for (const { problem, hints, start: from, end } of findMistakes(body, true))
    collector.add('template-broken', at(from, end), { problem }, { hints });
  for (const { index, 0: written } of body.matchAll(/!\[/g)) {
    const problem = 'a picture that is not {figure}: letters carry no others, and fetch none from outside';
    collector.add('template-broken', at(index, index + written.length), { problem });
  }
}

interface Mistake {
  readonly problem: string;
  readonly hints: readonly string[];
  /** UTF-16 offsets in the pattern. */
  readonly start: number;
  readonly end: number;
}

/** What the parser's codes mean to the writer of a letter. */
const syntax: Readonly<Record<string, string>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'the bracket { has no end: } is missing',
  UNCLOSED_QUOTE_IN_ARGUMENT_STYLE: 'a quote has no end',
  EMPTY_ARGUMENT: "nothing stands between { and }; quote brackets that are to be printed: '{'",
  MALFORMED_ARGUMENT: "what stands between { and } is no name; quote brackets that are to be printed: '{'",
  MISSING_OTHER_CLAUSE: 'the case "other {…}" is missing',
  EXPECT_SELECT_ARGUMENT_OPTIONS: 'the cases after "select," are missing',
  EXPECT_SELECT_ARGUMENT_SELECTOR: 'a case has no name before its {',
  EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT: 'a case has no text in { } after its name',
  DUPLICATE_SELECT_ARGUMENT_SELECTOR: 'two cases have the same name',
  UNMATCHED_CLOSING_BRACE: 'the bracket } has no beginning',
};

function findMistakes(pattern: string, withBlocks: boolean): Mistake[] {
  let elements: readonly MessageFormatElement[];
  try {
    elements = parse(pattern, { captureLocation: true, ignoreTag: true });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('location' in error)) throw error;
    const location = error.location as MessageFormatElement['location'];
    const problem = syntax[error.message] ?? `a place to be filled is malformed (${error.message})`;
    return [{ problem, hints: [], start: location?.start.offset ?? 0, end: location?.end.offset ?? 0 }];
  }
  return elements.flatMap((element) => inspect(element, { pattern, withBlocks, isOuter: true }));
}

interface Surroundings {
  readonly pattern: string;
  /** Whether blocks may stand here at all. */
  readonly withBlocks: boolean;
  /** Whether the element is within no other. */
  readonly isOuter: boolean;
}

function inspect(element: MessageFormatElement, around: Surroundings): Mistake[] {
  if (isLiteralElement(element) || isPoundElement(element)) return [];
  const start = element.location?.start.offset ?? 0;
  const end = element.location?.end.offset ?? 0;
  const tell = (problem: string, hints: readonly string[] = []): Mistake[] => [{ problem, hints, start, end }];
  const name = element.value;
  if (isSelectElement(element)) {
    const known: readonly string[] = letterConditions;
    const unknown = known.includes(name)
      ? []
      : tell(`nothing is called {${name}, select, …} in a letter`, suggest(name, known));
    const wrong = Object.keys(element.options).filter((option) => option !== 'yes' && option !== 'other');
    return [
      ...unknown,
      ...wrong.flatMap((option) => tell(`{${name}, select, …} has no case "${option}"; its cases are yes and other`)),
      ...Object.values(element.options).flatMap(({ value }) =>
        value.flatMap((inner) => inspect(inner, { ...around, isOuter: false })),
      ),
    ];
  }
  if (!isArgumentElement(element))
    return tell(`{${name}, …} is no select: the texts of a letter are not numbers or dates`);
  if ((letterTexts as readonly string[]).includes(name)) return [];
  if (!(letterBlocks as readonly string[]).includes(name))
    return tell(`nothing is called {${name}} in a letter`, suggestPlace(name, around.withBlocks));
  if (!around.withBlocks) return tell(`{${name}} is no text for a subject`);
  const before = around.pattern.slice(0, start).split('\n').at(-1) ?? '';
  const after = around.pattern.slice(end).split('\n')[0] ?? '';
  const isAlone = around.isOuter && before.trim() === '' && after.trim() === '';
  return isAlone ? [] : tell(`{${name}} does not stand on a line of its own`);
}

function suggestPlace(name: string, withBlocks: boolean): string[] {
  const known = [...letterTexts, ...(withBlocks ? letterBlocks : [])];
  const near = suggest(name, known);
  return near.length > 0 ? near : [`there are ${known.map((each) => `{${each}}`).join(', ')}`];
}
