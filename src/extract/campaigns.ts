/** Campaigns that a passage names, how far each reaches, and its dates where they are stated. */
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import { within, type Passage } from './passage.js';
import {
  anaphora,
  campaignLeadIns,
  campaignNouns,
  standingProgrammes,
  strongAnaphora,
  unquotedNouns,
  wholeArea,
} from './scope.words.js';
import { compileSome } from './word-pattern.js';

export interface Campaign extends Span {
  readonly name: string;
  readonly sentence: number;
  /** As stated beside it; undefined where not. */
  readonly dates: Period | undefined;
}

const nouns = campaignNouns.toSorted((a, b) => b.length - a.length).join('|');
const quoted = new RegExp(
  `“(?<name>[^“”\\n]{2,14})”(?:暨“[^“”]{2,10}”)?(?<between>[一-龥]{0,10}?)(?<noun>${nouns})?`,
  'g',
);
const plain = new RegExp(`(?<name>[一-龥]{2,14})(?<noun>${unquotedNouns.join('|')})`, 'g');
const leadIn = new RegExp(`^.*(?:${campaignLeadIns.join('|')})`);
const standing = compileSome(standingProgrammes);
const ownNoun = /(?:行动|会战|战役|攻势|斗争|整治)$/;

/** “雷霆”系列行动 is 雷霆行动; “清仓见底”专项行动 keeps its noun. */
const campaignName = (name: string, noun: string | undefined): string =>
  ownNoun.test(name) || name.endsWith('号') || noun === undefined ? name : name + noun.replace(/^系列/, '');

/** Names that only say what is done. */
const generic =
  /^(?:地毯式|拉网式|巡查|清查|整治|打击|宣传|集中|统一|检查|巡逻|排查|区域性|专项|夜间|凌晨|周末|夏夜|宣防|治安|次|轮|场)*$/;

/** 开展“雷霆行动”, 以“百日行动”为抓手; a list that ends in 等 names no one campaign. */
function findCampaigns(passage: Passage): Campaign[] {
  const found: Campaign[] = [];
  for (const [index, sentence] of passage.sentences.entries()) {
    if (sentence.isHeading) continue;
    const text = passage.text.slice(sentence.start, sentence.end);
    if (!/行动|会战|战役|攻势|斗争|整治|打击/.test(text)) continue;
    const dates = within(passage.times, sentence).find(
      ({ role, grain, from, to }) =>
        role === 'during' &&
        (grain === 'day' || grain === 'part' || grain === 'month') &&
        from !== undefined &&
        to !== undefined &&
        from !== to,
    );
    const period =
      dates?.from !== undefined && dates.to !== undefined ? { start: dates.from, end: dates.to } : undefined;
    const add = (start: number, end: number, name: string): void => {
      if ([...name.matchAll(standing)].length > 0) return;
      const after = passage.text.slice(end, end + 8);
      const before = passage.text.slice(Math.max(sentence.start, start - 2), start);
      if (/^等|^、|^“/.test(after) || /[、”]$/.test(before)) return;
      found.push({ start, end, name, sentence: index, dates: period });
    };
    for (const match of text.matchAll(quoted)) {
      const { name = '', noun } = match.groups ?? {};
      const start = sentence.start + match.index;
      if (noun === undefined && !ownNoun.test(name)) continue;
      add(start, start + match[0].length, campaignName(name, noun));
    }
    for (const match of text.matchAll(plain)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (within(found.slice(-20), { start: start - 40, end }).some((other) => start < other.end)) continue;
      const name = (match.groups?.['name'] ?? '').replace(leadIn, '');
      if (name.length < 2 || generic.test(name)) continue;
      add(start, end, name + (match.groups?.['noun'] ?? '').replace('强大', ''));
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Whether the text has left a campaign: 全年 after it, or another subject after a semicolon. */
function isLeft(passage: Passage, { end }: Campaign, offset: number): boolean {
  const between = passage.text.slice(end, offset);
  if (/全年|一年来/.test(between)) return true;
  const part = between.lastIndexOf('；');
  return part >= 0 && wholeArea.test(between.slice(part));
}

/** The campaigns of a passage, and which of them a figure belongs to. */
export class Campaigns {
  readonly #passage: Passage;
  readonly #all: readonly Campaign[];
  /** The last sentence that names a campaign in a section. */
  readonly #lastNamed = new Map<string, number>();

  constructor(passage: Passage) {
    this.#passage = passage;
    this.#all = findCampaigns(passage);
    for (const campaign of this.#all) this.#lastNamed.set(this.#keyOf(campaign), campaign.sentence);
  }

  #keyOf({ name, sentence }: Campaign): string {
    return `${this.#passage.sentences[sentence]?.section} ${name}`;
  }

  /** The last campaign that is named before an offset. */
  #before(offset: number): Campaign | undefined {
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#all[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.#all[low - 1];
  }

  /** The campaign that a figure belongs to: named in its sentence, gone on with, or named both before and after it in one section. */
  at(sentence: number, offset: number): Campaign | undefined {
    const passage = this.#passage;
    const place = passage.sentences[sentence];
    if (!place) return undefined;
    const own = within(this.#all, place).findLast(({ end }) => end <= offset);
    if (own) return isLeft(passage, own, offset) ? undefined : own;
    const opening = passage.text.slice(place.start, place.start + 14);
    const before = this.#before(place.start);
    if (strongAnaphora.test(opening)) {
      return before ?? { start: place.start, end: place.start, name: '', sentence, dates: undefined };
    }
    const there = before && passage.sentences[before.sentence];
    if (!before || there?.section !== place.section) return undefined;
    if (anaphora.test(opening) && before.sentence >= sentence - 2 && there.paragraph === place.paragraph) return before;
    const isBetween = before.dates !== undefined && (this.#lastNamed.get(this.#keyOf(before)) ?? -1) > sentence;
    return isBetween ? before : undefined;
  }
}
