/** What limits a figure: a kind that the indicator names, a campaign, a unit, the crime that money comes from. Parts in the order in which they are said. */
import { blankSign } from './clause.js';
import type { Campaign, Campaigns } from './campaigns.js';
import { statedPeriod } from './assign-period.js';
import type { Passage } from './passage.js';
import type { Coverage } from './read-coverage.js';
import type { Reading } from './reading.js';
import { night, units, weekend, wholeArea } from './scope.words.js';
import type { Topics } from './topics.js';

export interface ScopeContext {
  readonly passage: Passage;
  readonly campaigns: Campaigns;
  readonly topics: Topics;
  readonly bySentence: ReadonlyMap<number, readonly Reading[]>;
  /** How many figures the article gives of what is counted by document. */
  readonly documents: number;
  readonly coverage: Coverage;
}

export interface Scope {
  readonly parts: readonly string[];
  readonly campaign: Campaign | undefined;
}

/** The kinds that the noun names: 酒驾, 食品, 人口. The longest name wins where one is part of another. */
function namedKinds(reading: Reading): string[] {
  const found: string[] = [];
  // What stands before 等 are examples of the noun after it.
  let rest = reading.noun.slice(reading.noun.lastIndexOf('等') + 1);
  for (const [word, scope] of reading.compiled.scopes) {
    if (!word.test(rest)) continue;
    rest = rest.replace(word, blankSign);
    if (scope !== '' && !found.includes(scope)) found.push(scope);
    // The longest name decides; a second one is another restriction only where it stands apart.
    if (scope === '') break;
  }
  return found.length > 2 ? [] : found;
}

/** Where the passage says what a bare noun is of, the kind that it named last. */
function kindsOfTopic(reading: Reading, passage: Passage): string[] {
  const sentence = passage.sentences[reading.sentence];
  const own = namedKinds(reading);
  if (!sentence || own.length > 0) return own;
  const before = passage.text.slice(sentence.start, reading.figure.start);
  const [last, other] = reading.compiled.scopes
    .map(([word, scope]) => ({ scope, at: before.search(word) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => b.at - a.at);
  // 食品、药品、环境犯罪: several in a row are no one kind.
  const isList = last && other && /^[^，；]{2,3}(?:、|和|与)$/.test(before.slice(other.at, last.at));
  return last && last.scope !== '' && !isList ? [last.scope] : [];
}

/** The kind that a figure is of where its fellows are counted apart: 黑社会性质组织, 恶势力犯罪团伙, 酒驾. */
function kindApart(reading: Reading): string | undefined {
  const found = reading.compiled.apart.find(([word]) => word.test(reading.noun));
  if (!found || reading.compiled.scopes.some(([word]) => word.test(reading.noun))) return undefined;
  const own = [...reading.noun.matchAll(reading.compiled.objects)].at(-1)?.[0].replaceAll(/[“”]/g, '');
  return found[1] === '' ? own : found[1];
}

function countsApart(reading: Reading, readings: readonly Reading[]): boolean {
  return readings.some(
    (other) =>
      other !== reading &&
      other.compiled === reading.compiled &&
      other.kind === reading.kind &&
      other.noun !== reading.noun &&
      (kindApart(other) ?? namedKinds(other)[0]) !== kindApart(reading),
  );
}

const leadIn =
  /^.*(?:年|月|日|以来|全[市区县省州]|其中|同时|辖区|群众|公众|人民|社会各界|百姓|居民|市民|对|及|和|、|的)/;

/** What is judged: 公安工作 in 群众对公安工作的满意度. */
function judgedIn({ compiled, noun }: Reading): string | undefined {
  const at = compiled.judged ? noun.search(compiled.judged) : -1;
  if (at < 0 || /安全感[^，]{0,4}$/.test(noun.slice(0, at))) return undefined;
  const before = noun
    .slice(0, at)
    .replaceAll(/[“”]/g, '')
    .replace(/(?:的|综合|测评|总体|整体)*$/, '')
    .replace(leadIn, '');
  return before.length > 8 ? undefined : before;
}

/** What a document is about, from its title: 《关于护航民营经济健康发展的18条措施》. */
function documentSubject(reading: Reading): string | undefined {
  if (reading.rule !== 'in-title') return undefined;
  const before = /《([^《》]*)$/.exec(reading.noun)?.[1] ?? reading.noun;
  const subject = before
    .replace(/^.*(?:公安局|分局|公安厅)/, '')
    .replace(/^(?:关于)?(?:在)?/, '')
    .replace(/(?:\d+|[一二三四五六七八九十百]+)[条项个].*$/, '')
    .replace(/(?:的|发展的)$/, '');
  return subject === '' ? undefined : subject;
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

/** 刑侦大队全年破获420起，抓获390人: until the whole area is spoken of. */
const unitAsSubject = new RegExp(
  `((?:[一-龥]{0,4})?(?:刑侦|刑警)(?:大队|支队))(?=[^，；。]{0,8}(?:$|全年|共|累计|先后|破|抓|侦|打))(?![^]*(?:${wholeArea.source}))`,
);

/** Whether the figure's own time is a single day. */
function isOneDay({ passage, coverage }: ScopeContext, reading: Reading): boolean {
  const period = statedPeriod(passage, reading, coverage);
  return period !== undefined && period !== null && period.start === period.end;
}

export function scopeOf(reading: Reading, context: ScopeContext): Scope {
  const { compiled } = reading;
  const { lexicon, unit, measure_type: type } = compiled.indicator;
  const { passage } = context;
  const named =
    type === 'streak' || type === 'stock' || lexicon.titled
      ? undefined
      : context.campaigns.at(reading.sentence, reading.figure.start);
  // A rate or a change of what happens is the area's own unless it is said to be of the campaign's time.
  const isOwnTime = type === 'ratio' || (reading.kind === 'change' && lexicon.verbs.includes('下降'));
  const campaign = named !== undefined && isOwnTime && !named.isTimed ? undefined : named;
  const parts: string[] = [...(reading.scopes ?? [])];
  const add = (part: string | undefined): void => {
    if (part !== undefined && part !== '' && !parts.includes(part)) parts.push(part);
  };
  const kinds = reading.rule.startsWith('topic') ? kindsOfTopic(reading, passage) : namedKinds(reading);
  const kind = countsApart(reading, context.bySentence.get(reading.sentence) ?? []) ? kindApart(reading) : undefined;
  if (lexicon.subject !== undefined) add(kind);
  if (campaign) add(campaign.name);
  const sentence = passage.sentences[reading.sentence];
  const before = sentence === undefined ? '' : passage.text.slice(sentence.start, reading.figure.start);
  if (type === 'flow' && isOneDay(context, reading)) {
    const near = passage.text.slice(Math.max(0, (sentence?.start ?? 0) - 400), reading.figure.start);
    add(weekend.test(before) ? '周末' : night.test(near) ? '一夜' : undefined);
  }
  if (lexicon.subject === undefined) add(kind);
  for (const each of kinds) add(each);
  const said = passage.text.slice(Math.max(sentence?.start ?? 0, reading.figure.start - 24), reading.figure.start);
  if (
    unit === 'person-time' &&
    /(?:通过|经)?(?:网络|网上|线上)[^，]{0,4}(?:受理|办理|办结)/.test(said.slice(said.lastIndexOf('，') + 1))
  )
    add('网络');
  add(
    /([一-龥]{2,8}?交办)(?:的)?[^，]{0,4}信访/.exec(
      said.slice(said.lastIndexOf('，') + 1).slice(said.lastIndexOf('、') + 1),
    )?.[1],
  );
  // 刑侦大队破获刑事案件312起: a unit whose work is told, where the indicator takes in the whole bureau's.
  if (lexicon.whole && reading.kind === 'level')
    add(
      unitAsSubject.exec(passage.text.slice(sentence?.start ?? 0, reading.span.start))?.[1]?.replace(/^.*公安局/, ''),
    );
  add(judgedIn(reading));
  if (lexicon.titled && context.documents > 1) add(documentSubject(reading));
  if (unit === 'CNY') {
    const crime = context.topics.crime(reading.figure.start, 'passage', true);
    const isOfEnterprise = /为[^，]{0,6}企业(?!和|、)[^，]{0,6}$|企业(?:直接)?(?:经济)?损失$/.test(
      said.slice(said.lastIndexOf('，') + 1),
    );
    add(crime?.kind === 'one' ? crime.subject : isOfEnterprise ? '企业' : undefined);
  }
  if (type === 'ratio' || unit === 'case')
    add(type === 'ratio' && /调解|调处|化解/.test(lexicon.verbs.join('')) ? unitAt(context, reading) : undefined);
  return { parts, campaign };
}
