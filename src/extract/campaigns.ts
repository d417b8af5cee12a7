/** Campaigns that a passage names, how far each reaches, and its dates where they are stated. */
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import { within, type Passage } from './passage.js';
import {
  anaphora,
  campaignLeadIns,
  campaignNouns,
  seasons,
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
  /** Whether the text says that it tells of the campaign's own time: 期间, 以来, its dates. */
  readonly isTimed: boolean;
}

const nouns = campaignNouns.toSorted((a, b) => b.length - a.length).join('|');
const quoted = new RegExp(
  `“(?<name>[^“”\\n]{2,24})”(?:暨“[^“”]{2,10}”)?(?<between>[一-龥]{0,10}?)(?<noun>${nouns})?`,
  'g',
);
const plain = new RegExp(`(?<name>[一-龥]{2,14})(?<noun>${unquotedNouns.join('|')})`, 'g');
const seasonal = /(?<![“一-龥][“])(?:[春夏秋冬]季行动|百日行动)(?!”)/g;
const leadIn = new RegExp(`^.*(?:${campaignLeadIns.join('|')})`);
const standing = compileSome(standingProgrammes);
const ownNoun = /(?:行动|会战|战役|攻势|斗争|整治|攻坚)$/;

/** “雷霆”系列行动 is 雷霆行动; “清仓见底”专项行动 keeps its noun. */
const campaignName = (name: string, noun: string | undefined): string =>
  ownNoun.test(name) || name.endsWith('号') || noun === undefined
    ? name
    : // “打盗抢、防诈骗、破小案”百日会战 is known by its noun.
      (name.length > 12 ? '' : name) + noun.replace(/^系列/, '');

/** Names that only say what is done. */
const generic =
  /^(?:地毯式|拉网式|巡查|清查|整治|打击|宣传|集中|统一|检查|巡逻|排查|区域性|专项|夜间|凌晨|周末|夏夜|宣防|治安|次|轮|场)*$/;

/** 开展“雷霆行动”, 以“百日行动”为抓手; a list that ends in 等 names no one campaign. */
function findCampaigns(passage: Passage, published: string | null): Campaign[] {
  const found: Campaign[] = [];
  for (const [index, sentence] of passage.sentences.entries()) {
    const text = passage.text.slice(sentence.start, sentence.end);
    for (const match of text.matchAll(seasons)) {
      const start = sentence.start + match.index;
      const name = match[0].replace(/期间$|中$/, '').replaceAll(/[“”]/g, '');
      found.push({ start, end: start + match[0].length, name, sentence: index, dates: undefined, isTimed: true });
    }
    if (!/行动|会战|战役|攻势|斗争|整治|打击|攻坚/.test(text)) continue;
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
    // 6月25日夏季行动开展以来: up to the day of writing.
    const since = within(passage.times, sentence).find(({ role, grain }) => role === 'since' && grain === 'day')?.from;
    const open =
      since !== undefined && published !== null && since <= published && since.slice(0, 4) === published.slice(0, 4)
        ? { start: since, end: published }
        : undefined;
    const hasSince = within(passage.times, sentence).some(({ role }) => role === 'since' || role === 'until');
    const add = (start: number, end: number, name: string): void => {
      if ([...name.matchAll(standing)].length > 0) return;
      const after = passage.text.slice(end, end + 8);
      const before = passage.text.slice(Math.max(sentence.start, start - 2), start);
      // “夏季行动”“冬季行动”和“四季”行动: a list names no one campaign.
      if (/^等|^、|^“/.test(after) || /[、”]$/.test(before)) return;
      if (/”(?:、|和|及|以及|与)[一-龥]{0,4}$/.test(passage.text.slice(Math.max(sentence.start, start - 8), start)))
        return;
      // 以“雷霆行动”为抓手 sets the topic; it limits figures only where its time is said.
      if (
        period === undefined &&
        !hasSince &&
        /^”?(?:为|作为|作)(?:统领|抓手|引擎|牵引|载体|主线|契机|龙头|依托|重点)/.test(after)
      )
        return;
      const isTimed = period !== undefined || hasSince || /^”?(?:开展|部署|启动)?(?:期间|以来|至今|中)/.test(after);
      const isOpen = open !== undefined && /^”?(?:开展|启动|部署)?(?:以来|至今)/.test(after);
      found.push({ start, end, name, sentence: index, dates: period ?? (isOpen ? open : undefined), isTimed });
    };
    for (const match of text.matchAll(quoted)) {
      const { name = '', noun } = match.groups ?? {};
      const start = sentence.start + match.index;
      if (noun === undefined && !ownNoun.test(name)) continue;
      add(start, start + match[0].length, campaignName(name, noun));
    }
    for (const match of text.matchAll(seasonal)) {
      const start = sentence.start + match.index;
      if (!found.some((other) => start < other.end && other.start <= start))
        add(start, start + match[0].length, match[0]);
    }
    for (const match of text.matchAll(plain)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (within(found.slice(-20), { start: start - 40, end }).some((other) => start < other.end)) continue;
      const name = (match.groups?.['name'] ?? '').replace(leadIn, '');
      // 集中收网行动抓获56名: without a name, but a campaign all the same.
      const isUnnamed = name.length < 2 || generic.test(name);
      if (isUnnamed && !/^(?:期间|以来|中(?=，)|共|累计|抓获|破获|查处|侦破)/.test(passage.text.slice(end, end + 4)))
        continue;
      add(start, end, name + (match.groups?.['noun'] ?? '').replace('强大', ''));
    }
  }
  // What one sentence says of a campaign's dates holds wherever it is named.
  const dated = new Map(found.flatMap(({ name, dates }) => (dates ? [[name, dates] as const] : [])));
  return found
    .map((campaign) => ({ ...campaign, dates: campaign.dates ?? dated.get(campaign.name) }))
    .toSorted((a, b) => a.start - b.start);
}

/** Whether the text has left a campaign: 全年 after it, or another subject after a semicolon. */
function isLeft(passage: Passage, { end, isTimed }: Campaign, offset: number): boolean {
  const between = passage.text.slice(end, offset);
  if (/全年|一年来/.test(between)) return true;
  // “团圆”行动找回170人，命案破案率…: what a campaign does in its own clause ends with it.
  const clause = between.indexOf('，');
  const last = between.slice(between.lastIndexOf('，') + 1);
  const goesOn =
    /^(?:并|同时|共|累计)*(?:抓获|破获|侦破|打掉|查处|追回|挽回|返还|追赃|缴获|捣毁|化解|调处|整治|消除)/.test(last);
  if (clause > 0 && !goesOn && /^”?(?:找回|抓获|破获|打掉|查处|侦破|共)[^，]*\d/.test(between.slice(0, clause)))
    return true;
  const part = between.lastIndexOf('；');
  const isList = /^”?：/.test(between);
  return part >= 0 && ((!isTimed && !isList) || wholeArea.test(between.slice(part)));
}

const longer = (a: string, b = ''): string => (b.length > a.length ? b : a);
/** 秦风行动 and 2015秦风行动 are one. */
const plainName = ({ name }: Campaign): string => name.replaceAll(/[\d年-]/g, '');

/** The campaigns of a passage, and which of them a figure belongs to. */
export class Campaigns {
  readonly #passage: Passage;
  readonly #published: string | null;
  readonly #all: readonly Campaign[];
  /** The last sentence that names a campaign in a section. */
  readonly #lastNamed = new Map<string, number>();

  constructor(passage: Passage, published: string | null) {
    this.#passage = passage;
    this.#published = published;
    this.#all = findCampaigns(passage, published);
    this.#whole = this.#findWhole();
    for (const campaign of this.#all) this.#lastNamed.set(this.#keyOf(campaign), campaign.sentence);
  }

  /** An article on how a campaign went: its title and its lead name it, or its lead says since when. */
  #findWhole(): Campaign | undefined {
    const { sentences, text } = this.#passage;
    // Lines with a date or the publisher may stand among the title's.
    const firstOfBody = sentences.findIndex(
      ({ isHeading, end }) => !isHeading && /[。！？；]/.test(text[end - 1] ?? ''),
    );
    const isInLead = ({ sentence }: Campaign): boolean => sentence >= firstOfBody && sentence < firstOfBody + 4;
    const outcome = /收官|战果|成效|综述|纪实|告捷|期间|以来/;
    for (const campaign of this.#all) {
      if (
        isInLead(campaign) &&
        /^”?(?:开展|部署|启动)?(?:以来|至今|期间)/.test(text.slice(campaign.end, campaign.end + 8))
      )
        return campaign;
      if (campaign.sentence >= firstOfBody) continue;
      const told = this.#all.find((other) => plainName(other) === plainName(campaign) && isInLead(other));
      const title = text.slice(sentences[campaign.sentence]?.start, sentences[campaign.sentence]?.end);
      if (told || outcome.test(title))
        return {
          ...campaign,
          name: longer(campaign.name, told?.name),
          dates: campaign.dates ?? told?.dates ?? this.#sinceBeginning(),
          isTimed: true,
        };
    }
    return undefined;
  }

  /** 自10月份专项行动开展以来: since when, where the text says no name with it. */
  #sinceBeginning(): Period | undefined {
    const { times, text } = this.#passage;
    const begun = times.find(
      ({ role, grain, start, end }) =>
        role === 'since' &&
        grain !== 'year' &&
        /(?:行动|会战|整治|攻势|斗争)[^，。]{0,4}以来$/.test(text.slice(start, end)),
    )?.from;
    return begun !== undefined && this.#published !== null && begun <= this.#published
      ? { start: begun, end: this.#published }
      : undefined;
  }

  #keyOf({ name, sentence }: Campaign): string {
    return `${this.#passage.sentences[sentence]?.section} ${name}`;
  }

  /** A campaign that the whole article is about: in its title, or since which its lead tells. */
  #whole: Campaign | undefined;

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
    // “昆仑”行动 within an article on the summer's campaign has that one's time.
    if (own) return isLeft(passage, own, offset) ? undefined : { ...own, dates: own.dates ?? this.#whole?.dates };
    const opening = passage.text.slice(place.start, place.start + 14);
    const before = this.#before(place.start);
    if (strongAnaphora.test(opening)) {
      if (before) return { ...before, isTimed: true };
      const name = /[一-龥]{2,12}?(?=期间|以来|开展|启动|中，)/.exec(opening)?.[0] ?? '';
      return { start: place.start, end: place.start, name, sentence, dates: undefined, isTimed: true };
    }
    const there = before && passage.sentences[before.sentence];
    const isWider = /全年|一年来|20\d\d年|今年|去年|上半年/.test(passage.text.slice(place.start, offset));
    const whole = isWider || place.isHeading ? undefined : this.#whole;
    if (!before || there?.section !== place.section) return whole;
    if (anaphora.test(opening) && before.sentence >= sentence - 2 && there.paragraph === place.paragraph) return before;
    // Under a heading that is its name: （一）夏季行动.
    const head = there.isHeading
      ? passage.text.slice(there.start, there.end).replace(/^[（(]?[一二三四五六七八九十\d]{0,3}[）)、.．]?/, '')
      : '';
    if (head !== '' && head.length <= before.end - before.start + 4 && !isWider) return { ...before, isTimed: true };
    const isBetween = before.dates !== undefined && (this.#lastNamed.get(this.#keyOf(before)) ?? -1) > sentence;
    if (isBetween) return before;
    // 自6月25日以来 goes on with the campaign of the sentence before.
    const opens = within(passage.times, { start: place.start, end: place.start + 3 }).some(
      ({ role, grain }) => (role === 'since' || role === 'until') && grain !== 'year',
    );
    const isNext = before.sentence === sentence - 1 && there.paragraph === place.paragraph;
    return isNext && opens ? before : whole;
  }
}
