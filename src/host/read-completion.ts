/**
 * Reads the answer of a chat-completions endpoint. Takes its text; gives the proposals in it and how many were none by shape, or a failure.
 * A thought in front and a Markdown fence around the JSON are passed over, since many models cannot do without.
 */
import { z } from 'zod';
import { ProposalSchema, type Proposal } from '../model/proposal.js';
import { fail, type Failure } from './language-model.words.js';

export interface Completion {
  readonly proposals: readonly Proposal[];
  readonly malformed: number;
}

const CompletionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullish() }))
    .min(1),
});

const ContentSchema = z.object({ proposals: z.array(z.unknown()) });

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** A thought at the start, between <think> and </think>, and ``` at both ends fall away. */
function unwrap(content: string): string {
  const answer = content.replace(/^\s*<think>[^]*?<\/think>/, '').trim();
  return /^```\w*\s([^]*)```$/.exec(answer)?.[1] ?? answer;
}

export function readCompletion(text: string): Completion | Failure {
  const envelope = parseJson(text);
  if (!envelope) return fail('not-json');
  const [choice] = CompletionSchema.safeParse(envelope.value).data?.choices ?? [];
  if (!choice) return fail('wrong-shape');
  const content = parseJson(unwrap(choice.message.content));
  if (!content) return choice.finish_reason === 'length' ? fail('cut-off') : fail('not-json');
  const { data } = ContentSchema.safeParse(content.value);
  if (!data) return fail('wrong-shape');
  const proposals = data.proposals.flatMap((each) => ProposalSchema.safeParse(each).data ?? []);
  return { proposals, malformed: data.proposals.length - proposals.length };
}
