/** Finds names of police bureaus in normalised text: 云澜市公安局望川区分局, 望川公安分局, 青禾县公安局, 云澜公安, 东陆省公安厅. */
import { areasAbove, areaWithKind, leadsBefore, leadsBehind, nameBreaks, noAreas } from './bureau.words.js';

/** A name of an area in its parts. */
export interface AreaName {
  /** Without its kind: 望川. */
  readonly core: string;
  /** 市, 区, 县 …; empty where it is not said. */
  readonly kind: string;
}

export interface BureauMention {
  /** Where the anchor 公安 or 分局 stands. */
  readonly at: number;
  /** The characters before the anchor, whose end is the area's name. */
  readonly before: string;
  /** The city before 公安局 in 云澜市公安局望川区分局; empty in the other forms. */
  readonly city: string;
  /** From the anchor's start to the name's end: 公安局望川区分局 without the area, 公安分局, 公安局, 公安. */
  readonly tail: string;
  /** 3: a full name with its city … 0: only 公安. */
  readonly form: number;
}

const anchor = /公安(?:厅|分局|局)?(?!部(?!署))|(?<!公安)分局/g;
const branch = /^(?<area>[一-龥]{2,8}?)(?:公安)?分局/;
const noBranch = /.(?:和|与|及|的|在|各)|党委|所属|直属|下设|交警|民警/;
const longestRun = 20;

/** The Han characters directly before an offset, back to another bureau's name. */
function runBefore(text: string, at: number): string {
  // 丨 is a Chinese character by its code and a bar by its use.
  const run = /(?:(?!丨)[一-龥])*$/.exec(text.slice(Math.max(0, at - longestRun), at))?.[0] ?? '';
  return run.replace(/^.*(?:公安[局厅]?|分局)/, '');
}

const forms: Readonly<Record<string, number>> = { 公安局: 2, 公安厅: 2, 公安分局: 2, 分局: 1, 公安: 0 };

/** Every place where a bureau may be named, in order; 市公安局 and 分局 without an area give mentions that no name is found in. */
export function findBureauNames(text: string): BureauMention[] {
  const found: BureauMention[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(anchor)) {
    if (index < from) continue;
    const before = runBefore(text, index);
    const end = index + word.length;
    const rest = text.slice(end, end + 12);
    const area = word === '公安局' ? branch.exec(rest)?.groups?.['area'] : undefined;
    const isBranch = area !== undefined && !noBranch.test(area) && before !== '';
    const length = isBranch ? (branch.exec(rest)?.[0].length ?? 0) : 0;
    from = end + length;
    if (leadsBehind.test(text.slice(from, from + 50)) || leadsBefore.test(before)) continue;
    if (isBranch && area !== undefined)
      found.push({ at: index, before: area, city: before, tail: rest.slice(area.length, length), form: 3 });
    else found.push({ at: index, before, city: '', tail: word, form: forms[word] ?? 0 });
  }
  return found;
}

/** 望川区 → 望川 and 区. */
export function splitArea(name: string): AreaName {
  const { core = name, kind = '' } = areaWithKind.exec(name)?.groups ?? {};
  return { core, kind };
}

/** 日照市 is not broken after 日: what would be left is one character and a kind. */
const isWholeName = (name: string): boolean =>
  name.length > 2 || (name.length === 2 && !/[省市县区旗州盟]$/.test(name));

/** The area's name at the end of a run, without what stands before it; undefined where there is none. */
export function nameAtEnd(run: string, longest: number): string | undefined {
  let name = run;
  for (let at = run.length - 1; at > 0; at -= 1) {
    const isBreak = nameBreaks.some((word) => run.slice(0, at).endsWith(word));
    if (isBreak && isWholeName(run.slice(at))) {
      name = run.slice(at);
      break;
    }
  }
  // 记者从市公安局 names no area.
  if (
    nameBreaks.includes(name) ||
    nameBreaks.some((word) => name.slice(0, -1).endsWith(word) && /[市县区州旗省]$/.test(name))
  )
    return undefined;
  const own = name.replace(areasAbove, '');
  const { core } = splitArea(own);
  const isName = core.length >= 2 && own.length <= longest && !noAreas.has(own) && !noAreas.has(core);
  return isName && !/^[全本我各该市县区省]/.test(core.length === 2 && own === core ? core : '') ? name : undefined;
}
