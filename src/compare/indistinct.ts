/** Groups of figures that cannot be told apart. */

/**
 * The largest groups in which no pair is told apart: two members share a group exactly when they are not. By insertion and absorption (Piepho,
 * 2004). Groups are in the order of their members; those of one member are left out.
 */
export function groupIndistinct(
  members: readonly string[],
  isToldApart: (first: string, second: string) => boolean,
): string[][] {
  let groups: ReadonlySet<string>[] = [new Set(members)];
  for (const [index, first] of members.entries()) {
    for (const second of members.slice(index + 1)) {
      if (!isToldApart(first, second)) continue;
      const kept = groups.filter((group) => !group.has(first) || !group.has(second));
      const parts = groups.flatMap((group) =>
        kept.includes(group) ? [] : [without(group, first), without(group, second)],
      );
      // Absorption: what lies within another group says nothing new. A group that is kept never lies within a part.
      const absorbed = parts.filter(
        (part, at) =>
          !kept.some((group) => isWithin(part, group)) &&
          !parts.some((other, place) => isWithin(part, other) && (part.size < other.size || place < at)),
      );
      groups = [...kept, ...absorbed];
    }
  }
  const places = new Map(members.map((member, index) => [member, index]));
  const place = (member: string | undefined): number => places.get(member ?? '') ?? 0;
  return groups
    .filter(({ size }) => size > 1)
    .map((group) => members.filter((member) => group.has(member)))
    .sort((a, b) => place(a[0]) - place(b[0]) || place(a.at(-1)) - place(b.at(-1)));
}

const without = (group: ReadonlySet<string>, member: string): ReadonlySet<string> =>
  new Set([...group].filter((each) => each !== member));

const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean =>
  [...inner].every((member) => outer.has(member));
