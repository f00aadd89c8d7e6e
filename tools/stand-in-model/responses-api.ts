import * as z from 'zod';
import { chatCompletion } from './chat-completion.ts';
import type { ReceivedRequest, ScriptedReply } from './model-server.ts';
import { asResponse, responseObject } from './response-object.ts';

type Reply = (request: ReceivedRequest, index: number) => ScriptedReply;

const partSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('input_text'), text: z.string() }),
  z.strictObject({ type: z.literal('input_image'), image_url: z.string(), detail: z.literal('auto') }),
]);

const inputItemSchema = z.union([
  z.strictObject({ role: z.literal('user'), content: z.array(partSchema) }),
  z.strictObject({ role: z.literal('assistant'), content: z.string() }),
  z.looseObject({ type: z.literal('message'), id: z.string(), role: z.literal('assistant') }),
  z.looseObject({ type: z.literal('reasoning'), id: z.string(), encrypted_content: z.string().optional() }),
]);

/** What OpenAI accepts of what a run may send. */
const requestSchema = z.strictObject({
  model: z.string(),
  input: z.array(inputItemSchema),
  store: z.boolean(),
  background: z.boolean().optional(),
  include: z.array(z.literal('reasoning.encrypted_content')).optional(),
  max_output_tokens: z.number().int(),
  temperature: z.number().optional(),
  service_tier: z.string().optional(),
  reasoning: z.strictObject({ effort: z.string().optional(), summary: z.string().optional() }).optional(),
});

/** Lets a scripted model answer through the Responses API, as strictly as OpenAI reads requests. */
export const throughResponses =
  (reply: Reply): Reply =>
  (request, index) => {
    const parsed = requestSchema.safeParse(request.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refusal(400, `${issue?.message} at ${issue?.path.join('.')}`);
    }
    const { input, include = [] } = parsed.data;
    const lost = input.find((item) => 'type' in item && item.type === 'reasoning' && !item.encrypted_content);
    if (lost) return refusal(404, 'Item not found. Items are not persisted when `store` is set to false.');
    return translated(reply(request, index), include.length > 0);
  };

const refusal = (status: number, message: string): ScriptedReply => ({
  status,
  body: { error: { message, type: 'invalid_request_error', param: null, code: null } },
});

const translated = (reply: ScriptedReply, encrypts: boolean): ScriptedReply =>
  typeof reply === 'string'
    ? { body: asResponse(chatCompletion(reply)) }
    : { ...reply, ...(reply.body !== undefined && { body: asResponse(reply.body, encrypts) }) };

/** Responses that a stand-in makes in the background: each is ready when it has been looked at so often. */
export interface BackgroundResponses {
  readonly reply: Reply;
  readonly created: readonly string[];
  readonly cancelled: readonly string[];
}

export const throughBackground = (reply: Reply, looks: number): BackgroundResponses => {
  const inMaking = new Map<string, { readonly ready: ScriptedReply; looks: number }>();
  const created: string[] = [];
  const cancelled: string[] = [];
  const make = throughResponses(reply);
  const create: Reply = (request, index) => {
    if (request.body.background !== true) return make(request, index);
    if (request.body.store !== true) return refusal(400, 'Background responses need `store` to be true.');
    const ready = make(request, index);
    if (typeof ready === 'string' || (ready.status ?? 200) !== 200) return ready;
    const id = `resp_${created.length + 1}`;
    created.push(id);
    inMaking.set(id, { ready, looks });
    return { body: responseObject('', { id, status: 'queued' }) };
  };
  const look = (id: string): ScriptedReply => {
    const made = inMaking.get(id);
    if (!made) return refusal(404, `Response with id '${id}' not found.`);
    if (cancelled.includes(id)) return { body: responseObject('', { id, status: 'cancelled' }) };
    made.looks -= 1;
    return made.looks > 0 ? { body: responseObject('', { id, status: 'in_progress' }) } : made.ready;
  };
  return {
    created,
    cancelled,
    reply: (request, index) => {
      const [, id, action] = /\/responses\/([^/]+)(\/cancel)?$/.exec(request.path) ?? [];
      if (id === undefined) return create(request, index);
      if (action !== undefined) cancelled.push(id);
      return look(id);
    },
  };
};
