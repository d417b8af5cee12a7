/**
 * What builds of one process hand on to one another: results by what they were made from. Nothing is kept unless a command opens a keep and passes
 * it on, and a key holds everything that its result depends on, so that an output is the same with it and without it.
 */

/** The result of `make`, or the one that it gave before for this key. Results are shared and must not be changed. Nothing is kept of what fails. */
export type Keep = <T>(kind: string, key: () => string, make: () => T) => T;

/** Makes everything anew. */
export const keepNothing: Keep = (_kind, _key, make) => make();

export interface OpenKeep {
  readonly keep: Keep;
  /** Ends a round: what neither it nor the round before asked for is let go. */
  readonly endRound: () => void;
}

interface Entry {
  readonly value: unknown;
  /** The last round that asked for it. */
  round: number;
}

export function openKeep(): OpenKeep {
  const kinds = new Map<string, Map<string, Entry>>();
  let round = 0;
  return {
    keep: <T>(kind: string, toKey: () => string, make: () => T): T => {
      const entries = kinds.get(kind) ?? new Map<string, Entry>();
      kinds.set(kind, entries);
      const key = toKey();
      const found = entries.get(key);
      if (found) {
        found.round = round;
        return found.value as T;
      }
      const value = make();
      entries.set(key, { value, round });
      if (value instanceof Promise) void value.catch(() => entries.delete(key));
      return value;
    },
    endRound: () => {
      round += 1;
      for (const entries of kinds.values())
        for (const [key, entry] of entries) if (entry.round < round - 2) entries.delete(key);
    },
  };
}

/** Bytes as a key. */
export const keyOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
