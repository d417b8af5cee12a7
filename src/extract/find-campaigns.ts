/** Campaigns that a passage names, how far each reaches, and its dates where they are stated. */
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import { within, type Passage } from './passage.js';
import { anaphora, campaignNouns, standingProgrammes } from './scope.words.js';
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
const plain = new RegExp(
  `(?<name>[一-龥]{2,14})(?<noun>专项斗争|专项行动|集中行动|统一行动|百日行动|专项整治行动|整治行动|专项会战|强大攻势)`,
  'g',
);
const standing = compileSome(standingProgrammes);
const ownNoun = /(?:行动|会战|战役|攻势|斗争|整治)$/;

/** 开展“雷霆行动”, 以“百日行动”为抓手; a list that ends in 等 names no one campaign. */
export function findCampaigns(passage: Passage): Campaign[] {
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
      if (/^等|^、/.test(after) || /、$/.test(before)) return;
      found.push({ start, end, name, sentence: index, dates: period });
    };
    for (const match of text.matchAll(quoted)) {
      const { name = '', noun } = match.groups ?? {};
      const start = sentence.start + match.index;
      if (noun === undefined && !ownNoun.test(name)) continue;
      add(
        start,
        start + match[0].length,
        ownNoun.test(name) || /号$/.test(name)
          ? name
          : name + (noun === '行动' || noun?.endsWith('行动') ? '行动' : (noun ?? '')),
      );
    }
    for (const match of text.matchAll(plain)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      const name = (match.groups?.['name'] ?? '').replace(
        /^.*(?:开展|推进|深入|组织|部署|以|打好|为期|纵深|扎实|抓好|持续|发起|深化|启动|打响|了|强力|全力|结合|依托|在|通过|集中|打赢|迅速|严打|的|全面|聚焦|全市|围绕|紧扣|全国|系列|为)/,
        '',
      );
      if (name.length < 2) continue;
      add(start, end, name + (match.groups?.['noun'] ?? ''));
    }
  }
  return found;
}

/** The campaign that a figure belongs to, if any. */
export function campaignAt(
  passage: Passage,
  campaigns: readonly Campaign[],
  sentence: number,
  offset: number,
): Campaign | undefined {
  const own = campaigns.filter((campaign) => campaign.sentence === sentence && campaign.end <= offset).at(-1);
  if (own) return own;
  const place = passage.sentences[sentence];
  if (!place) return undefined;
  const before = campaigns
    .filter(
      (campaign) => campaign.sentence < sentence && passage.sentences[campaign.sentence]?.section === place.section,
    )
    .at(-1);
  if (!before) return undefined;
  const goesOn = anaphora.test(passage.text.slice(place.start, place.start + 12));
  if (goesOn && before.sentence >= sentence - 2 && passage.sentences[before.sentence]?.paragraph === place.paragraph)
    return before;
  // What stands between two mentions of a campaign in one section belongs to it.
  const isBetween =
    before.dates !== undefined &&
    campaigns.some(
      (campaign) =>
        campaign.sentence > sentence &&
        campaign.name === before.name &&
        passage.sentences[campaign.sentence]?.section === place.section,
    );
  return isBetween ? before : undefined;
}
