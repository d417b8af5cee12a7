/**
 * One article from its bytes to what is proposed for review. Takes a file, the catalogue and the bureaus on file; gives an `Extraction` and the
 * article, whose text its offsets count in. A language model is asked only where one is given, and adds to the figures of the rules.
 */
import type { Outcome } from '../diagnostics/diagnostic.js';
import type { Article } from '../model/article.js';
import type { Bureau } from '../model/bureau.js';
import type { Candidate, Extraction } from '../model/candidate.js';
import type { Indicator } from '../model/indicator.js';
import type { Period } from '../model/period.js';
import type { Dropped, ProposalFailure, ProposalSource } from '../model/proposal.js';
import type { Source } from '../model/source.js';
import { checkProposals } from './check-proposals.js';
import { extractFigures } from './extract-figures.js';
import type { ArticleFile } from './formats/reading.js';
import { normaliseArticle } from './normalise.js';
import { Draft } from './normalise/draft.js';
import { toSimplified } from './normalise/to-simplified.js';
import { readArticle } from './read-article.js';
import { readBureau, type BureauText } from './read-bureau.js';

export interface ExtractionLists {
  readonly bureaus: readonly Bureau[];
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
}

export interface ExtractArticleOptions {
  /** Whose review it is, where that is not left to the article. */
  readonly bureau?: Bureau | undefined;
  /** What it covers, where that is not left to the article. */
  readonly period?: Period | undefined;
  /** Asked for further figures. */
  readonly proposer?: ProposalSource | undefined;
}

/** What became of a language model's proposals. */
export interface Proposed {
  readonly added: number;
  /** Proposals for figures that the rules had found. */
  readonly repeated: number;
  readonly dropped: readonly Dropped[];
  /** Proposals that were none by shape. */
  readonly malformed: number;
  readonly failures: readonly ProposalFailure[];
}

export interface ExtractedArticle {
  readonly article: Article;
  readonly extraction: Extraction;
  /** Undefined where no model was asked. */
  readonly proposed?: Proposed | undefined;
}

/** An article that is on file is about the bureau of its source; what an option names comes before that. */
export async function extractArticle(
  file: ArticleFile,
  { bureaus, indicators, sources }: ExtractionLists,
  { bureau: chosen, period, proposer }: ExtractArticleOptions,
): Promise<Outcome<ExtractedArticle>> {
  const { value: article, diagnostics } = await readArticle(file);
  if (!article) return { value: undefined, diagnostics };
  const source = sources.find(({ sha256 }) => sha256 === article.sha256);
  const known = chosen ?? bureaus.find(({ id }) => id === source?.bureau);
  const bureau = known
    ? { id: known.id, name: known.name.zh, level: known.level }
    : readBureau(await toBureauText(article), bureaus);
  const figures = await extractFigures(article, {
    catalogue: indicators,
    level: bureau.level,
    bureauName: bureau.name,
    period,
  });
  const asked = proposer && (await propose(article, indicators, figures.candidates, proposer));
  const extraction: Extraction = {
    file: article.file,
    sha256: article.sha256,
    bureau: bureau.id,
    bureauName: bureau.name,
    title: article.title,
    publisher: article.publisher,
    published: article.published,
    period: figures.period,
    candidates: asked ? inOrder([...figures.candidates, ...asked.candidates]) : figures.candidates,
    setAside: figures.setAside,
  };
  return { value: { article, extraction, proposed: asked?.proposed }, diagnostics };
}

/** In simplified characters; blanks stay in the title, where they stand between its parts. */
async function toBureauText({ text, title, publisher }: Article): Promise<BureauText> {
  const simplify = async (line: string | null): Promise<string | null> =>
    line === null ? null : (await toSimplified(Draft.of(line))).text;
  return {
    text: (await normaliseArticle(text)).text,
    title: await simplify(title),
    publisher: await simplify(publisher),
  };
}

const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) => a.start - b.start || a.end - b.end);

const isSameFigure = (a: Candidate, b: Candidate): boolean =>
  a.indicator === b.indicator && a.kind === b.kind && a.value === b.value && a.start < b.end && b.start < a.end;

/** What a model proposes beside the figures of the rules. */
async function propose(
  article: Article,
  catalogue: readonly Indicator[],
  known: readonly Candidate[],
  proposer: ProposalSource,
): Promise<{ readonly candidates: readonly Candidate[]; readonly proposed: Proposed }> {
  const { proposals, malformed, failures } = await proposer.propose(article, catalogue);
  const { candidates, dropped } = checkProposals(article, catalogue, proposals);
  const added = candidates.filter((each) => !known.some((candidate) => isSameFigure(candidate, each)));
  const repeated = candidates.length - added.length;
  return { candidates: added, proposed: { added: added.length, repeated, dropped, malformed, failures } };
}
