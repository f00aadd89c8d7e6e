import * as z from 'zod';
import { parseJson } from '../../basics/parse-json.ts';
import { stripLikePython } from '../../like-python/strip-like-python.ts';
import type { ModelReply } from '../ask-model.ts';
import { ModelCallError } from '../model-call-error.ts';
import { classifyErrorInReply } from './classify-failure.ts';
import { type ErrorBody, parseErrorBody } from './error-body.ts';
import { replyEndOf } from './finish-reason.ts';
import { type HttpAnswer, requestIdOf } from './http-answer.ts';
import { lenient } from './lenient.ts';
import { contentSchema, readContent } from './message-content.ts';
import { readUsage, usageSchema } from './read-usage.ts';
import { readableText } from './readable-text.ts';
import { limitUsedUpMs } from './retry-after.ts';

const messageSchema = z.object({
  content: contentSchema,
  refusal: lenient(z.string()),
  // Two names for one thing: DeepSeek, SGLang and older vLLM; OpenRouter and newer vLLM.
  reasoning_content: lenient(z.string()),
  reasoning: lenient(z.string()),
});

const choiceSchema = z
  .object({
    finish_reason: lenient(z.string()),
    // OpenRouter, when the provider broke off: the text before it is no reply.
    error: z.null().optional(),
    message: messageSchema.nullish(),
  })
  // A filter or the token budget may have left nothing to send.
  .refine(({ finish_reason, message }) => message || replyEndOf(finish_reason));

/** What is read from a chat completion; whatever else a provider adds is ignored. */
const completionSchema = z.object({
  model: lenient(z.string()),
  service_tier: lenient(z.string()),
  choices: z.tuple([choiceSchema], z.unknown()),
  usage: lenient(usageSchema),
});

/** Where the body of a success can contain an error. */
const brokenChoiceSchema = z.object({ choices: z.array(z.object({ error: z.looseObject({}) })).min(1) });

/**
 * The reply in a successful response.
 * @param nowMs epoch milliseconds
 * @throws {ModelCallError} when it is not one: an error body, a web page, empty, cut off, without choices
 */
export const readCompletion = ({ status, headers, text }: HttpAnswer, nowMs: number): ModelReply => {
  const requestId = requestIdOf(headers);
  const completion = completionSchema.safeParse(parseJson(text));
  if (!completion.success) throw notACompletion(text, { status, requestId });
  const { choices, usage, model, service_tier } = completion.data;
  const [{ message, finish_reason: finishReason }] = choices;
  if (replyEndOf(finishReason) === 'broken off') {
    throw notACompletion(text, { status, requestId }, `the reply broke off (finish reason ${finishReason})`);
  }
  const content = readContent(message?.content);
  return {
    text: stripLikePython(content.text),
    reasoning: message?.reasoning_content || message?.reasoning || content.reasoning,
    refusal: message?.refusal || content.refusal,
    finishReason: finishReason ?? undefined,
    servedModel: model ?? undefined,
    serviceTier: service_tier ?? undefined,
    requestId,
    usage: usage ? readUsage(usage) : undefined,
    limitUsedUpMs: limitUsedUpMs(headers, nowMs),
  };
};

const notACompletion = (
  text: string,
  details: { readonly status: number; readonly requestId: string | undefined },
  problem = `not a chat completion: ${readableText(text).slice(0, 200) || 'empty body'}`,
): ModelCallError => {
  const error = errorIn(text);
  return error
    ? new ModelCallError(
        classifyErrorInReply(error),
        `HTTP ${details.status}: ${error.message}`.slice(0, 1_000),
        {
          ...details,
          code: error.code,
          param: error.param,
          retryAfterMs: error.retryDelayMs,
        },
      )
    : new ModelCallError('invalid reply', `HTTP ${details.status}: ${problem}`, details);
};

const errorIn = (text: string): ErrorBody | undefined => {
  const broken = brokenChoiceSchema.safeParse(parseJson(text)).data?.choices[0];
  return parseErrorBody(broken ? JSON.stringify(broken) : text);
};
