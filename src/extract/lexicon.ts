/** Compiles the lexicons of the catalogue into patterns. Takes indicators; knows no indicator by name. */
import type { Indicator } from '../model/indicator.js';
import { changeFillers, fillers, frontWords, neutralModifiers } from './figure.words.js';
import { compileSome, compileWords, Words } from './word-pattern.js';

export interface CompiledIndicator {
  readonly indicator: Indicator;
  readonly objects: RegExp;
  /** One of these stands with the object. */
  readonly verbs: RegExp;
  readonly exclude: RegExp | undefined;
  /** Nouns that count once the passage is about the indicator's topics. */
  readonly bare: Words;
  readonly topics: RegExp | undefined;
  readonly units: ReadonlySet<string>;
  /** Named kinds and the scope that each gives, the longest first. */
  readonly scopes: readonly (readonly [RegExp, string])[];
  /** The same for kinds that are scoped only where they are counted apart. */
  readonly apart: readonly (readonly [RegExp, string])[];
  readonly judged: RegExp | undefined;
  /** Words and the variant that each names, the longest first. */
  readonly variants: readonly (readonly [RegExp, string])[];
  /** What may stand between noun and figure: fillers and the indicator's own verbs. */
  readonly filler: Words;
  readonly changeFiller: Words;
  /** What may stand before a verb whose noun was said earlier. */
  readonly front: Words;
}

export interface Lexicon {
  readonly indicators: readonly CompiledIndicator[];
  /** By measure word. */
  readonly byUnit: ReadonlyMap<string, readonly CompiledIndicator[]>;
  /** Objects that hold a numeral, which is then no quantity: 八类案件, 一次死亡3人以上. */
  readonly numeralNames: RegExp;
}

const byLength = (table: Readonly<Record<string, string>>): (readonly [RegExp, string])[] =>
  Object.entries(table)
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([word, meaning]) => [compileSome([word], ''), meaning] as const);

function compileIndicator(indicator: Indicator): CompiledIndicator {
  const { lexicon } = indicator;
  return {
    indicator,
    objects: compileSome(lexicon.objects),
    verbs: compileSome(lexicon.verbs),
    exclude: compileWords(lexicon.exclude, ''),
    bare: new Words(lexicon.bare),
    topics: compileWords(lexicon.topics),
    units: new Set(lexicon.units),
    scopes: byLength(lexicon.scopes),
    apart: byLength(lexicon.apart),
    judged: compileWords(lexicon.judged, ''),
    variants: byLength(lexicon.variant_words),
    filler: new Words(fillers, lexicon.verbs),
    changeFiller: new Words(fillers, changeFillers, lexicon.verbs),
    front: new Words(neutralModifiers, fillers, frontWords, lexicon.verbs),
  };
}

/** 一次死亡5人以上 names a class of accident and counts nobody. */
const deathTolls = '一次(?:性)?(?:死亡|亡)(?:\\d{1,3}|[一二三四五六七八九十]{1,3})人(?:（含）)?(?:及)?以上';

export function compileLexicon(catalogue: readonly Indicator[]): Lexicon {
  const indicators = catalogue.map(compileIndicator);
  const byUnit = new Map<string, CompiledIndicator[]>();
  for (const compiled of indicators)
    for (const unit of compiled.units) byUnit.set(unit, [...(byUnit.get(unit) ?? []), compiled]);
  const numerals = catalogue.flatMap(({ lexicon }) =>
    [...lexicon.objects, ...lexicon.verbs].filter((word) => /[\d一二两三四五六七八九十]/.test(word)),
  );
  return {
    indicators,
    byUnit,
    numeralNames: new RegExp([...numerals.map((word) => compileSome([word]).source), deathTolls].join('|'), 'g'),
  };
}
