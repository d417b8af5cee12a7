/** Holds one edition against an earlier one. Takes the rows of both data packages; gives what moved, and why as far as the rows tell. */
import type {
  Cause,
  ChangedObservation,
  ComparisonDifference,
  Difference,
  EditionRecord,
  FigureRecord,
  MemberDifference,
} from '../model/difference.js';

export function compareEditions(from: EditionRecord, to: EditionRecord): Difference {
  const [old, now] = [from.observations, to.observations];
  return {
    from: { slug: from.slug, date: from.date },
    to: { slug: to.slug, date: to.date },
    came: [...now].flatMap(([id, row]) => (old.has(id) ? [] : [row])),
    went: [...old].flatMap(([id, row]) => (now.has(id) ? [] : [row])),
    changed: [...now].flatMap(([id, row]) => {
      const before = old.get(id);
      return before ? changeOf(id, before, row) : [];
    }),
    comparisons: compareFigures(from.figures, to.figures),
  };
}

type Row = Readonly<Record<string, string>>;

function changeOf(id: string, before: Row, after: Row): ChangedObservation[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const fields = names
    .map((field) => ({ field, from: before[field] ?? '', to: after[field] ?? '' }))
    .filter((field) => field.from !== field.to);
  return fields.length === 0
    ? []
    : [{ id, bureau: after['bureau'] ?? '', indicator: after['indicator'] ?? '', before, after, fields }];
}

/** By comparison, each with its members by bureau. */
type Members = ReadonlyMap<string, FigureRecord>;

function byComparison(figures: readonly FigureRecord[]): Map<string, Map<string, FigureRecord>> {
  const found = new Map<string, Map<string, FigureRecord>>();
  for (const figure of figures) {
    const members = found.get(figure.comparison) ?? new Map<string, FigureRecord>();
    members.set(figure.bureau, figure);
    found.set(figure.comparison, members);
  }
  return found;
}

function compareFigures(old: readonly FigureRecord[], now: readonly FigureRecord[]): ComparisonDifference[] {
  const [before, after] = [byComparison(old), byComparison(now)];
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap((id): ComparisonDifference[] => {
    const [first, second] = [
      before.get(id) ?? new Map<string, FigureRecord>(),
      after.get(id) ?? new Map<string, FigureRecord>(),
    ];
    const [any] = [...second.values(), ...first.values()];
    if (!any) return [];
    const members = compareMembers(first, second);
    const verdict = { from: verdictOf(first), to: verdictOf(second) };
    const isMoved = verdict.from !== verdict.to;
    if (members.length === 0 && !isMoved) return [];
    const { comparison, indicator, kind } = any;
    return [{ comparison, indicator, kind, verdict, causes: isMoved ? causesOfSet(first, second) : [], members }];
  });
}

const verdictOf = (members: Members): string | undefined => [...members.values()][0]?.verdict;

function compareMembers(first: Members, second: Members): MemberDifference[] {
  const bureaus = [...new Set([...second.keys(), ...first.keys()])];
  return bureaus.flatMap((bureau): MemberDifference[] => {
    const figure = { from: first.get(bureau), to: second.get(bureau) };
    const isRankMoved = figure.from?.rank !== figure.to?.rank || figure.from?.ranked !== figure.to?.ranked;
    const isStandingMoved = figure.from?.standing !== figure.to?.standing;
    if (!isRankMoved && !isStandingMoved && !isFigureMoved(figure.from, figure.to)) return [];
    const causes = isRankMoved || isStandingMoved ? causesOf(bureau, first, second) : [];
    return [{ bureau, figure, isRankMoved, isStandingMoved, causes }];
  });
}

const isFigureMoved = (from: FigureRecord | undefined, to: FigureRecord | undefined): boolean =>
  from?.value !== to?.value || from?.observation !== to?.observation || from?.rate !== to?.rate;

/** What a bureau's rank or standing depends on, from the nearest to the farthest: itself, what rules found, the others. */
function causesOf(bureau: string, first: Members, second: Members): Cause[] {
  const [from, to] = [first.get(bureau), second.get(bureau)];
  const causes: Cause[] = [];
  if (from && to?.corrected && from.value !== to.value) causes.push({ type: 'own-corrected' });
  else if (from?.value !== to?.value) causes.push({ type: 'own-figure' });
  else if (from?.population !== to?.population) causes.push({ type: 'own-population' });
  causes.push(...ruleCauses(from?.rules ?? [], to?.rules ?? []));
  causes.push(...otherCauses(bureau, first, second));
  return causes.length === 0 ? [{ type: 'unknown' }] : causes;
}

function causesOfSet(first: Members, second: Members): Cause[] {
  const rulesOf = (members: Members): string[] => [...new Set([...members.values()].flatMap(({ rules }) => rules))];
  const causes = [...ruleCauses(rulesOf(first), rulesOf(second)), ...membership(undefined, first, second)];
  return causes.length === 0 ? [{ type: 'unknown' }] : causes;
}

function ruleCauses(from: readonly string[], to: readonly string[]): Cause[] {
  const found = to.filter((rule) => !from.includes(rule));
  const gone = from.filter((rule) => !to.includes(rule));
  return [
    ...(found.length > 0 ? [{ type: 'rule-found' as const, rules: found }] : []),
    ...(gone.length > 0 ? [{ type: 'rule-gone' as const, rules: gone }] : []),
  ];
}

function otherCauses(bureau: string, first: Members, second: Members): Cause[] {
  const changed = [...second.values()]
    .filter((figure) => figure.bureau !== bureau && first.has(figure.bureau))
    .filter((figure) => isFigureMoved(first.get(figure.bureau), figure))
    .map((figure) => figure.bureau);
  const moved = [...second.values()]
    .filter((figure) => figure.bureau !== bureau && first.has(figure.bureau))
    .filter((figure) => first.get(figure.bureau)?.standing !== figure.standing)
    .map((figure) => figure.bureau);
  return [
    ...(moved.length > 0 ? [{ type: 'others-standing' as const, bureaus: moved }] : []),
    ...(changed.length > 0 ? [{ type: 'others-figure' as const, bureaus: changed }] : []),
    ...membership(bureau, first, second),
  ];
}

/** Who came into a comparison and who left it, one bureau left aside. */
function membership(aside: string | undefined, first: Members, second: Members): Cause[] {
  const came = [...second.keys()].filter((bureau) => bureau !== aside && !first.has(bureau));
  const went = [...first.keys()].filter((bureau) => bureau !== aside && !second.has(bureau));
  return [
    ...(came.length > 0 ? [{ type: 'came' as const, bureaus: came }] : []),
    ...(went.length > 0 ? [{ type: 'went' as const, bureaus: went }] : []),
  ];
}
