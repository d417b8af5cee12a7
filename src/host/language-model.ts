/**
 * A language model behind an OpenAI-compatible endpoint as a source of proposals. Takes its address, its name and a key; sends it the catalogue
 * and the article, in pieces when that is long; gives what it proposes, unchecked. Every failure is a sentence. The key goes into the header
 * Authorization and nowhere else.
 */
import type { Article } from '../model/article.js';
import type { Indicator } from '../model/indicator.js';
import type { Proposal, ProposalAnswer, ProposalFailure, ProposalSource } from '../model/proposal.js';
import type { Span } from '../text/source-text.js';
import { splitPieces } from '../text/split-pieces.js';
import { fail, isFailure, type Failure, type FailureCode } from './language-model.words.js';
import { postJson } from './post-json.js';
import { readCompletion, type Completion } from './read-completion.js';
import { writePiece, writeTask, type ChatMessage } from './write-prompt.js';

export interface LanguageModelOptions {
  /** The base of the endpoint, such as `http://127.0.0.1:8080/v1`; `/chat/completions` is put behind it. */
  readonly url: string;
  /** What the endpoint calls the model. */
  readonly model: string;
  /** None: no Authorization is sent. */
  readonly key?: string | undefined;
  /** For each request, in milliseconds; a minute by default. */
  readonly timeout?: number;
  /** Before the second try, where the endpoint names no time, in milliseconds; a second by default. */
  readonly pause?: number;
  /** The longest wait that the endpoint may ask for, in milliseconds; half a minute by default. */
  readonly longestWait?: number;
}

/** In UTF-16 units. A review has some thousands; more than this is no article. */
const longestArticle = 200_000;
const pieceSizes = { longest: 6000, overlap: 600 } as const;

/** In bytes. */
const largestAnswer = 1_000_000;

/** Failures of one piece's answer; after any other the next piece would fail as well and is not sent. */
const passing: ReadonlySet<FailureCode> = new Set(['too-large', 'not-json', 'cut-off', 'wrong-shape']);

/** Where to ask and with what, or what is wrong with the settings. */
function readSettings({
  url,
  model,
  key = '',
}: LanguageModelOptions): { readonly endpoint: URL; readonly headers: Readonly<Record<string, string>> } | Failure {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return fail('settings', 'url');
  const endpoint = new URL(url);
  if (endpoint.username !== '' || endpoint.password !== '') return fail('settings', 'credentials');
  if (model.trim() === '') return fail('settings', 'model');
  if (!/^[\x21-\x7e]*$/.test(key)) return fail('settings', 'key');
  endpoint.pathname = `${endpoint.pathname.replace(/\/+$/, '')}/chat/completions`;
  endpoint.hash = '';
  return { endpoint, headers: key === '' ? {} : { authorization: `Bearer ${key}` } };
}

/** A model sees a piece only: what stands once in it stands there, and an offset counts from its start. */
function placeInArticle(proposal: Proposal, text: string, { start, end }: Span): Proposal {
  const piece = text.slice(start, end);
  const first = piece.indexOf(proposal.phrase);
  const isOnly = first >= 0 && proposal.phrase !== '' && !piece.includes(proposal.phrase, first + 1);
  const at = isOnly ? first : proposal.start;
  return { ...proposal, start: typeof at === 'number' ? start + at : undefined };
}

export function languageModel(options: LanguageModelOptions): ProposalSource {
  const { url, model, timeout = 60_000, pause = 1000, longestWait = 30_000 } = options;
  const name = `the language model at ${URL.canParse(url) ? new URL(url).host : 'an unknown address'}`;
  const tell = ({ code, says }: Failure, part = ''): ProposalFailure => ({ code, message: `${name} ${says}${part}` });
  const nothing = (failure: Failure): ProposalAnswer => ({ proposals: [], malformed: 0, failures: [tell(failure)] });

  const propose = async (
    article: Article,
    catalogue: readonly Indicator[],
    signal?: AbortSignal,
  ): Promise<ProposalAnswer> => {
    const { text } = article;
    const settings = readSettings(options);
    if (isFailure(settings)) return nothing(settings);
    if (text.length > longestArticle) return nothing(fail('too-long', text.length, longestArticle));

    const ask = async (messages: readonly ChatMessage[]): Promise<Completion | Failure> => {
      const answer = await postJson({
        url: settings.endpoint,
        headers: settings.headers,
        body: { model, temperature: 0, response_format: { type: 'json_object' }, messages },
        timeout,
        pause,
        longestWait,
        largest: largestAnswer,
        signal,
      });
      return typeof answer === 'string' ? readCompletion(answer) : answer;
    };

    const pieces = splitPieces(text, pieceSizes);
    const task = writeTask(catalogue);
    const proposals: Proposal[] = [];
    const failures: ProposalFailure[] = [];
    let malformed = 0;
    for (const [index, piece] of pieces.entries()) {
      const result = await ask([task, writePiece(article, text.slice(piece.start, piece.end))]);
      if (!isFailure(result)) {
        for (const proposal of result.proposals) proposals.push(placeInArticle(proposal, text, piece));
        malformed += result.malformed;
        continue;
      }
      const stops = !passing.has(result.code);
      const rest = stops && index < pieces.length - 1 ? '; the rest of the article was not sent' : '';
      const part = pieces.length === 1 ? '' : ` (part ${index + 1} of ${pieces.length} of the article)${rest}`;
      failures.push(tell(result, part));
      if (stops) break;
    }
    return { proposals, malformed, failures };
  };
  return { name, propose };
}
