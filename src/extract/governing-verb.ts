/** Which verb governs a noun: the nearest, whether it is the indicator's or makes the figure something else. */
import { blank, blankSign } from './clause.js';
import { governingVerbs, softVerbs } from './figure.words.js';
import type { CompiledIndicator } from './lexicon.js';
import { compileSome } from './word-pattern.js';

const soft: ReadonlySet<string> = new Set(softVerbs);
const alone = new RegExp(`(?:^|[，、${blankSign}共已就又再新并和多少]|全[市区县省州]|机关|公安|警方)$`);

/** A verb in a text; `isOwn`: one of the indicator's. */
export interface Verb {
  readonly start: number;
  readonly end: number;
  readonly isOwn: boolean;
}

interface Found {
  readonly start: number;
  readonly end: number;
}

const governing = compileSome(governingVerbs);
const recent = new Map<string, readonly Found[]>();

/** Where governing verbs stand in a text. The same few texts are asked for by every indicator in turn. */
function governingIn(text: string): readonly Found[] {
  const known = recent.get(text);
  if (known) return known;
  const found = [...text.matchAll(governing)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (recent.size > 64) recent.clear();
  recent.set(text, found);
  return found;
}

/** 立 in 建立 and 破 in 突破 are no verbs of their own. */
const standsAlone = (text: string, { start, end }: Found): boolean =>
  end - start > 1 || alone.test(text.slice(0, start));

/** The indicator's verbs and all others in a text, in order; where they overlap the longer one stands. */
function verbsIn(compiled: CompiledIndicator, text: string): Verb[] {
  const own = [...text.matchAll(compiled.verbs)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isOwn: true,
  }));
  const others = governingIn(text).flatMap(({ start, end }) =>
    own.some((verb) => verb.start < end && start < verb.end && verb.end - verb.start >= end - start)
      ? []
      : [{ start, end, isOwn: false }],
  );
  const kept = own.filter((verb) => !others.some(({ start, end }) => verb.start < end && start < verb.end));
  return [...kept, ...others].filter((verb) => standsAlone(text, verb)).toSorted((a, b) => a.start - b.start);
}

/**
 * The verb that governs the end of a text: the last one, unless that may be part of a noun (服务, 办理) and the indicator's own stands not
 * far before it.
 */
export function governingVerb(compiled: CompiledIndicator, text: string, reach = 30): Verb | undefined {
  let last: Verb | undefined;
  for (const verb of verbsIn(compiled, text).toReversed()) {
    if (blank(text.slice(verb.end)).length > reach) break;
    if (verb.isOwn) return verb;
    last ??= verb;
    if (!soft.has(text.slice(verb.start, verb.end))) break;
  }
  return last;
}

/** The last verb of a text, however far back. */
export const lastVerb = (compiled: CompiledIndicator, text: string): Verb | undefined => verbsIn(compiled, text).at(-1);
