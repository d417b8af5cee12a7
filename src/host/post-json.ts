/**
 * Posts JSON and reads a text back, within limits of time and size, with one more try where that may help. Takes an address and headers; never
 * rejects. Redirects are not followed: what is sent goes to the address that was given and nowhere else. Nothing of an answer that failed, and
 * nothing that the network library says (it may quote headers), is handed on.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, type Failure } from './language-model.words.js';

export interface PostRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** For each try, in milliseconds, answer included. */
  readonly timeout: number;
  /** Between two tries when the server does not say how long, in milliseconds. */
  readonly pause: number;
  /** The longest wait that a server may ask for (Retry-After), in milliseconds. */
  readonly longestWait: number;
  /** The most that is read of an answer, in bytes. */
  readonly largest: number;
  readonly signal?: AbortSignal | undefined;
}

interface FailedTry {
  readonly failure: Failure;
  /** Whether another try may help. */
  readonly retry: boolean;
  readonly status?: number;
  /** After how many milliseconds, where the server says. */
  readonly wait?: number | undefined;
}

type Try = { readonly text: string } | FailedTry;

const giveUp = (failure: Failure): Try => ({ failure, retry: false });

/** Seconds, or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** The body as text; undefined when it is larger than the limit. */
async function readWithin(response: Response, largest: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largest) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Names such as ECONNREFUSED are safe to tell; sentences are not. */
function causeOf(error: unknown): string | undefined {
  const { cause } = error instanceof Error ? error : {};
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]{2,40}$/.test(code) ? code : undefined;
}

async function tryOnce({ url, headers, body, timeout, largest, signal }: PostRequest): Promise<Try> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort();
  }, timeout);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    if (signal?.aborted === true) return giveUp(fail('cancelled'));
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: controller.signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      const { status } = response;
      const wait = readRetryAfter(response.headers.get('retry-after'));
      return { failure: fail('status', status), retry: status === 429 || status >= 500, status, wait };
    }
    const text = await readWithin(response, largest);
    return text === undefined ? giveUp(fail('too-large', largest)) : { text };
  } catch (error) {
    if (isLate) return giveUp(fail('timeout', timeout));
    if (signal?.aborted === true) return giveUp(fail('cancelled'));
    return { failure: fail('unreachable', causeOf(error)), retry: true };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** The text of the answer, or why there is none. */
export async function postJson(request: PostRequest): Promise<string | Failure> {
  const first = await tryOnce(request);
  if ('text' in first) return first.text;
  const { failure, retry, status, wait = request.pause } = first;
  if (!retry) return failure;
  if (status !== undefined && wait > request.longestWait) return fail('status', status, wait);
  try {
    await sleep(wait, undefined, { signal: request.signal });
  } catch {
    return fail('cancelled');
  }
  const second = await tryOnce(request);
  return 'text' in second ? second.text : second.failure;
}
