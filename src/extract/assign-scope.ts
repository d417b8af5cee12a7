/** What limits a figure: a kind that the indicator names, a campaign, a unit, the crime that money comes from. Parts in the order in which they are said. */
import { campaignAt, type Campaign } from './find-campaigns.js';
import type { Passage } from './passage.js';
import type { Reading } from './reading.js';
import { night, units, weekend } from './scope.words.js';
import type { Topics } from './topics.js';

export interface ScopeContext {
  readonly passage: Passage;
  readonly campaigns: readonly Campaign[];
  readonly topics: Topics;
  /** All figures of the article. */
  readonly readings: readonly Reading[];
}

export interface Scope {
  readonly parts: readonly string[];
  readonly campaign: Campaign | undefined;
}

/** The kinds that the noun names: 酒驾, 食品, 人口. The longest name wins where one is part of another. */
function namedKinds(reading: Reading): string[] {
  const found: string[] = [];
  let rest = reading.noun;
  for (const [word, scope] of reading.compiled.scopes) {
    if (!word.test(rest)) continue;
    rest = rest.replace(word, '\u0000');
    if (scope !== '' && !found.includes(scope)) found.push(scope);
    // The longest name decides; a second one is another restriction only where it stands apart.
    if (scope === '') break;
  }
  return found;
}

/** The name of a kind that is counted apart: 黑社会性质组织, 恶势力犯罪团伙. */
function ownName(reading: Reading): string | undefined {
  const match = [...reading.noun.matchAll(reading.compiled.objects)].at(-1)?.[0].replaceAll(/[“”]/g, '');
  return match?.replace(/^黑社会性质.*$/, '黑社会性质组织');
}

function countsApart(reading: Reading, readings: readonly Reading[]): boolean {
  return readings.some(
    (other) =>
      other !== reading &&
      other.compiled === reading.compiled &&
      other.kind === reading.kind &&
      other.sentence === reading.sentence &&
      ownName(other) !== ownName(reading),
  );
}

function unitAt({ passage }: ScopeContext, reading: Reading): string | undefined {
  const sentence = passage.sentences[reading.sentence];
  if (!sentence) return undefined;
  const before = passage.text.slice(sentence.start, reading.figure.start);
  return units
    .exec(before)?.[1]
    ?.replaceAll(/[“”]/g, '')
    .replace(/^.*(?:建立|成立|设立|打造|依托|组建|创建)/, '');
}

export function scopeOf(reading: Reading, context: ScopeContext): Scope {
  const { compiled } = reading;
  const { lexicon, unit, measure_type: type } = compiled.indicator;
  const { passage } = context;
  const campaign =
    type === 'streak' ? undefined : campaignAt(passage, context.campaigns, reading.sentence, reading.figure.start);
  const parts: string[] = [...(reading.scopes ?? [])];
  const add = (part: string | undefined): void => {
    if (part !== undefined && part !== '' && !parts.includes(part)) parts.push(part);
  };
  const kinds = namedKinds(reading);
  const kind = lexicon.apart
    ? countsApart(reading, context.readings)
      ? (kinds[0] ?? ownName(reading))
      : undefined
    : undefined;
  if (lexicon.apart && lexicon.subject !== undefined) add(kind);
  if (campaign) add(campaign.name);
  const sentence = passage.sentences[reading.sentence];
  const before = sentence === undefined ? '' : passage.text.slice(sentence.start, reading.figure.start);
  if (
    campaign?.dates === undefined &&
    type === 'flow' &&
    /统一行动|集中行动|行动共|夜查|当晚|凌晨|夜间集中|周末夜查/.test(before)
  ) {
    const own = passage.times.filter(
      ({ start, grain }) =>
        sentence !== undefined && grain === 'day' && start >= sentence.start && start < reading.figure.start,
    );
    if (own.length > 0)
      add(weekend.test(before) ? '周末' : night.test(before) || campaign !== undefined ? '一夜' : undefined);
  }
  if (lexicon.apart && lexicon.subject === undefined) add(kind);
  if (!lexicon.apart) for (const each of kinds) add(each);
  if (unit === 'CNY' && reading.kind === 'level') {
    const crime = context.topics.crime(reading.figure.start, 'passage');
    add(crime?.subject ?? (/企业/.test(reading.noun) ? '企业' : undefined));
  }
  if (type === 'ratio' || unit === 'case')
    add(type === 'ratio' && /调解|调处|化解/.test(lexicon.verbs.join('')) ? unitAt(context, reading) : undefined);
  return { parts, campaign };
}
