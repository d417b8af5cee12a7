/** What holds for every set of figures, whatever was published. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import { isCore, shownEstimate, type Contrast } from '../../src/model/comparison.js';
import type { Dataset } from '../../src/model/dataset.js';
import { countDays } from '../../src/model/period.js';
import { polarities } from '../../src/model/indicator.js';
import {
  days,
  makeBureau,
  makeDataset,
  makeIndicator,
  makeObservation,
  makeSource,
  ranksOf,
  residents,
  year,
} from './figures.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const row = fc
  .record({
    bureau: fc.constantFrom(...ids),
    value: fc.integer({ min: 0, max: 60 }),
    above: fc.option(fc.integer({ min: 0, max: 10 })),
    rough: fc.boolean(),
    // Mostly whole years without scope, so that ranks exist.
    period: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(year(2022), year(2023)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(days('2023-05-04', '2023-05-04'), days('2023-10-01', '2023-12-31'), null),
      },
    ),
    scope: fc.oneof(
      { weight: 6, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom('秋风行动', '冬雪行动') },
    ),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('level' as const) },
      { weight: 1, arbitrary: fc.constant('change' as const) },
    ),
    status: fc.constantFrom('reported' as const, 'derived' as const),
  })
  .map(({ value, above, rough, ...rest }) => ({
    ...rest,
    value,
    lower: value,
    upper: rough ? (above === null ? null : value + above) : value,
    qualifier: rough ? ('more-than' as const) : ('exact' as const),
  }));

const bureau = fc.record({
  level: fc.oneof(
    { weight: 6, arbitrary: fc.constant('county' as const) },
    { weight: 1, arbitrary: fc.constant('prefecture' as const) },
  ),
  people: fc.option(
    fc.integer({ min: 1, max: 2000 }).map((thousands) => thousands * 1000),
    { freq: 9 },
  ),
  atYearEnd: fc.boolean(),
  breaks: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

const breakOf2023 = {
  date: '2023-07-01',
  indicators: ['disputes-resolved'],
  reason: { zh: '辖区扩大', en: 'larger area' },
  source: 'a-2023',
};

const counties = { id: 'counties', name: { zh: '县', en: 'Counties' }, level: 'county' as const };

const dataset = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 14 }),
    bureaus: fc.array(bureau, { minLength: ids.length, maxLength: ids.length }),
    polarity: fc.constantFrom(...polarities),
    rate: fc.constantFrom('population' as const, 'none' as const),
    reference: fc.constantFrom(null, year(2022)),
    referenceBureau: fc.constantFrom(null, ...ids),
  })
  .map(({ rows, bureaus, polarity, rate, reference, referenceBureau }): Dataset => {
    const indicator = makeIndicator({ polarity, rate });
    const made = bureaus.map(({ level, people, atYearEnd, breaks }, index) => {
      const population =
        people === null
          ? []
          : [residents(people), ...(atYearEnd ? [residents(people + 1, 'year-end', '2023-12-31')] : [])];
      return makeBureau(ids[index] ?? '', { level, population, breaks: breaks ? [breakOf2023] : [] });
    });
    const given = makeDataset(
      indicator,
      made,
      rows.map((each, index) => makeObservation(each, index + 1, indicator)),
      reference,
    );
    return { ...given, benchmark: { ...given.benchmark, peers: [counties], reference_bureau: referenceBureau } };
  });

const opposite = { higher: 'lower', lower: 'higher', similar: 'similar', 'not-compared': 'not-compared' } as const;

/** "a b: higher" with the two in the order of their ids, and the probability that the first of these is the larger. */
function pairLine({ bureau: id, reference, word, reason, probability }: Contrast): string {
  const other = reference.type === 'bureau' ? reference.bureau : '';
  const turned = other < id;
  const share = probability === undefined ? 'none' : (turned ? 1 - probability : probability).toFixed(9);
  return `${turned ? `${other} ${id}` : `${id} ${other}`}: ${turned ? opposite[word] : word} ${reason} ${share}`;
}

const byBureau = <T extends { readonly bureau: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => (a.bureau < b.bureau ? -1 : 1));

/** What an analyst takes from a comparison, whatever the order. */
const summary = (each: Dataset): unknown =>
  compareDataset(each).map((comparison) => ({
    verdict: comparison.verdict,
    group: comparison.group,
    members: byBureau(
      comparison.members.map((member) => ({ ...member, findings: member.findings.map(({ rule }) => rule) })),
    ),
    absences: byBureau(comparison.absences),
    findings: comparison.findings
      .map((finding) => ({ ...finding, members: finding.members.toSorted(), evidence: finding.evidence.toSorted() }))
      .map((finding) => JSON.stringify(finding))
      .toSorted(),
    contrasts: comparison.contrasts.map((contrast) => JSON.stringify(contrast)).toSorted(),
    pairs: comparison.pairs.map(pairLine).toSorted(),
    indistinct: comparison.indistinct.map((group) => group.toSorted().join(' ')).toSorted(),
    series: byBureau(comparison.series),
    sensitivities: comparison.sensitivities.map((sensitivity) => JSON.stringify(sensitivity)).toSorted(),
  }));

/** Everything that is per head. */
const rates = (each: Dataset): unknown =>
  compareDataset(each).map((comparison) => [
    ranksOf(comparison),
    comparison.group,
    comparison.members.map(({ rate }) => rate),
    comparison.series.map(({ points }) => points.map(({ shown }) => shown)),
  ]);

const shuffle = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

test('the order in which figures were read changes nothing', () => {
  fc.assert(
    fc.property(
      dataset.chain((given) => fc.tuple(fc.constant(given), shuffle(given.observations))),
      ([given, observations]) => {
        expect(compareDataset({ ...given, observations })).toEqual(compareDataset(given));
      },
    ),
  );
});

test('the order of bureaus changes no rank, interval, finding, contrast or verdict', () => {
  fc.assert(
    fc.property(
      dataset.chain((given) => fc.tuple(fc.constant(given), shuffle(given.bureaus))),
      ([given, bureaus]) => {
        expect(summary({ ...given, bureaus })).toEqual(summary(given));
      },
    ),
  );
});

test('a bureau that published nothing changes nothing but the list of absences', () => {
  fc.assert(
    fc.property(dataset, fc.constantFrom('county' as const, 'prefecture' as const), (given, level) => {
      const more = {
        ...given,
        bureaus: [...given.bureaus, makeBureau('silent', { level, population: [residents(1000)] })],
      };
      // Nothing is said of its sources; with an article on file the silence is the bureau's own.
      for (const [sources, reason] of [
        [[], 'no-source'],
        [[makeSource('silent-2023', { bureau: 'silent' })], 'not-published'],
      ] as const) {
        const silent = { bureau: 'silent', reason };
        expect(compareDataset({ ...more, sources })).toEqual(
          compareDataset({ ...given, sources }).map((comparison) => ({
            ...comparison,
            absences: [...comparison.absences, silent],
          })),
        );
      }
    }),
  );
});

test('as many times the figures from as many times the residents leave every rate as it was', () => {
  fc.assert(
    // Powers of two keep the arithmetic exact, so that ties stay ties.
    fc.property(dataset, fc.constantFrom(2, 8, 1024), (given, times) => {
      fc.pre(given.indicators[0]?.rate === 'population');
      const grown: Dataset = {
        ...given,
        bureaus: given.bureaus.map((each) => ({
          ...each,
          population: each.population.map((people) => ({ ...people, value: people.value * times })),
        })),
        observations: given.observations.map((each) =>
          each.kind === 'level'
            ? {
                ...each,
                value: each.value * times,
                lower: each.lower * times,
                upper: each.upper === null ? null : each.upper * times,
              }
            : each,
        ),
      };
      expect(rates(grown)).toEqual(rates(given));
      // More events say more: every interval of a rate is narrower, at each end that is not fixed.
      const [before, after] = [given, grown].map((each) => compareDataset(each).flatMap(({ members }) => members));
      for (const [index, { interval: wide, rate: shown }] of (before ?? []).entries()) {
        const narrow = after?.[index]?.interval;
        expect([wide === undefined, narrow === undefined]).toEqual([shown === undefined, shown === undefined]);
        if (!wide || !narrow || !shown) continue;
        expect(narrow.lower > wide.lower).toBe(shown.lower > 0);
        expect((narrow.upper ?? Infinity) < (wide.upper ?? Infinity)).toBe(shown.upper !== null);
      }
    }),
  );
});

test('those that compare are of one scope and of like lengths, each of a stated period', () => {
  fc.assert(
    fc.property(dataset, (given) => {
      for (const { members } of compareDataset(given)) {
        const core = members.filter(isCore);
        const lengths = core.map(({ observation: { period } }) => (period ? countDays(period) : 0));
        if (core.length === 0) continue;
        expect(Math.min(...lengths)).toBeGreaterThan(0);
        // Each is within a tenth of what is usual.
        expect(Math.min(...lengths) / Math.max(...lengths)).toBeGreaterThanOrEqual(0.9 ** 2);
        const scopes = core.map(({ observation }) => observation.scope);
        const someWhole = members.some(({ observation }) => observation.scope === '');
        expect(someWhole ? scopes.filter((scope) => scope !== '') : []).toEqual([]);
        for (const { rank } of members.filter((member) => !isCore(member))) expect(rank).toBeUndefined();
      }
    }),
  );
});

test('ranks are among those ranked, three at least; raw counts on two levels have none', () => {
  fc.assert(
    fc.property(dataset, (given) => {
      for (const comparison of compareDataset(given)) {
        const ranked = comparison.members.filter(({ rank }) => rank !== undefined);
        const core = comparison.members.filter((member) => isCore(member) && shownEstimate(comparison, member));
        const { measure, kind } = comparison;
        // Changes are told, not ranked.
        const isRanked = core.length >= 3 && kind !== 'change' && kind !== 'change-points';
        expect(ranked.map(({ bureau: id }) => id)).toEqual(isRanked ? core.map(({ bureau: id }) => id) : []);
        for (const { rank } of ranked) expect(rank?.of).toBe(ranked.length);
        expect(comparison.group === undefined).toBe(ranked.length === 0);
        const levels = ranked.map((member) => given.bureaus.find(({ id }) => id === member.bureau)?.level);
        expect(measure === 'stated' && kind === 'level' ? new Set(levels).size : 1).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('every bureau is a member or absent, and every figure is chosen or passed over, once', () => {
  fc.assert(
    fc.property(dataset, (given) => {
      const comparisons = compareDataset(given);
      for (const { members, absences } of comparisons) {
        const named = [...members, ...absences].map(({ bureau: id }) => id);
        expect(named.toSorted()).toEqual(given.bureaus.map(({ id }) => id));
      }
      const used = comparisons.flatMap(({ members }) =>
        members.flatMap(({ observation, passed_over: others }) => [
          observation.id,
          ...others.map((other) => other.observation),
        ]),
      );
      expect(used.toSorted()).toEqual(given.observations.map(({ id }) => id).toSorted());
    }),
  );
});

test('of two that compare, what one is to the other is the opposite of what the other is to it', () => {
  fc.assert(
    fc.property(dataset, (given) => {
      const alone = { ...given, benchmark: { ...given.benchmark, peers: [], reference_bureau: null } };
      for (const { contrasts, pairs } of compareDataset(alone)) {
        const single = contrasts.filter(({ reference }) => reference.type === 'bureau');
        if (single.length === 0) continue;
        const [first, second, ...more] = single;
        expect(more).toEqual([]);
        expect(second?.word).toBe(opposite[first?.word ?? 'similar']);
        expect(second?.reason).toBe(first?.reason);
        for (const pair of pairs) expect(single).toContainEqual({ ...pair, probability: undefined });
      }
    }),
  );
});

test('every rank lies within what its bounds leave open, and nothing without a rank has a place among the others', () => {
  fc.assert(
    fc.property(dataset, (given) => {
      for (const { members, contrasts, pairs, indistinct } of compareDataset(given)) {
        const core = new Set(members.filter(isCore).map(({ bureau: id }) => id));
        for (const { rank } of members) {
          if (!rank) continue;
          expect(rank.position).toBeGreaterThanOrEqual(rank.possible.best);
          expect(rank.position).toBeLessThanOrEqual(rank.possible.worst);
          expect(rank.interval.best).toBeLessThanOrEqual(rank.interval.worst);
          expect(rank.interval.worst).toBeLessThanOrEqual(rank.of);
        }
        const named = [...contrasts, ...pairs].flatMap(({ bureau: id, reference, reason }) =>
          reference.type === 'bureau' && reason !== 'no-figure' ? [id, reference.bureau] : [id],
        );
        expect([...named, ...indistinct.flat()].filter((id) => !core.has(id))).toEqual([]);
      }
    }),
  );
});
