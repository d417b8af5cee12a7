/** A stand-in for a chat-completions endpoint on this machine, which answers as each test has it. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request; `count` is 1 for the first. */
export type Reply = (response: ServerResponse, asked: Asked, count: number) => void;

export interface ModelServer extends AsyncDisposable {
  /** The base address, as the user would give it. */
  readonly url: string;
  /** What was asked so far. */
  readonly asked: readonly Asked[];
}

export async function serveModel(reply: Reply): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const each = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      asked.push(each);
      reply(response, each, asked.length);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** Answers as an endpoint does, with what the model wrote. */
export function complete(response: ServerResponse, content: unknown, finish = 'stop'): void {
  const message = { role: 'assistant', content: typeof content === 'string' ? content : JSON.stringify(content) };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ id: 'x', choices: [{ index: 0, message, finish_reason: finish }] }));
}
