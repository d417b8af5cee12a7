/**
 * Texts whose figures were labelled by hand: the invented sentences of `test/corpus/sentences`, and the five reviews beside the project with
 * `gold/` next to them. Takes nothing but these folders; a label with an unknown field is refused.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readArticle } from '../../src/extract/read-article.js';
import { openFolder } from '../../src/host/node-folder.js';
import type { Article } from '../../src/model/article.js';
import type { Level } from '../../src/model/bureau.js';
import type { Indicator } from '../../src/model/indicator.js';
import { readDataset } from '../../src/read/read-dataset.js';

const periodSchema = z.strictObject({ start: z.iso.date(), end: z.iso.date() });

const figureFields = {
  indicator: z.string(),
  kind: z.enum(['level', 'change', 'change-points', 'streak']).default('level'),
  value: z.number(),
  unit: z.string().optional(),
  qualifier: z.enum(['exact', 'more-than', 'about']).default('exact'),
  scope: z.string().default(''),
  /** Any scope is accepted, none included: the wording leaves it open. */
  scope_any: z.boolean().default(false),
  phrase: z.string(),
};

/** What a sentence's label may say; period and the rest have defaults. */
const sentenceSchema = z.strictObject({
  text: z.string(),
  context: z.strictObject({ year: z.int(), published: z.iso.date().optional() }).partial({ year: true }).default({}),
  expect: z.array(z.strictObject({ ...figureFields, period: periodSchema.nullable().optional() })),
  /** Counted neither as right nor as wrong. */
  ambiguous: z
    .array(
      z.strictObject({
        ...figureFields,
        value: z.number().optional(),
        period: periodSchema.nullable().optional(),
        why: z.string().optional(),
      }),
    )
    .default([]),
});

const reviewSchema = z.object({
  bureau: z.string(),
  level: z.enum(['province', 'prefecture', 'county']),
  gold: z.array(z.object({ ...figureFields, period: periodSchema.nullable() })),
  traps: z.array(z.object({ phrase: z.string(), why: z.string() })).default([]),
  ambiguous: z.array(z.object({ phrase: z.string() })).default([]),
});

/** `period` undefined: not judged. */
export type LabelledFigure = Omit<z.infer<typeof sentenceSchema>['expect'][number], 'unit'>;

export interface LabelledText {
  readonly name: string;
  readonly article: Article;
  readonly level: Level;
  readonly bureauName: string;
  readonly figures: readonly LabelledFigure[];
  readonly ambiguous: readonly { readonly phrase: string }[];
  /** Figures that look like one of the catalogue's and are not. */
  readonly traps: readonly { readonly phrase: string; readonly why: string }[];
}

const root = process.cwd();
const sentences = join(root, 'test', 'corpus', 'sentences');

/** Where the reviews are, when they are at hand: beside the project, never in it. */
export const reviewsFolder = join(root, '..', 'shared', 'seeds');
export const reviewsAtHand = existsSync(join(reviewsFolder, 'gold'));

/** The shipped catalogue. */
export function readCatalogue(): readonly Indicator[] {
  const { value, diagnostics } = readDataset(openFolder(join(root, 'seeds')));
  if (!value) throw new Error(`the shipped benchmark cannot be read: ${JSON.stringify(diagnostics[0])}`);
  return value.indicators;
}

/** An article that was never a file. */
export function toArticle(text: string, title: string | null = null, published: string | null = null): Article {
  return { file: 'invented.txt', sha256: '', format: 'txt', text, title, publisher: null, published };
}

/** All sentences of the corpus. Without a context they stand in a review of 2022 that was published on a day unknown. */
export function readCorpus(): LabelledText[] {
  return readdirSync(sentences)
    .sort()
    .flatMap((file) =>
      z
        .array(sentenceSchema)
        .parse(parse(readFileSync(join(sentences, file), 'utf8')))
        .map((sentence, index) => toLabelledText(`${file}#${index + 1}`, sentence)),
    );
}

function toLabelledText(
  name: string,
  { text, context, expect, ambiguous }: z.infer<typeof sentenceSchema>,
): LabelledText {
  const { year = 2022, published = null } = context;
  // What an article covers that came out within its year is said where it matters, and not judged elsewhere.
  const covered = published?.startsWith(String(year)) ? undefined : { start: `${year}-01-01`, end: `${year}-12-31` };
  return {
    name,
    article: toArticle(text, `云澜市公安局${year}年工作盘点`, published),
    level: 'prefecture',
    bureauName: '云澜市公安局',
    figures: expect.map(({ period = covered, ...figure }) => ({ ...figure, period })),
    ambiguous,
    traps: [],
  };
}

/** The five reviews with their labels; none when they are not at hand. */
export async function readReviews(): Promise<LabelledText[]> {
  if (!reviewsAtHand) return [];
  const texts: LabelledText[] = [];
  for (const file of readdirSync(reviewsFolder).filter((name) => name.endsWith('.txt'))) {
    const name = file.replace(/\.txt$/, '');
    const { bureau, level, gold, traps, ambiguous } = reviewSchema.parse(
      JSON.parse(readFileSync(join(reviewsFolder, 'gold', `${name}.json`), 'utf8')),
    );
    const { value: article } = await readArticle({ path: file, bytes: readFileSync(join(reviewsFolder, file)) });
    if (!article) throw new Error(`${file} cannot be read`);
    texts.push({ name, article, level, bureauName: bureau, figures: gold, ambiguous, traps });
  }
  return texts;
}
