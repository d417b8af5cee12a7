/** What is said to have moved a rank is true, and all of it is said: held against editions in which one known thing was changed. Bureaus are invented. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEditions } from '../../src/diff/compare-editions.js';
import type { Cause, EditionRecord, MemberDifference } from '../../src/model/difference.js';
import { toEditionRecord } from '../../src/read/read-edition.js';

/** A figure as it is made up here. */
interface Made {
  readonly value: number;
  readonly residents: number;
  readonly observation: string;
  readonly published?: number;
  readonly isOut?: boolean;
}

interface Edition {
  readonly figures: ReadonlyMap<string, Made>;
  readonly bureaus: readonly string[];
  readonly isLowerFirst: boolean;
  readonly isRate: boolean;
}

const shown = ({ isRate }: Edition, { value, residents }: Made): number =>
  isRate ? (value * 100_000) / residents : value;

const isBefore = (edition: Edition, a: Made, b: Made): boolean =>
  edition.isLowerFirst ? shown(edition, a) < shown(edition, b) : shown(edition, a) > shown(edition, b);

/** As a build ranks: those that compare, from three on. */
function rankOf(edition: Edition, bureau: string): { rank: number; ranked: number } | undefined {
  const core = [...edition.figures.values()].filter(({ isOut }) => !isOut);
  const own = edition.figures.get(bureau);
  if (!own || own.isOut || core.length < 3) return undefined;
  return { rank: 1 + core.filter((other) => isBefore(edition, other, own)).length, ranked: core.length };
}

function toRecord(edition: Edition): EditionRecord {
  const { figures, bureaus, isLowerFirst, isRate } = edition;
  const day = { population_date: '2023-12-31' };
  const texts = (row: Readonly<Record<string, string | number | undefined>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, cell]) => (cell === undefined ? [] : [[name, String(cell)]])),
    );
  return toEditionRecord(
    { slug: 'made', date: '2024-02-01', inputs: [] },
    {
      observations: [...figures].map(([bureau, { observation, value, published }]) =>
        texts({
          id: observation,
          bureau,
          indicator: 'i',
          kind: 'level',
          value,
          published_value: published,
          published_lower: published,
          published_upper: published,
        }),
      ),
      comparisons: [...figures].map(([bureau, made]) =>
        texts({
          comparison: 'i/level',
          indicator: 'i',
          kind: 'level',
          measure: isRate ? 'rate' : 'stated',
          verdict: 'comparable',
          bureau,
          observation: made.observation,
          value: made.value,
          lower: made.value,
          upper: made.value,
          ...(isRate
            ? {
                rate: shown(edition, made),
                rate_base: 100_000,
                population: made.residents,
                ...day,
                population_basis: 'census',
              }
            : {}),
          standing: made.isOut ? 'indicative' : 'comparable',
          rules: made.isOut ? 'scope-differs' : undefined,
          ...rankOf(edition, bureau),
        }),
      ),
      bureaus: bureaus.map((id) =>
        texts({ id, population: figures.get(id)?.residents ?? 1, ...day, basis: 'census', source: 's' }),
      ),
      indicators: [texts({ id: 'i', polarity: isLowerFirst ? 'lower-is-better' : 'none' })],
    },
  );
}

const names = ['ai', 'bei', 'chen', 'dong', 'en', 'fang', 'gu'];

const made = fc.record({ value: fc.integer({ min: 1, max: 30 }), residents: fc.integer({ min: 1, max: 9 }) });

const editions: fc.Arbitrary<Edition> = fc
  .record({
    drawn: fc.array(made, { minLength: 3, maxLength: names.length }),
    isLowerFirst: fc.boolean(),
    isRate: fc.boolean(),
  })
  .map(({ drawn, ...rest }) => {
    const bureaus = names.slice(0, drawn.length);
    const figures = drawn.map(({ value, residents }, index): [string, Made] => [
      names[index] ?? '',
      { value, residents: residents * 1000, observation: `${names[index]}/1` },
    ]);
    return { ...rest, bureaus, figures: new Map(figures) };
  });

/** A change to one bureau: what it does, and how it is told of itself and of it to others. */
interface Kind {
  readonly own: readonly Cause['type'][];
  readonly others: Cause['type'];
  readonly change: (edition: Edition, bureau: string, other: number) => Edition;
}

const withFigure = (edition: Edition, bureau: string, change: (figure: Made) => Made): Edition => ({
  ...edition,
  figures: new Map([...edition.figures].map(([id, figure]) => [id, id === bureau ? change(figure) : figure])),
});

const without = (edition: Edition, bureau: string): Edition => ({
  ...edition,
  figures: new Map([...edition.figures].filter(([id]) => id !== bureau)),
});

const kinds: Readonly<Record<string, Kind>> = {
  'a figure that changed': {
    own: ['own-figure'],
    others: 'others-figure',
    change: (edition, bureau, value) => withFigure(edition, bureau, (figure) => ({ ...figure, value })),
  },
  'a figure that was corrected': {
    own: ['own-corrected'],
    others: 'others-figure',
    change: (edition, bureau, value) =>
      withFigure(edition, bureau, (figure) => ({ ...figure, value, published: figure.value })),
  },
  'another figure in its place, which is corrected': {
    own: ['own-replaced'],
    others: 'others-replaced',
    change: (edition, bureau, value) =>
      withFigure(edition, bureau, (figure) => ({ ...figure, value, published: value + 1, observation: `${bureau}/2` })),
  },
  'a population': {
    own: ['own-population'],
    others: 'others-population',
    change: (edition, bureau, other) =>
      withFigure({ ...edition, isRate: true }, bureau, (figure) => ({ ...figure, residents: other * 1000 })),
  },
  'a figure that went': { own: [], others: 'went', change: without },
  'a bureau that is left out': {
    own: ['own-left-out'],
    others: 'left-out',
    change: (edition, bureau) => ({
      ...without(edition, bureau),
      bureaus: edition.bureaus.filter((id) => id !== bureau),
    }),
  },
  'a figure that compares no more': {
    own: [],
    others: 'others-standing',
    change: (edition, bureau) => withFigure(edition, bureau, (figure) => ({ ...figure, isOut: true })),
  },
};

function figureOf({ figures }: Edition, bureau: string): Made {
  const figure = figures.get(bureau);
  if (!figure) throw new Error(`${bureau} has no figure`);
  return figure;
}

const membersOf = (from: Edition, to: Edition): readonly MemberDifference[] =>
  compareEditions(toRecord(from), toRecord(to)).comparisons.flatMap(({ members }) => members);

describe('why a rank moved', () => {
  it.each(Object.entries(kinds))('is one thing where one thing changed: %s', (_, { own, others, change }) => {
    fc.assert(
      fc.property(editions, fc.nat(), fc.integer({ min: 1, max: 30 }), (drawn, at, other) => {
        const bureau = drawn.bureaus[at % drawn.bureaus.length] ?? '';
        const to = change(drawn, bureau, other);
        const from = { ...drawn, isRate: to.isRate };
        for (const member of membersOf(from, to)) {
          const isOwn = member.bureau === bureau;
          const wanted = isOwn ? own.map((type) => ({ type })) : [{ type: others, bureaus: [bureau] }];
          const isPresent = to.figures.has(member.bureau);
          expect(member.rankCauses).toEqual(member.isRankMoved || !isPresent ? wanted : []);
          const [before, after] = [rankOf(from, member.bureau), rankOf(to, member.bureau)];
          expect(member.isRankMoved).toBe(before?.rank !== after?.rank || before?.ranked !== after?.ranked);
        }
      }),
    );
  });

  it('is told the other way round where a figure or a bureau comes', () => {
    fc.assert(
      fc.property(editions, fc.nat(), fc.boolean(), (to, at, isNew) => {
        const bureau = to.bureaus[at % to.bureaus.length] ?? '';
        const from = kinds[isNew ? 'a bureau that is left out' : 'a figure that went']?.change(to, bureau, 0) ?? to;
        const own = isNew ? [{ type: 'own-included' }] : [];
        const ofOthers = [{ type: isNew ? 'included' : 'came', bureaus: [bureau] }];
        for (const { bureau: id, rankCauses, isRankMoved } of membersOf(from, to)) {
          const wanted = isRankMoved ? ofOthers : [];
          expect(rankCauses).toEqual(id === bureau ? own : wanted);
        }
      }),
    );
  });

  it('is the order, where ranks run the other way and nothing else changed', () => {
    fc.assert(
      fc.property(editions, (from) => {
        for (const { rankCauses, isRankMoved } of membersOf(from, { ...from, isLowerFirst: !from.isLowerFirst }))
          expect(rankCauses).toEqual(isRankMoved ? [{ type: 'turned' }] : []);
      }),
    );
  });

  it('is the measure, where rates are ranked instead of numbers and nothing else changed', () => {
    fc.assert(
      fc.property(editions, (from) => {
        for (const { rankCauses, isRankMoved } of membersOf(from, { ...from, isRate: !from.isRate }))
          expect(rankCauses).toEqual(isRankMoved ? [{ type: 'measure' }] : []);
      }),
    );
  });

  it('names of many figures that changed only those that passed, and itself only where it did', () => {
    fc.assert(
      fc.property(
        editions,
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 7, maxLength: 7 }),
        (from, values) => {
          const to: Edition = {
            ...from,
            figures: new Map(
              [...from.figures].map(([id, figure], index) => [id, { ...figure, value: values[index] ?? 1 }]),
            ),
          };
          for (const { bureau, rankCauses, isRankMoved } of membersOf(from, to)) {
            expect(rankCauses.length > 0).toBe(isRankMoved);
            const [own, ownNow] = [figureOf(from, bureau), figureOf(to, bureau)];
            for (const cause of rankCauses) {
              expect(['own-figure', 'others-figure']).toContain(cause.type);
              for (const id of 'bureaus' in cause ? cause.bureaus : [bureau])
                expect(figureOf(to, id).value).not.toBe(figureOf(from, id).value);
              for (const id of 'bureaus' in cause ? cause.bureaus : [])
                expect(isBefore(from, figureOf(from, id), own)).not.toBe(isBefore(to, figureOf(to, id), ownNow));
            }
          }
        },
      ),
    );
  });

  it('is told of any two editions, and each cause is true', () => {
    const some = fc.option(fc.record({ made, isOut: fc.boolean(), name: fc.integer({ min: 1, max: 2 }) }));
    const any = fc
      .record({ drawn: fc.tuple(...names.map(() => some)), isLowerFirst: fc.boolean() })
      .map(({ drawn, isLowerFirst }): Edition => {
        const figures = names.flatMap((bureau, index): [string, Made][] => {
          const figure = drawn[index];
          if (!figure) return [];
          const residents = figure.made.residents * 1000;
          return [
            [bureau, { ...figure.made, residents, isOut: figure.isOut, observation: `${bureau}/${figure.name}` }],
          ];
        });
        return { figures: new Map(figures), bureaus: names, isLowerFirst, isRate: true };
      });
    fc.assert(
      fc.property(any, any, (from, to) => {
        const counts = ({ figures }: Edition, id: string): boolean => figures.get(id)?.isOut === false;
        for (const { bureau, figure, rankCauses, isRankMoved } of membersOf(from, to)) {
          const isCounting = counts(from, bureau) && counts(to, bureau);
          expect(rankCauses.length > 0).toBe(isRankMoved && isCounting);
          expect(rankCauses).not.toContainEqual({ type: 'unknown' });
          for (const cause of rankCauses) {
            const { from: own, to: ownNow } = figure;
            const truths: Partial<Record<Cause['type'], (id: string) => boolean>> = {
              'own-figure': () => own?.value !== ownNow?.value && own?.observation === ownNow?.observation,
              'own-replaced': () => own?.observation !== ownNow?.observation,
              'own-population': () => own?.population?.value !== ownNow?.population?.value,
              turned: () => from.isLowerFirst !== to.isLowerFirst,
              'others-figure': (id) => figureOf(from, id).value !== figureOf(to, id).value,
              'others-replaced': (id) => figureOf(from, id).observation !== figureOf(to, id).observation,
              'others-population': (id) => figureOf(from, id).residents !== figureOf(to, id).residents,
              'others-standing': (id) =>
                from.figures.has(id) && to.figures.has(id) && counts(from, id) !== counts(to, id),
              came: (id) => !from.figures.has(id) && counts(to, id),
              went: (id) => counts(from, id) && !to.figures.has(id),
            };
            for (const id of 'bureaus' in cause ? cause.bureaus : [bureau])
              expect([cause.type, truths[cause.type]?.(id)]).toEqual([cause.type, true]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
