/**
 * Prints how well figures are extracted from the five reviews and from the corpus; with `--all` also every disagreement. Exits with 1 when
 * a share lies below its floor or a trap is taken.
 */
import { readCatalogue, readCorpus, readReviews, reviewsAtHand } from './labelled-text.js';
import { addScores, belowFloors, floors, headings, scoreTexts, toShares, type Score } from './score.js';

const catalogue = readCatalogue();
const shareNames = Object.keys(headings) as (keyof typeof headings)[];

/** A row: the name, then cells of one width. */
const toRow = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(20)}${cells.map((cell) => cell.padStart(10)).join('')}`;

function printScore(name: string, score: Score): void {
  const { found, missed, extra, traps } = score;
  const shares = toShares(score);
  const cells = [...[found, missed, extra].map(String), ...shareNames.map((share) => shares[share].toFixed(3))];
  console.log(toRow(name, [...cells, String(traps)]));
}

console.log(toRow('', ['found', 'missed', 'extra', ...shareNames.map((share) => headings[share]), 'traps']));

const failures: string[] = [];
const scores: Score[] = [];
const reviews: Score[] = [];
for (const text of await readReviews()) {
  const score = await scoreTexts([text], catalogue);
  printScore(text.name, score);
  reviews.push(score);
}
if (reviewsAtHand) {
  const total = addScores(reviews);
  printScore('the five reviews', total);
  scores.push(total);
  failures.push(...belowFloors(total, floors.reviews).map((failure) => `the five reviews: ${failure}`));
} else console.log('the five reviews are not at hand in ../shared/seeds and were left out');

const corpus = await scoreTexts(readCorpus(), catalogue);
printScore('corpus', corpus);
scores.push(corpus);
failures.push(...belowFloors(corpus, floors.corpus).map((failure) => `corpus: ${failure}`));

if (process.argv.includes('--all'))
  for (const line of scores.flatMap(({ disagreements }) => disagreements)) console.log(line);
for (const failure of failures) console.log(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
