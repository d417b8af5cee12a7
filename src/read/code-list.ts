/**
 * What a file lists. Entries that were refused for another mistake still count as known by their ids, so that one mistake is told
 * once and not again at everything that refers to it.
 */
import { suggest } from '../diagnostics/suggest.js';
import type { Located } from './located.js';

/** The good entries of a file or of several, and what was lost on the way. */
export interface Entries<T> {
  readonly entries: readonly Located<T>[];
  /** Mappings that the schema refused: what can be made out of them is checked all the same. */
  readonly refused: readonly Located<Readonly<Record<string, unknown>>>[];
  /** Whether there may have been more: a file could not be read, or a refused entry has no id. */
  readonly incomplete: boolean;
}

export const noEntries = { entries: [], refused: [], incomplete: false } as const satisfies Entries<never>;
export const unreadable = { entries: [], refused: [], incomplete: true } as const satisfies Entries<never>;

export function joinEntries<T>(parts: readonly Entries<T>[]): Entries<T> {
  return {
    entries: parts.flatMap(({ entries }) => entries),
    refused: parts.flatMap(({ refused }) => refused),
    incomplete: parts.some(({ incomplete }) => incomplete),
  };
}

/** What a refused entry leaves behind. */
export function lose(entry: unknown, at: Located<unknown>['at']): Entries<never> {
  if (typeof entry !== 'object' || entry === null || !('id' in entry) || typeof entry.id !== 'string')
    return unreadable;
  return { ...noEntries, refused: [{ value: { ...entry }, at }] };
}

/** Good and refused entries by their ids, in the order of files and lines. */
export function withIds<T extends { readonly id: string }>({
  entries,
  refused,
}: Entries<T>): readonly Located<{ readonly id: string }>[] {
  if (refused.length === 0) return entries;
  const all = [...entries, ...refused.map(({ value, at }) => ({ value: { id: String(value['id']) }, at }))];
  const placed = all.map((entry) => ({ entry, place: entry.at('id') }));
  placed.sort((a, b) =>
    a.place.path === b.place.path ? (a.place.line ?? 0) - (b.place.line ?? 0) : a.place.path < b.place.path ? -1 : 1,
  );
  return placed.map(({ entry }) => entry);
}

/** A code list to look ids up in. */
export class CodeList<T extends { readonly id: string }> {
  readonly #byId: ReadonlyMap<string, T>;
  readonly #lost: ReadonlySet<string>;
  readonly #incomplete: boolean;
  readonly #suggestions = new Map<string, string[]>();

  constructor({ entries, refused, incomplete }: Entries<T>) {
    this.#byId = new Map(entries.map(({ value }) => [value.id, value]));
    this.#lost = new Set(refused.map(({ value }) => String(value['id'])));
    this.#incomplete = incomplete;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  /** Whether a reference to the id can stand; true of any id when the list is incomplete. */
  has(id: string): boolean {
    return this.#incomplete || this.#byId.has(id) || this.#lost.has(id);
  }

  /** Ids that may be meant: one that differs in its digits alone is of another year, unless two of them changed places. */
  #othersThan(id: string): string[] {
    const shapeOf = (text: string): string => text.replaceAll(/\d/g, '0');
    const digitsOf = (text: string): string => (text.match(/\d/g) ?? []).sort().join('');
    const [shape, digits] = [shapeOf(id), digitsOf(id)];
    return [...this.#byId.keys(), ...this.#lost].filter(
      (known) => shapeOf(known) !== shape || digitsOf(known) === digits,
    );
  }

  /** The hint for an unknown id; each is searched for once, since a wrong id is often repeated in thousands of rows. */
  suggest(id: string): string[] {
    const hints = this.#suggestions.get(id) ?? suggest(id, this.#othersThan(id));
    this.#suggestions.set(id, hints);
    return hints;
  }

  values(): T[] {
    return [...this.#byId.values()];
  }
}
