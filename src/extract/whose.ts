/**
 * Whose figures are not the bureau's, as the sentence, the one before it and the heading above say it: a wider area's, one officer's, a
 * station's. A subject holds until the bureau or its own area is spoken of again. Takes a passage and who the article is about.
 */
import type { Level } from '../model/bureau.js';
import type { Passage, Sentence } from './passage.js';
import type { Reading } from './reading.js';
import { wholeArea } from './scope.words.js';
import {
  asSubject,
  caseHeading,
  helpGiven,
  onePerson,
  ourselves,
  planHeading,
  planSentence,
  sameStation,
  severalAreas,
  stationSubject,
  wholeAreas,
} from './whose.words.js';

const ranks: Readonly<Record<Level, number>> = { province: 1, prefecture: 2, county: 3 };

/** The word for the whole of an area by the last sign of its name. */
const wholeBySign: Readonly<Record<string, string>> = {
  省: '全省',
  市: '全市',
  州: '全州',
  盟: '全盟',
  县: '全县',
  区: '全区',
  旗: '全旗',
};

function lastIndexOf(pattern: RegExp, text: string): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

/** What a plan or a list of cases does to the figures in it. */
export type Part = 'plan' | 'cases' | 'station' | undefined;

export class Whose {
  readonly #passage: Passage;
  readonly #wide: RegExp;
  readonly #own: RegExp;
  /** By sentence: the part of the article that its heading opens. */
  readonly #parts: readonly Part[];

  constructor(passage: Passage, level: Level | undefined, bureauName: string | null) {
    this.#passage = passage;
    const name = bureauName ?? '';
    // Of 云澜市公安局望川区分局 the branch is meant.
    const area = /([一-龥]*?)(?:公安局|公安厅|分局)?$/.exec(name.replace(/^.*公安局(?=.)/, ''))?.[1] ?? '';
    const isBranch = name.endsWith('分局');
    const sign = area.slice(-1);
    const whole = isBranch ? '全区' : (wholeBySign[sign] ?? '');
    const rank = isBranch ? 3 : level === undefined ? rankOf(area) : ranks[level];
    const wider = wholeAreas
      .slice(0, rank)
      .flat()
      .filter(
        (word) => word !== whole && !(sign === '市' && word === '市局') && !(sign === '市' && word === '市公安局'),
      );
    this.#wide = asSubject(wider);
    const core = area.replace(/[省市州盟县区旗]$/, '');
    const own = [whole, core].filter((word) => word.length >= 2);
    this.#own = new RegExp([ourselves.source, ...own].join('|'), 'g');
    this.#parts = partsOf(passage);
  }

  /** Whether a figure belongs to what its section's heading names: a plan, cases told one by one, a station. */
  part(sentence: number): Part {
    return this.#parts[sentence];
  }

  /** Whether the sentence, or one before it in its paragraph, speaks of what is still to be done. */
  isPlan(sentence: number): boolean {
    if (this.part(sentence) === 'plan') return true;
    return this.#upTo(sentence).some(({ start, end }) => planSentence.test(this.#passage.text.slice(start, end)));
  }

  /** Whether the figure is another's: of a wider area, of several, of one officer, of helpers, of a station spoken of before. */
  isOthers({ sentence, figure }: Reading): boolean {
    const place = this.#passage.sentences[sentence];
    if (!place) return false;
    if (this.part(sentence) === 'station') return true;
    const before = this.#passage.text.slice(place.start, figure.start);
    const own = lastIndexOf(this.#own, before);
    if (lastIndexOf(this.#wide, before) > own) return true;
    for (const pattern of [severalAreas, onePerson, helpGiven]) if (lastIndexOf(pattern, before) > own) return true;
    if (sameStation.test(before)) return true;
    // 城关派出所聚焦主责主业。全年破获…: the sentence before names the station, and this one names nobody.
    const previous = this.#passage.sentences[sentence - 1];
    return (
      previous !== undefined &&
      previous.paragraph === place.paragraph &&
      own < 0 &&
      !wholeArea.test(before) &&
      stationSubject.test(this.#passage.text.slice(previous.start, previous.end)) &&
      !/\d/.test(this.#passage.text.slice(previous.start, previous.end))
    );
  }

  /** Whether the sentence before tells of one case, and this one of nothing else. */
  isOfCase(sentence: number, before: string): boolean {
    if (this.part(sentence) === 'cases') return true;
    const [place, previous] = [this.#passage.sentences[sentence], this.#passage.sentences[sentence - 1]];
    return (
      place !== undefined &&
      previous?.paragraph === place.paragraph &&
      /该案|此案|本案/.test(this.#passage.text.slice(previous.start, previous.end)) &&
      !wholeArea.test(before)
    );
  }

  /** The sentence and those before it in its paragraph, at most five. */
  #upTo(sentence: number): Sentence[] {
    const { sentences } = this.#passage;
    const paragraph = sentences[sentence]?.paragraph;
    return sentences.slice(Math.max(0, sentence - 5), sentence + 1).filter((each) => each.paragraph === paragraph);
  }
}

/** Of a bureau whose level is not known: by the last sign of its area, which may be narrower than it looks. */
function rankOf(area: string): number {
  if (/省$|自治区$/.test(area)) return 1;
  return /[县区旗]$/.test(area) ? 3 : 2;
}

/** Headings of plans hold to the end, or until one that looks back; those of cases and stations for their section. */
function partsOf({ sentences, text }: Passage): Part[] {
  const parts: Part[] = [];
  let isPlan = false;
  let own: Part;
  for (const [index, { isHeading, start, end }] of sentences.entries()) {
    if (isHeading) {
      const heading = text.slice(start, end);
      const looksBack = /总结|回顾|成效|情况|成绩|战果/.test(heading);
      if (index > 0 && planHeading.test(heading) && !looksBack) isPlan = true;
      else if (looksBack) isPlan = false;
      own = caseHeading.test(heading) ? 'cases' : stationSubject.test(heading) && index > 0 ? 'station' : undefined;
    }
    parts.push(isPlan ? 'plan' : own);
  }
  return parts;
}
