/** A language model may do anything: what is kept of its answers is in the article word for word, the rest is counted or told in a sentence. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkProposals } from '../../src/extract/check-proposals.js';
import { languageModel, type LanguageModelOptions } from '../../src/host/language-model.js';
import type { Article } from '../../src/model/article.js';
import { IndicatorSchema } from '../../src/model/indicator.js';
import { complete, serveModel, type Reply } from './model-server.js';

const catalogue = z
  .array(IndicatorSchema)
  .parse(parse(readFileSync(new URL('../../seeds/indicators.yaml', import.meta.url), 'utf8')));

const key = 'sk-5ec2e7-of-the-test';

const article = (text: string): Article => ({
  file: '/home/somebody/reviews/dongchuan.txt',
  sha256: '0'.repeat(64),
  format: 'txt',
  text,
  title: '东川公安这一年',
  publisher: null,
  published: '2024-01-05',
});

const review = `东川公安这一年
全年破获刑事案件398起，抓获犯罪嫌疑人1298名，同比增加86人。
刑事警情同比下降12.5%，命案全破，未发生较大以上道路交通事故。
`;

const solved = { indicator: 'criminal-cases-solved', kind: 'level', value: 398, phrase: '破获刑事案件398起' };
const suspects = {
  indicator: 'suspects-apprehended',
  kind: 'level',
  value: 1298,
  phrase: '抓获犯罪嫌疑人1298名',
};
const incidents = { indicator: 'criminal-incidents', kind: 'change', value: -12.5, phrase: '刑事警情同比下降12.5%' };

/** Asks a model that answers as told, and checks what it proposes as an extraction does. */
async function ask(reply: Reply, options: Partial<LanguageModelOptions> = {}, text = review) {
  await using server = await serveModel(reply);
  const source = languageModel({ url: server.url, model: 'stub', key, pause: 0, timeout: 5000, ...options });
  const answer = await source.propose(article(text), catalogue);
  const { candidates, dropped } = checkProposals(article(text), catalogue, answer.proposals);
  for (const { start, end, phrase } of candidates) expect(text.slice(start, end)).toBe(phrase);
  // Whether a dropped connection is a closed or a reset one is for the system to say.
  const told = answer.failures.map(({ message }) =>
    message.replace(new URL(server.url).host, 'HOST').replace(/ \((?:UND_ERR_SOCKET|ECONNRESET|EPIPE)\)/, ''),
  );
  // Raw proposals are the other side's words; whatever is told or kept is made of ours and of the article's.
  const everything = JSON.stringify([source.name, answer.failures, candidates, dropped]);
  expect(everything).not.toContain(key);
  expect(everything).not.toMatch(/\n {4}at |node:|undici/);
  return {
    kept: candidates.map(({ phrase, value }) => `${phrase} = ${value}`),
    dropped: Object.fromEntries(dropped.map(({ reason, count }) => [reason, count])),
    malformed: answer.malformed,
    told,
    asked: [...server.asked],
  };
}

const propose =
  (...proposals: readonly unknown[]): Reply =>
  (response) =>
    complete(response, { proposals });

const subject = 'the language model at HOST';

describe('a model that behaves', () => {
  test('is asked once, with the article, the catalogue and the key in its header', async () => {
    const { kept, dropped, malformed, told, asked } = await ask(propose(incidents, solved, suspects));
    expect(kept).toEqual(['破获刑事案件398起 = 398', '抓获犯罪嫌疑人1298名 = 1298', '刑事警情同比下降12.5% = -12.5']);
    expect({ dropped, malformed, told }).toEqual({ dropped: {}, malformed: 0, told: [] });
    expect(asked).toHaveLength(1);
    const [{ method, path, headers, body } = { method: '', path: '', headers: {}, body: '{}' }] = asked;
    expect([method, path, headers.authorization, headers['content-type']]).toEqual([
      'POST',
      '/v1/chat/completions',
      `Bearer ${key}`,
      'application/json',
    ]);
    expect(body).not.toContain(key);
    expect(body).not.toContain('somebody');
    const sent = z
      .object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) })
      .loose()
      .parse(JSON.parse(body));
    expect(sent).toMatchObject({ model: 'stub', temperature: 0, response_format: { type: 'json_object' } });
    const [task, piece] = sent.messages;
    for (const { id, name, definition } of catalogue)
      for (const words of [id, name.zh, definition.zh]) expect(task?.content).toContain(words);
    expect(piece?.content).toContain('东川公安这一年');
    expect(piece?.content).toContain('2024-01-05');
    expect(piece?.content.endsWith(review)).toBe(true);
  });

  test('may find nothing', async () => {
    expect(await ask(propose())).toMatchObject({ kept: [], dropped: {}, malformed: 0, told: [] });
  });

  test('need not have a key', async () => {
    const { asked } = await ask(propose(), { key: undefined });
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  test.each([
    { name: 'in a Markdown fence', wrap: (json: string) => `\`\`\`json\n${json}\n\`\`\`` },
    { name: 'in a fence without a name', wrap: (json: string) => `\n\`\`\`\n${json}\`\`\`\n` },
    { name: 'behind a thought', wrap: (json: string) => `<think>{"proposals":[]}</think>\n${json}` },
  ])('may answer $name', async ({ wrap }) => {
    const { kept, told } = await ask((response) => complete(response, wrap(JSON.stringify({ proposals: [solved] }))));
    expect({ kept, told }).toEqual({ kept: ['破获刑事案件398起 = 398'], told: [] });
  });
});

describe('a model that misbehaves in its proposals', () => {
  const row = (facts: object) => ({ ...solved, ...facts });
  test.each([
    {
      name: 'invents a figure',
      wrong: row({ phrase: '打掉犯罪团伙12个', value: 12 }),
      dropped: { 'phrase-absent': 1 },
    },
    { name: 'invents a value', wrong: row({ value: 3980 }), dropped: { 'value-differs': 1 } },
    {
      name: 'alters a digit',
      wrong: row({ phrase: '破获刑事案件389起', value: 389 }),
      dropped: { 'phrase-absent': 1 },
    },
    { name: 'cuts a digit off', wrong: row({ phrase: '98起', value: 98 }), dropped: { 'no-figure': 1 } },
    { name: 'turns a fall round', wrong: { ...incidents, value: 12.5 }, dropped: { 'direction-differs': 1 } },
    {
      name: 'takes a difference',
      wrong: { ...suspects, phrase: '同比增加86人', value: 86 },
      dropped: { difference: 1 },
    },
    { name: 'knows another indicator', wrong: row({ indicator: 'murders' }), dropped: { 'unknown-indicator': 1 } },
    {
      name: 'quotes 300 characters',
      wrong: row({ phrase: review.repeat(4).slice(0, 300) }),
      dropped: { 'phrase-length': 1 },
    },
    { name: 'says it twice', wrong: suspects, dropped: { duplicate: 1 } },
    { name: 'writes the value as words', wrong: row({ value: '398' }), dropped: {}, malformed: 1 },
    { name: 'writes no value', wrong: { ...solved, value: undefined }, dropped: {}, malformed: 1 },
    { name: 'has another kind', wrong: row({ kind: 'total' }), dropped: {}, malformed: 1 },
    { name: 'writes a sentence', wrong: '破获刑事案件398起', dropped: {}, malformed: 1 },
    { name: 'writes nothing', wrong: null, dropped: {}, malformed: 1 },
    { name: 'nests', wrong: [[solved]], dropped: {}, malformed: 1 },
    { name: 'has a period in words', wrong: row({ period: '2023年' }), dropped: {}, malformed: 1 },
  ])('$name', async ({ wrong, dropped, malformed = 0 }) => {
    expect(await ask(propose(wrong, suspects))).toMatchObject({
      kept: ['抓获犯罪嫌疑人1298名 = 1298'],
      dropped,
      malformed,
      told: [],
    });
  });

  test.each([-7, 0, 3, 10_000, 2.5, null])('shifts the offset to %s', async (start) => {
    expect(await ask(propose(row({ start })))).toMatchObject({ kept: ['破获刑事案件398起 = 398'], dropped: {} });
  });

  test('repeats the key wherever it can', async () => {
    const { kept, dropped } = await ask((response, { headers }) => {
      const echo = String(headers.authorization);
      const leak = row({ scope: key, [echo]: echo });
      complete(response, { [echo]: echo, proposals: [leak, { ...suspects, indicator: key.slice(0, -1) }, echo] });
    });
    expect({ kept, dropped }).toEqual({
      kept: ['破获刑事案件398起 = 398'],
      dropped: { 'scope-foreign': 1, 'unknown-indicator': 1 },
    });
  });
});

describe('an endpoint that misbehaves', () => {
  const html = '<html><body><h1>Internal Server Error</h1>at Object.<anonymous> (server.js:1)</body></html>';
  const status =
    (code: number, headers: Readonly<Record<string, string>> = {}): Reply =>
    (response, { headers: { authorization } }) =>
      void response.writeHead(code, headers).end(`${html}${authorization}`);
  test.each<{ name: string; reply: Reply; options?: Partial<LanguageModelOptions>; says: string; times?: number }>([
    {
      name: 'answers with garbage',
      reply: (response) => complete(response, '\u{0}%PDF-1.7 ��'),
      says: 'answered with something else than JSON',
    },
    {
      name: 'answers with half of it',
      reply: (response) => complete(response, JSON.stringify({ proposals: [solved, suspects] }).slice(0, -40)),
      says: 'answered with something else than JSON',
    },
    {
      name: 'stops at its limit',
      reply: (response) => complete(response, JSON.stringify({ proposals: [solved] }).slice(0, -40), 'length'),
      says: 'broke off at its own limit of length, so that its JSON has no end',
    },
    {
      name: 'answers in prose',
      reply: (response) => complete(response, '好的，这里有398起。'),
      says: 'answered with something else than JSON',
    },
    {
      name: 'answers with a list',
      reply: (response) => complete(response, [solved]),
      says: 'answered with JSON of another shape than was asked for',
    },
    {
      name: 'answers with no choices',
      reply: (response) => void response.end('{"choices":[]}'),
      says: 'answered with JSON of another shape than was asked for',
    },
    {
      name: 'answers with no content',
      reply: (response) => void response.end('{"choices":[{"message":{"content":null,"refusal":"no"}}]}'),
      says: 'answered with JSON of another shape than was asked for',
    },
    {
      name: 'is a web page',
      reply: (response) => void response.end(html),
      says: 'answered with something else than JSON',
    },
    { name: 'is empty', reply: (response) => void response.end(), says: 'answered with something else than JSON' },
    {
      name: 'fails with a web page',
      reply: status(500),
      says: 'answered with status 500: it failed by itself',
      times: 2,
    },
    {
      name: 'stays busy',
      reply: status(429, { 'retry-after': '0' }),
      says: 'answered with status 429: too many requests, or no credit left',
      times: 2,
    },
    {
      name: 'asks to come back in an hour',
      reply: status(429, { 'retry-after': '3600' }),
      says: 'answered with status 429: too many requests, or no credit left, and it asks to wait 3600 s, longer than we do',
    },
    { name: 'refuses the key', reply: status(401), says: 'answered with status 401: it did not accept the key' },
    {
      name: 'is not there',
      reply: status(404),
      says: 'answered with status 404: it has nothing at this address, or no model of this name',
    },
    { name: 'is a teapot', reply: status(418), says: 'answered with status 418' },
    {
      name: 'points elsewhere',
      reply: status(307, { location: 'http://127.0.0.1:9/v1/chat/completions' }),
      says: 'answered with status 307: it points to another address, which is not followed',
    },
    {
      name: 'drops the connection',
      reply: (response) => void response.destroy(),
      says: 'could not be reached, or broke off its answer',
      times: 2,
    },
    {
      name: 'drops the connection half way',
      reply: (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"choices":[');
        setTimeout(() => response.destroy(), 20);
      },
      says: 'could not be reached, or broke off its answer',
      times: 2,
    },
    { name: 'never answers', reply: () => {}, options: { timeout: 200 }, says: 'did not answer within 0.2 s' },
    {
      name: 'never comes to an end',
      reply: (response) => void response.write(' '),
      options: { timeout: 200 },
      says: 'did not answer within 0.2 s',
    },
    {
      name: 'answers with 5 MB',
      reply: (response) => complete(response, `${JSON.stringify({ proposals: [solved] })}${' '.repeat(5_000_000)}`),
      says: 'answered with more than 1 MB, which was not read',
    },
  ])('$name', async ({ reply, options, says, times = 1 }) => {
    const { asked, ...rest } = await ask(reply, options);
    expect(rest).toEqual({ kept: [], dropped: {}, malformed: 0, told: [`${subject} ${says}`] });
    expect(asked).toHaveLength(times);
  });

  test.each<{ name: string; first: Reply }>([
    { name: 'busy, for no time', first: status(429, { 'retry-after': '0' }) },
    { name: 'busy, until a date gone by', first: status(503, { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' }) },
    { name: 'busy, with no sensible time', first: status(429, { 'retry-after': 'soon' }) },
    { name: 'broken', first: status(502) },
    { name: 'gone', first: (response) => void response.destroy() },
  ])('$name at first is asked once more', async ({ first }) => {
    const { kept, told, asked } = await ask((response, asking, count) =>
      (count === 1 ? first : propose(solved))(response, asking, count),
    );
    expect({ kept, told, times: asked.length }).toEqual({ kept: ['破获刑事案件398起 = 398'], told: [], times: 2 });
  });

  test('the time that it asks for is waited', async () => {
    const times: number[] = [];
    await ask((response, asking, count) => {
      times.push(performance.now());
      (count === 1 ? status(429, { 'retry-after': '1' }) : propose())(response, asking, count);
    });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
  });

  test('nothing listens', async () => {
    const server = await serveModel(propose());
    await server[Symbol.asyncDispose]();
    const { failures } = await languageModel({ url: server.url, model: 'stub', key, pause: 0 }).propose(
      article(review),
      catalogue,
    );
    expect(failures).toEqual([
      {
        code: 'unreachable',
        message: `the language model at ${new URL(server.url).host} could not be reached, or broke off its answer (ECONNREFUSED)`,
      },
    ]);
  });
});

describe('nobody is asked', () => {
  test.each([
    { name: 'an address that is none', options: { url: 'localhost' }, says: 'does not start with http://' },
    { name: 'an address of a file', options: { url: 'file:///etc/passwd' }, says: 'does not start with http://' },
    { name: 'a password', options: { url: `http://me:${key}@127.0.0.1:9/v1` }, says: 'user name or a password' },
    { name: 'no name', options: { model: ' ' }, says: 'its name is missing' },
    { name: 'a key on two lines', options: { key: `${key}\n${key}` }, says: 'its key has characters' },
    { name: 'a key in Chinese', options: { key: '钥匙' }, says: 'its key has characters' },
  ])('with $name', async ({ options, says }) => {
    const { told, asked } = await ask(propose(solved), options);
    expect(told).toEqual([expect.stringContaining(says)]);
    expect(asked).toEqual([]);
  });

  test('about a text that is no article', async () => {
    const { told, asked } = await ask(propose(solved), {}, '，'.repeat(200_001));
    expect(told).toEqual([
      `${subject} was not asked: the article has 200001 characters, and no more than 200000 are sent`,
    ]);
    expect(asked).toEqual([]);
  });

  test('about a blank one', async () => {
    expect(await ask(propose(solved), {}, ' \n\n')).toMatchObject({ kept: [], told: [], asked: [] });
  });

  test('once the user has stopped, before or during', async () => {
    const stop = new AbortController();
    await using server = await serveModel(() => stop.abort());
    const source = languageModel({ url: server.url, model: 'stub', key });
    for (const times of [1, 1]) {
      const { failures } = await source.propose(article(review), catalogue, stop.signal);
      expect(failures).toMatchObject([{ code: 'cancelled' }]);
      expect(server.asked).toHaveLength(times);
    }
  });
});

describe('a long article', () => {
  const filler = `${'民警走访群众，了解情况。'.repeat(20)}\n`;
  const long = `${filler.repeat(20)}破获刑事案件398起。\n${filler.repeat(20)}破获刑事案件398起，抓获犯罪嫌疑人1298名。\n${filler.repeat(20)}`;
  const piecesOf = (asked: readonly { readonly body: string }[]) =>
    asked.map(({ body }) => {
      const { messages } = z.object({ messages: z.array(z.object({ content: z.string() })) }).parse(JSON.parse(body));
      return messages[1]?.content.split('文章：\n')[1] ?? '';
    });

  test('is sent in pieces that end with paragraphs and overlap', async () => {
    const { asked } = await ask(propose(), {}, long);
    const pieces = piecesOf(asked);
    expect(pieces.length).toBeGreaterThan(2);
    let reached = 0;
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(6000);
      expect(piece.endsWith('\n')).toBe(true);
      const start = long.indexOf(piece, Math.max(0, reached - 600));
      expect(start).toBeLessThanOrEqual(reached);
      reached = start + piece.length;
    }
    expect(reached).toBe(long.length);
  });

  test('what stands once in its piece is placed there', async () => {
    const { kept, dropped } = await ask(
      (response, { body }) => complete(response, { proposals: body.includes('398起，') ? [solved, suspects] : [] }),
      {},
      long,
    );
    expect(kept).toEqual(['破获刑事案件398起 = 398', '抓获犯罪嫌疑人1298名 = 1298']);
    expect(dropped).toEqual({});
  });

  test('goes on after one bad answer, and says which', async () => {
    const { kept, told, asked } = await ask(
      (response, { body }, count) =>
        count === 1
          ? complete(response, '?')
          : complete(response, { proposals: body.includes('398起，') ? [suspects] : [] }),
      {},
      long,
    );
    expect(kept).toEqual(['抓获犯罪嫌疑人1298名 = 1298']);
    expect(told).toEqual([
      `${subject} answered with something else than JSON (part 1 of ${asked.length} of the article)`,
    ]);
  });

  test('is not sent any further to a model that is not there', async () => {
    const { told, asked } = await ask((response) => void response.writeHead(404).end(), {}, long);
    expect(told).toEqual([
      expect.stringMatching(/\(part 1 of \d of the article\); the rest of the article was not sent$/),
    ]);
    expect(asked).toHaveLength(1);
  });
});
