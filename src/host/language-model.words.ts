/**
 * What is said when a language model gives no good answer: predicates of which the model's name is the subject. They are made of numbers and
 * of names of our own, never of what the other side wrote.
 */
import type { ProposalFailure } from '../model/proposal.js';

export type FailureCode = ProposalFailure['code'];

export interface Failure {
  readonly code: FailureCode;
  /** `did not answer within 60 s`. */
  readonly says: string;
}

/** What an HTTP status means here, by its number or its first digit. */
const statusMeanings: Readonly<Record<string, string>> = {
  3: 'it points to another address, which is not followed',
  400: 'it did not understand the request; it may not offer answers in JSON',
  401: 'it did not accept the key',
  403: 'it did not accept the key',
  404: 'it has nothing at this address, or no model of this name',
  413: 'the request was too large for it',
  429: 'too many requests, or no credit left',
  5: 'it failed by itself',
};

const wrongSettings = {
  url: 'its address does not start with http:// or https://',
  credentials: 'its address has a user name or a password in it; give the key as a key',
  model: 'its name is missing; say which model is to be asked',
  key: 'its key has characters that no key has, such as a blank or a line end',
} as const;

const seconds = (milliseconds: number): string => `${Number((milliseconds / 1000).toFixed(1))} s`;

const failures = {
  settings: (what: keyof typeof wrongSettings) => `was not asked: ${wrongSettings[what]}`,
  'too-long': (length: number, longest: number) =>
    `was not asked: the article has ${length} characters, and no more than ${longest} are sent`,
  /** `cause`: the system's own name of the mistake, such as ECONNREFUSED. */
  unreachable: (cause?: string) =>
    `could not be reached, or broke off its answer${cause === undefined ? '' : ` (${cause})`}`,
  timeout: (limit: number) => `did not answer within ${seconds(limit)}`,
  cancelled: () => 'was not waited for any longer',
  /** `wait`: how long it asks to wait, where that is longer than we do. */
  status: (status: number, wait?: number) => {
    const meaning = statusMeanings[status] ?? statusMeanings[String(status).charAt(0)];
    const tail = wait === undefined ? '' : `, and it asks to wait ${seconds(wait)}, longer than we do`;
    return `answered with status ${status}${meaning === undefined ? '' : `: ${meaning}`}${tail}`;
  },
  'too-large': (largest: number) => `answered with more than ${largest / 1_000_000} MB, which was not read`,
  'not-json': () => 'answered with something else than JSON',
  'cut-off': () => 'broke off at its own limit of length, so that its JSON has no end',
  'wrong-shape': () => 'answered with JSON of another shape than was asked for',
} satisfies Readonly<Record<FailureCode, (...facts: never[]) => string>>;

/** A failure with its words: `fail('timeout', 60_000)`. */
export function fail<C extends FailureCode>(code: C, ...facts: Parameters<(typeof failures)[C]>): Failure {
  const say = failures[code] as (...facts: Parameters<(typeof failures)[C]>) => string;
  return { code, says: say(...facts) };
}

export const isFailure = (result: object | string): result is Failure => typeof result === 'object' && 'says' in result;
