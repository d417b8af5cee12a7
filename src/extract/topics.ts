/** What a passage is about: mentions of the subjects that indicators name, and of crimes that none names. */
import type { Span } from '../text/source-text.js';
import { otherCrimes } from './figure.words.js';
import type { CompiledIndicator, Lexicon } from './lexicon.js';
import type { Passage, Sentence } from './passage.js';
import { blankSign } from './clause.js';
import { compileSome } from './word-pattern.js';

interface Mention extends Span {
  /** The source of the pattern that found it; `total`: of every kind; `other`: a crime that no indicator is about. */
  readonly group: string;
  readonly word?: string;
}

export interface Topic {
  /** Whether it is the indicator's own. */
  readonly isOwn: boolean;
  readonly inSentence: boolean;
}

/** Starts a passage of its own, in which an earlier topic no longer holds. */
const reset = new RegExp(`全市|全区|全县|全州|全省|全盟|全年|一年来|全局|公安机关|${blankSign}`);

const others = compileSome(otherCrimes.filter((word) => word.length > 1));

export class Topics {
  readonly #passage: Passage;
  readonly #lexicon: Lexicon;
  readonly #bySentence = new Map<number, Mention[]>();
  readonly #added = new Map<number, Mention[]>();
  /** The sentence that is the heading of a section. */
  readonly #headings: ReadonlyMap<number, number>;
  /** Groups of indicators that are about one kind of crime. */
  readonly #subjects: ReadonlySet<string>;

  constructor(passage: Passage, lexicon: Lexicon) {
    this.#passage = passage;
    this.#lexicon = lexicon;
    this.#headings = new Map(
      passage.sentences.flatMap(({ isHeading, section }, index) => (isHeading ? [[section, index] as const] : [])),
    );
    this.#subjects = new Set(
      lexicon.indicators.flatMap(({ topics, indicator }) =>
        topics && indicator.lexicon.subject !== undefined ? [topics.source] : [],
      ),
    );
  }

  /** A figure that was read makes what follows it in the sentence be about its subject. */
  add(sentence: number, span: Span, compiled: CompiledIndicator): void {
    const { topics, lexicon } = { topics: compiled.topics, lexicon: compiled.indicator.lexicon };
    const group = topics?.source ?? (lexicon.whole ? 'total' : undefined);
    if (group === undefined) return;
    const list = this.#added.get(sentence) ?? [];
    list.push({ start: span.start, end: span.end, group });
    this.#added.set(sentence, list);
  }

  /** Mentions in a sentence, in order. */
  #mentions(index: number): Mention[] {
    const known = this.#bySentence.get(index);
    if (known) return known;
    const sentence = this.#passage.sentences[index];
    const found: Mention[] = [];
    if (sentence) {
      // As written: 自成立打击盗窃专班以来 is a time and names a crime.
      const text = this.#passage.text.slice(sentence.start, sentence.end);
      const groups = new Map(
        this.#lexicon.indicators.flatMap(({ topics }) => (topics ? [[topics.source, topics] as const] : [])),
      );
      for (const [group, pattern] of groups)
        for (const match of text.matchAll(pattern))
          found.push({
            start: sentence.start + match.index,
            end: sentence.start + match.index + match[0].length,
            group,
          });
      for (const match of text.matchAll(others)) {
        const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
        if (!found.some(({ start, end }) => start < span.end && span.start < end))
          found.push({ ...span, group: 'other', word: match[0] });
      }
    }
    found.sort((a, b) => a.end - b.end);
    this.#bySentence.set(index, found);
    return found;
  }

  #sentenceAt(offset: number): number {
    const { sentences } = this.#passage;
    let low = 0;
    let high = sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sentences[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The topic that holds at an offset, for an indicator: the nearest mention before it. */
  nearest(compiled: CompiledIndicator, offset: number): Topic | undefined {
    const own = compiled.topics?.source;
    const index = this.#sentenceAt(offset);
    const here = this.#sentence(index, offset, own);
    if (here && !compiled.indicator.lexicon.needs_topic && this.#isList(here, index))
      return { isOwn: false, inSentence: true };
    if (here && compiled.indicator.lexicon.needs_topic && this.#mentions(index).some(({ group }) => group === own)) {
      return { isOwn: true, inSentence: true };
    }
    if (here) return { isOwn: here.group === own, inSentence: true };
    const sentence = this.#passage.sentences[index];
    if (!sentence || reset.test(this.#passage.masked.slice(sentence.start, offset)))
      return this.#heading(sentence, own);
    for (const back of [index - 1, index - 2]) {
      const previous = this.#passage.sentences[back];
      if (!previous || previous.paragraph !== sentence.paragraph) break;
      const there = this.#sentence(back, Infinity, own);
      if (there) return { isOwn: there.group === own, inSentence: false };
    }
    return this.#heading(sentence, own);
  }

  /** “盗抢骗”“食药环”以及电信网络诈骗等: the last of several in a row is not what the passage is about. */
  #isList(last: Mention, index: number): boolean {
    if ((this.#added.get(index) ?? []).includes(last)) return false;
    const crimes = this.#crimes(index);
    return crimes.some(
      ({ end, group }) =>
        group !== last.group &&
        end < last.start &&
        /^[^，。；]{0,3}(?:、|和|与|及|”“|”以及)[^，。；]{0,4}$/.test(this.#passage.text.slice(end, last.start)),
    );
  }

  /** A heading that names one topic lends it to its section. */
  #heading(sentence: Sentence | undefined, own: string | undefined): Topic | undefined {
    if (!sentence || sentence.isHeading) return undefined;
    const index = this.#headings.get(sentence.section) ?? -1;
    const mentions = index < 0 ? [] : this.#mentions(index);
    const groups = new Set(mentions.map(({ group }) => group));
    return groups.size === 1 ? { isOwn: groups.has(own ?? ''), inSentence: false } : undefined;
  }

  #crimes(index: number): Mention[] {
    return this.#mentions(index).filter(({ group }) => group === 'other' || this.#subjects.has(group));
  }

  #sentence(index: number, before: number, own?: string): Mention | undefined {
    const all = [
      ...this.#mentions(index).filter(({ group }) => group === own || group === 'other' || this.#subjects.has(group)),
      ...(this.#added.get(index) ?? []),
    ].filter(({ end }) => end <= before);
    return all.reduce<Mention | undefined>(
      (last, mention) => (last && last.end > mention.end ? last : mention),
      undefined,
    );
  }

  /**
   * What crime, if any, is spoken of before an offset, in its sentence or also in the sentences before it: one, or a total; several in a
   * row are a total. A sum that is `isShared` belongs to everything counted before it, a noun to the last.
   */
  crime(
    offset: number,
    reach: 'sentence' | 'passage',
    isShared = false,
  ): { readonly kind: 'total' | 'one'; readonly subject: string | undefined } | undefined {
    const index = this.#sentenceAt(offset);
    const sentence = this.#passage.sentences[index];
    const here = this.#sentence(index, offset);
    // A semicolon starts another subject.
    const part = sentence ? sentence.start + this.#passage.text.slice(sentence.start, offset).lastIndexOf('；') : -1;
    if (here && here.start > part) return this.#describe(here, index, offset, isShared);
    if (
      here &&
      sentence &&
      part > sentence.start &&
      reach === 'passage' &&
      !reset.test(this.#passage.masked.slice(part, offset))
    )
      return this.#describe(here, index, offset, isShared);
    if (here) return undefined;
    if (!sentence || reach === 'sentence') return undefined;
    if (reset.test(this.#passage.masked.slice(sentence.start, offset))) return this.#crimeOfHeading(sentence);
    for (const back of [index - 1, index - 2]) {
      const previous = this.#passage.sentences[back];
      if (!previous || previous.paragraph !== sentence.paragraph) break;
      const there = this.#sentence(back, Infinity);
      if (there) return this.#describe(there, back, Infinity, isShared);
    }
    return this.#crimeOfHeading(sentence);
  }

  /** A heading that names one crime: 经侦五年挽损. */
  #crimeOfHeading(sentence: Sentence): { readonly kind: 'one'; readonly subject: string | undefined } | undefined {
    const index = this.#headings.get(sentence.section);
    const groups = new Set(
      (index === undefined || sentence.isHeading ? [] : this.#crimes(index)).map(({ group }) => group),
    );
    const [group] = groups;
    if (groups.size !== 1 || group === 'other') return undefined;
    return { kind: 'one', subject: this.#subjectOf(group) };
  }

  /** Where the part of a sentence starts, after a semicolon, that holds an offset. */
  #partStart(index: number, offset: number): number {
    const sentence = this.#passage.sentences[index];
    if (!sentence) return 0;
    return (
      sentence.start + this.#passage.text.slice(sentence.start, Math.min(offset, sentence.end)).lastIndexOf('；') + 1
    );
  }

  #subjectOf(group: string | undefined): string | undefined {
    return this.#lexicon.indicators.find(({ topics }) => topics?.source === group)?.indicator.lexicon.subject;
  }

  #describe(
    last: Mention,
    index: number,
    before: number,
    isShared: boolean,
  ): { readonly kind: 'total' | 'one'; readonly subject: string | undefined } {
    const since = Math.max(
      0,
      ...(this.#added.get(index) ?? []).filter(({ end }) => end <= before).map(({ end }) => end),
    );
    const part = this.#partStart(index, before);
    const said = this.#crimes(index).filter(({ start, end }) => end <= before && start >= part);
    const spoken = [...said, ...(this.#added.get(index) ?? []).filter(({ end }) => end <= before)];
    // 捣毁诈骗窝点 in a sentence on telecom fraud names no second crime.
    const groupOf = (mention: Pick<Mention, 'group' | 'word'>): string =>
      (mention.group === 'other' && mention.word !== undefined
        ? spoken.find((each) => this.#subjectOf(each.group)?.includes(mention.word ?? ''))?.group
        : undefined) ?? mention.group;
    const group = groupOf(last);
    const groups = new Set(said.filter(({ start }) => start >= since).map(groupOf));
    // What was counted before a semicolon, or before 其中, shares nothing with what follows.
    const sentence = this.#passage.sentences[index];
    const words = sentence ? this.#passage.text.slice(sentence.start, Math.min(before, sentence.end)) : '';
    const inner = words.lastIndexOf('其中');
    const from = (sentence?.start ?? 0) + Math.max(words.lastIndexOf('；'), inner);
    // 其中八类案件233起、侵财案件477起，抓获…: after several parts the whole is gone on with.
    const parts = new Set(spoken.filter(({ start }) => inner >= 0 && start > from).map(groupOf));
    if (parts.size > 1 && words.lastIndexOf('、') > inner) return { kind: 'total', subject: undefined };
    const added = (this.#added.get(index) ?? []).filter(({ start, end }) => end <= before && start > from);
    const isTotal =
      isShared &&
      (added.some((mention) => mention.group === 'total') || new Set(added.map((mention) => mention.group)).size > 1);
    if (group === 'total' || groups.size > 1 || (isTotal && groups.size === 0))
      return { kind: 'total', subject: undefined };
    if (group === 'other') {
      const { word = '' } = last;
      return { kind: 'one', subject: word.length > 2 ? word : undefined };
    }
    return { kind: 'one', subject: this.#subjectOf(group) };
  }

  /** Whether the sentence, its paragraph or the noun itself speaks of the indicator's topics. */
  isAbout(compiled: CompiledIndicator, at: Span): boolean {
    const own = compiled.topics?.source;
    const index = this.#sentenceAt(at.start);
    const sentence = this.#passage.sentences[index];
    return [index, index - 1, index - 2, index - 3].some((each) => {
      const other = this.#passage.sentences[each];
      return other?.paragraph === sentence?.paragraph && this.#mentions(each).some(({ group }) => group === own);
    });
  }
}
