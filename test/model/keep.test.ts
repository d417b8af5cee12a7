/** What builds hand on to one another: made once, let go in time, never a failure. */
import { describe, expect, it } from 'vitest';
import { keepNothing, keyOf, openKeep } from '../../src/model/keep.js';

/** Counts what it makes. */
function counter(): { readonly make: () => number; readonly count: () => number } {
  let made = 0;
  return { make: () => (made += 1), count: () => made };
}

const from = (key: string) => (): string => key;

describe('a keep', () => {
  it('makes what is made from the same once, by kind', () => {
    const { keep } = openKeep();
    const { make } = counter();
    expect(keep('drawing', from('东川'), make)).toBe(1);
    expect(keep('drawing', from('东川'), make)).toBe(1);
    expect(keep('drawing', from('北岭'), make)).toBe(2);
    expect(keep('picture', from('东川'), make)).toBe(3);
  });

  it('keeps undefined as well', () => {
    const { keep } = openKeep();
    const { make, count } = counter();
    const makeNothing = (): undefined => {
      make();
    };
    keep('file', from(''), makeNothing);
    expect(keep('file', from(''), makeNothing)).toBeUndefined();
    expect(count()).toBe(1);
  });

  it.each([
    { rounds: 1, again: 1 },
    { rounds: 2, again: 1 },
    { rounds: 3, again: 2 },
  ])('gives what $rounds rounds later is asked for: $again', ({ rounds, again }) => {
    const { keep, endRound } = openKeep();
    const { make } = counter();
    keep('drawing', from('东川'), make);
    for (let round = 0; round < rounds; round++) endRound();
    expect(keep('drawing', from('东川'), make)).toBe(again);
  });

  it('keeps nothing of what fails, at once or later', async () => {
    const { keep } = openKeep();
    const fail = (): never => {
      throw new Error('云澜市');
    };
    expect(() => keep('file', from('a'), fail)).toThrow('云澜市');
    expect(keep('file', from('a'), () => 1)).toBe(1);
    await expect(keep('file', from('b'), async () => await Promise.reject(new Error('望川区')))).rejects.toThrow(
      '望川区',
    );
    expect(await keep('file', from('b'), async () => await Promise.resolve(2))).toBe(2);
  });

  it('is none where nothing is kept: no key is made either', () => {
    const { make } = counter();
    const key = (): never => {
      throw new Error('a key was made');
    };
    expect([keepNothing('drawing', key, make), keepNothing('drawing', key, make)]).toEqual([1, 2]);
  });
});

it('bytes have keys of their own', () => {
  const keys = Array.from({ length: 256 }, (_, byte) => keyOf(Uint8Array.of(0, byte, 255)));
  expect(new Set(keys).size).toBe(256);
});
