import { createHash } from 'node:crypto';
import * as z from 'zod';

const completionSchema = z.object({
  model: z.unknown(),
  service_tier: z.unknown().optional(),
  choices: z.tuple([
    z.looseObject({
      finish_reason: z.string().nullish(),
      message: z
        .looseObject({
          content: z.unknown(),
          refusal: z.string().nullish(),
          reasoning_content: z.string().nullish(),
        })
        .nullish(),
    }),
  ]),
  usage: z.looseObject({ prompt_tokens: z.unknown(), completion_tokens: z.unknown() }).optional(),
});

/** A response object as OpenAI sends it; `overrides` replace its keys. */
export const responseObject = (text: string, overrides: object = {}) => ({
  id: 'resp_madeup',
  object: 'response',
  created_at: 1_750_000_000,
  status: 'completed',
  error: null,
  incomplete_details: null,
  model: 'made-up-2025-06-01',
  output: text === '' ? [] : [messageItem(text)],
  store: false,
  usage: usageOf({ prompt_tokens: 100, completion_tokens: 20 }),
  ...overrides,
});

const messageItem = (text: string) => ({
  id: `msg_${idOf(text)}`,
  type: 'message',
  status: 'completed',
  role: 'assistant',
  content: [{ type: 'output_text', text, annotations: [] }],
});

const reasoningItem = (text: string, encrypts: boolean) => ({
  id: `rs_${idOf(text)}`,
  type: 'reasoning',
  summary: [{ type: 'summary_text', text }],
  ...(encrypts && { encrypted_content: Buffer.from(text).toString('base64') }),
});

const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

const usageOf = ({
  prompt_tokens: input,
  completion_tokens: output,
  ...others
}: Readonly<Record<string, unknown>>) => ({
  input_tokens: input,
  output_tokens: output,
  input_tokens_details: others.prompt_tokens_details ?? { cached_tokens: 0 },
  output_tokens_details: others.completion_tokens_details ?? { reasoning_tokens: 0 },
});

/**
 * The same reply as a response object; anything but a chat completion stays what it is.
 * @param encrypts whether reasoning comes with its encrypted content
 */
export const asResponse = (body: unknown, encrypts = false): unknown => {
  const completion = completionSchema.safeParse(body).data;
  if (!completion) return body;
  const { choices, model, usage, service_tier } = completion;
  const [{ message, finish_reason: reason }] = choices;
  const { content, refusal, reasoning_content: reasoning } = message ?? {};
  const cut = reason === 'length' || reason === 'content_filter';
  return responseObject(typeof content === 'string' ? content : '', {
    model,
    service_tier,
    ...(cut && {
      status: 'incomplete',
      incomplete_details: { reason: reason === 'length' ? 'max_output_tokens' : reason },
    }),
    output: [
      ...(reasoning ? [reasoningItem(reasoning, encrypts)] : []),
      ...(typeof content === 'string' && content !== '' ? [messageItem(content)] : []),
      ...(refusal ? [{ ...messageItem(''), content: [{ type: 'refusal', refusal }] }] : []),
    ],
    ...(usage && { usage: usageOf(usage) }),
  });
};
