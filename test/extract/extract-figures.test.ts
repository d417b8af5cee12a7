/** How well figures are extracted, by the same measure and floors as `npm run bench:extract`. */
import { describe, expect, test } from 'vitest';
import { longestPhrase } from '../../src/model/observation.js';
import { readCatalogue, readCorpus, readReviews, reviewsAtHand } from './labelled-text.js';
import { belowFloors, floors, scoreTexts, type Floors, type Score } from './score.js';

const catalogue = readCatalogue();
const corpus = readCorpus();

/** What lies below the floors, and then every disagreement. */
function shortfall(score: Score, floor: Floors): string[] {
  const low = belowFloors(score, floor);
  return low.length === 0 ? [] : [...low, ...score.disagreements];
}

describe('the corpus', () => {
  const ids = new Set(catalogue.map(({ id }) => id));

  test('has labels whose phrases stand in their texts and whose indicators are of the catalogue', () => {
    const wrong = corpus.flatMap(({ name, article, figures, ambiguous }) =>
      [...figures, ...ambiguous].flatMap((figure) =>
        article.text.includes(figure.phrase) &&
        [...figure.phrase].length <= longestPhrase &&
        (!('indicator' in figure) || ids.has(String(figure.indicator)))
          ? []
          : `${name} ${figure.phrase}`,
      ),
    );
    expect(wrong).toEqual([]);
    expect(corpus.length).toBeGreaterThan(500);
  });

  test('has each text once', () => {
    expect(new Set(corpus.map(({ article }) => article.text)).size).toBe(corpus.length);
  });

  test('is read above the floors', async () => {
    const score = await scoreTexts(corpus, catalogue);
    expect(shortfall(score, floors.corpus)).toEqual([]);
  });
});

describe.skipIf(!reviewsAtHand)(
  `the five reviews${reviewsAtHand ? '' : ' (skipped: ../shared/seeds is not at hand)'}`,
  () => {
    test('are read above the floors, and no trap is taken', async () => {
      const score = await scoreTexts(await readReviews(), catalogue);
      expect(shortfall(score, floors.reviews)).toEqual([]);
    });
  },
);
