/**
 * Whose review an article is. Takes its normalised text, title and publisher, and the bureaus on file; gives the bureau that title, headings,
 * signature, publisher and lead name most. A bureau that is not on file keeps its name and has no id.
 */
import type { Bureau, Level } from '../model/bureau.js';
import { findBureauNames, nameAtEnd, splitArea, type AreaName, type BureauMention } from './bureau-names.js';
import { areasAbove } from './bureau.words.js';

export interface ReadBureau {
  /** On file; null for a bureau that is not, and where no bureau is named. */
  readonly id: string | null;
  /** The name on file, else as the article writes it; null where no bureau is named. */
  readonly name: string | null;
  readonly level?: Level | undefined;
}

/** What is read, in simplified characters. */
export interface BureauText {
  readonly text: string;
  readonly title: string | null;
  readonly publisher: string | null;
}

/** A bureau on file with the words that its names are made of. */
interface KnownBureau {
  readonly bureau: Bureau;
  readonly area: AreaName;
  /** Cores of the areas above, as far as they are known: the city of a district. */
  readonly above: readonly string[];
}

/** What one name or a group of namesakes has for it. */
interface Claim {
  readonly known: readonly KnownBureau[];
  readonly area: AreaName;
  /** The fullest name that was written. */
  written: string;
  form: number;
  score: number;
  readonly zones: Set<Zone>;
}

const fullName = /^(?<city>.*?)公安局(?<area>.+?)(?:公安)?分局$|^(?<own>.+?)公安(?:局|厅|分局)$/;

function describe(bureau: Bureau, all: readonly Bureau[]): KnownBureau {
  const { zh: short } = bureau.short_name;
  const { city = '', area, own } = fullName.exec(bureau.name.zh)?.groups ?? {};
  const named = area ?? own ?? short;
  const name = named.replace(areasAbove, '');
  const split = splitArea(name);
  // 望川分局 has its kind in the short name alone.
  const kind = split.kind === '' && short.includes(split.core) ? splitArea(short).kind : split.kind;
  const parent = all.find(({ adcode }) => adcode === bureau.parent);
  const places = [
    city,
    named.slice(0, named.length - name.length),
    short.endsWith(name) ? short.slice(0, short.length - name.length) : '',
    parent ? (fullName.exec(parent.name.zh)?.groups?.['own'] ?? parent.short_name.zh) : '',
  ];
  const above = places.flatMap((place) => {
    const { core } = splitArea(place.replace(areasAbove, ''));
    return core.length > 1 ? [core] : [];
  });
  return { bureau, area: { core: split.core, kind }, above: [...new Set(above)] };
}

/** The longest names of areas: with the kind, without it, of a city before an area. */
const longestNames = { withKind: 14, bare: 4, city: 8 } as const;

const kindsAgree = (a: string, b: string): boolean => a === '' || b === '' || a === b;

/** The city that is written directly before an area; empty where there is none. */
function cityBefore(left: string, core: string): string {
  // 云澜市中区 is 市中区 of 云澜: the city's own 市 is the area's first character.
  const isShared = core.startsWith('市');
  if (!isShared && (!/[市州盟]$|地区$/.test(left) || /[全本我各该]市$/.test(left))) return '';
  return nameAtEnd(left, longestNames.city) ?? '';
}

/** Whether a mention can be of a bureau: its area stands at the end of the run, and no other city before it. */
function isNamed({ before, city }: BureauMention, { area, above }: KnownBureau): boolean {
  const { core, kind } = area;
  const at = before.lastIndexOf(core);
  if (at < 0) return false;
  const written = before.slice(at + core.length);
  if (written !== '' && (splitArea(`${core}${written}`).kind !== written || !kindsAgree(written, kind))) return false;
  const place = city === '' ? cityBefore(before.slice(0, at), core) : city;
  return place === '' || above.length === 0 || above.some((name) => place.includes(name));
}

/** The level that a name shows; a 市 may be a prefecture or a county. */
const levelsByKind: Readonly<Record<string, Level>> = {
  省: 'province',
  自治区: 'province',
  自治州: 'prefecture',
  州: 'prefecture',
  盟: 'prefecture',
  地区: 'prefecture',
  县: 'county',
  自治县: 'county',
  区: 'county',
  新区: 'county',
  林区: 'county',
  特区: 'county',
  旗: 'county',
  自治旗: 'county',
};

/** What a mention is worth, by where it stands, and the most that all mentions there are worth together. */
const weights = {
  title: { each: 6, most: 6 },
  heading: { each: 3, most: 6 },
  publisher: { each: 4, most: 4 },
  signature: { each: 4, most: 4 },
  lead: { each: 1, most: 4 },
  body: { each: 0.25, most: 3 },
} as const;

type Zone = keyof typeof weights;

const headingLines = 12;
const longestHeading = 40;
const leadLength = 600;
const footLines = 5;

/** The text in its zones; a heading is a short line near the top, a signature one near the end that is a name and no more. */
function zonesOf({ text, title, publisher }: BureauText): { readonly zone: Zone; readonly text: string }[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const zones: { zone: Zone; text: string }[] = [
    { zone: 'title', text: title ?? '' },
    { zone: 'publisher', text: publisher ?? '' },
  ];
  let length = 0;
  for (const [index, line] of lines.entries()) {
    const isHeading = index < headingLines && line.length <= longestHeading && !/[。；]$/.test(line);
    const isSigned = index >= lines.length - footLines && /^[一-龥]{2,18}(?:公安[局厅]?|分局)$/.test(line);
    if (isHeading) zones.push({ zone: 'heading', text: line });
    else if (isSigned) zones.push({ zone: 'signature', text: line });
    else {
      const lead = Math.max(0, leadLength - length);
      zones.push({ zone: 'lead', text: line.slice(0, lead) }, { zone: 'body', text: line.slice(lead) });
      length += line.length;
    }
  }
  return zones;
}

function unknownArea({
  before,
  city,
  form,
}: BureauMention): { readonly name: string; readonly area: AreaName } | undefined {
  // Behind 公安局 a name has nothing before it.
  const name = city === '' ? nameAtEnd(before, longestNames.withKind) : before;
  if (name === undefined) return undefined;
  const area = splitArea(name.replace(areasAbove, ''));
  if (area.kind === '' && area.core.length > longestNames.bare) return undefined;
  // A bare 分局 may be any office's: 云澜税务分局.
  return form === 1 && area.kind === '' ? undefined : { name, area };
}

/** Adds up what each name has for it. */
function weigh(source: BureauText, known: readonly KnownBureau[]): Claim[] {
  const claims = new Map<string, Claim>();
  const spent = new Map<string, number>();
  for (const { zone, text } of zonesOf(source)) {
    for (const mention of findBureauNames(text)) {
      const fitting = longestOf(known.filter((each) => isNamed(mention, each)));
      const unknown = fitting.length > 0 ? undefined : unknownArea(mention);
      const area = fitting[0]?.area ?? unknown?.area;
      if (!area) continue;
      const name = unknown?.name ?? mention.before.slice(mention.before.lastIndexOf(area.core));
      const city = mention.city === '' ? '' : `${nameAtEnd(mention.city, longestNames.withKind) ?? mention.city}公安局`;
      const key = fitting.length > 0 ? fitting.map(({ bureau }) => bureau.id).join(' ') : `${area.core} ${area.kind}`;
      const claim = claims.get(key) ?? {
        known: fitting,
        area,
        written: '',
        form: -1,
        score: 0,
        zones: new Set<Zone>(),
      };
      claims.set(key, claim);
      const { each, most } = weights[zone];
      const used = spent.get(`${key} ${zone}`) ?? 0;
      const added = Math.min(each, most - used);
      spent.set(`${key} ${zone}`, used + added);
      claim.score += added;
      claim.zones.add(zone);
      if (mention.form > claim.form) {
        claim.form = mention.form;
        claim.written = `${city}${name}${mention.tail}`;
      }
    }
  }
  return mergeBare([...claims.values()].map((claim, _, all) => withoutSite(claim, all)));
}

/** A city's bureau that only publishes what is about one of its districts has nothing for it. */
function withoutSite(claim: Claim, all: readonly Claim[]): Claim {
  const isSite =
    claim.zones.size === 1 &&
    claim.zones.has('publisher') &&
    all.some(({ known }) => known.some(({ above }) => above.includes(claim.area.core)));
  return isSite ? { ...claim, score: 0 } : claim;
}

/** Of areas of which one ends with the other, the longer name: 东云澜 is not 云澜. */
function longestOf(fitting: readonly KnownBureau[]): KnownBureau[] {
  const longest = Math.max(0, ...fitting.map(({ area }) => area.core.length));
  return fitting.filter(({ area }) => area.core.length === longest);
}

/** 青禾公安 is 青禾县公安局 where the article names that too. */
function mergeBare(claims: readonly Claim[]): Claim[] {
  const bare = claims.filter(({ known, area }) => known.length === 0 && area.kind === '');
  const rest = claims.filter((claim) => !bare.includes(claim));
  for (const claim of bare) {
    const whole = rest.find(({ known, area }) => known.length === 0 && area.core === claim.area.core);
    if (whole) whole.score += claim.score;
    else rest.push(claim);
  }
  return rest;
}

/** Of namesakes, the one whose city the article names; none where it names neither or several. */
function tellApart(known: readonly KnownBureau[], { text, title, publisher }: BureauText): KnownBureau | undefined {
  if (known.length === 1) return known[0];
  const all = [title ?? '', publisher ?? '', text].join('\n');
  const placed = known.filter(({ above }) => above.some((name) => all.includes(name)));
  return placed.length === 1 ? placed[0] : undefined;
}

/** Where no bureau is named at all: the area on file that title and lead name, if there is one such. */
function byArea({ text, title }: BureauText, known: readonly KnownBureau[]): KnownBureau | undefined {
  for (const part of [title ?? '', text.slice(0, leadLength)]) {
    const named = known.filter(({ area: { core, kind } }) => kind !== '' && part.includes(`${core}${kind}`));
    const most = named.filter((each) => !named.some((other) => other !== each && each.above.includes(other.area.core)));
    const fitting = most.some(({ bureau }) => bureau.level === 'county')
      ? most.filter(({ bureau }) => bureau.level === 'county')
      : most;
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
  }
  return undefined;
}

/** Names match by area, so that 望川公安分局 and 望川区公安局 are 云澜市公安局望川区分局; a written city must be the one on file. */
export function readBureau(source: BureauText, bureaus: readonly Bureau[]): ReadBureau {
  const known = bureaus.map((bureau) => describe(bureau, bureaus));
  const [best] = weigh(source, known).toSorted((a, b) => b.score - a.score);
  const found = best ? tellApart(best.known, source) : byArea(source, known);
  if (found) return { id: found.bureau.id, name: found.bureau.name.zh, level: found.bureau.level };
  if (!best) return { id: null, name: null };
  const isBranch = best.written.endsWith('分局');
  const level = best.known[0]?.bureau.level ?? (isBranch ? 'county' : levelsByKind[best.area.kind]);
  return { id: null, name: best.written, level };
}
