import * as z from 'zod';
import { isTooComplex, parseJson } from '../../basics/parse-json.ts';
import { stripLikePython } from '../../like-python/strip-like-python.ts';
import type { ModelReply } from '../ask-model.ts';
import type { ModelCallError } from '../model-call-error.ts';
import { type ErrorBody, parseErrorBody } from './error-body.ts';
import { replyEndOf } from './finish-reason.ts';
import { type HttpAnswer, requestIdOf } from './http-answer.ts';
import { lenient } from './lenient.ts';
import { contentSchema, readContent } from './message-content.ts';
import { namedLimits } from './named-limits.ts';
import { type AnswerDetails, maxReplyLength, notAReply, oversized, refuseOversized } from './not-a-reply.ts';
import { readUsage, usageSchema } from './read-usage.ts';
import { readableText } from './readable-text.ts';
import { limitUsedUpMs } from './retry-after.ts';

/** A word that every turn keeps. */
const word = lenient(z.string().max(200));

const messageSchema = z.object({
  content: contentSchema,
  refusal: lenient(z.string()),
  // Two names for one thing: DeepSeek, SGLang and older vLLM; OpenRouter and newer vLLM.
  reasoning_content: lenient(z.string()),
  reasoning: lenient(z.string()),
});

const choiceSchema = z
  .object({
    finish_reason: word,
    // OpenRouter, when the provider broke off: the text before it is no reply.
    error: z.null().optional(),
    message: messageSchema.nullish(),
  })
  // A filter or the token budget may have left nothing to send.
  .refine(({ finish_reason, message }) => message || replyEndOf(finish_reason));

/** What is read from a chat completion; whatever else a provider adds is ignored. */
const completionSchema = z.object({
  model: word,
  service_tier: word,
  // OpenRouter.
  provider: word,
  choices: z.tuple([choiceSchema], z.unknown()),
  usage: lenient(usageSchema),
});

/** Where the body of a success can contain an error. */
const brokenChoiceSchema = z.object({
  choices: z.tuple([z.object({ error: z.looseObject({}) })], z.unknown()),
});

/**
 * The reply in a successful response.
 * @param nowMs epoch milliseconds
 * @throws {ModelCallError} when it is not one (an error body, a web page, empty, cut off, without choices) or is larger
 *   than a worker can hold
 */
export const readCompletion = ({ status, headers, text }: HttpAnswer, nowMs: number): ModelReply => {
  const requestId = requestIdOf(headers);
  if (isTooComplex(text))
    throw oversized('is nested too deeply or has too many parts', { status, requestId });
  const completion = completionSchema.safeParse(parseJson(text));
  if (!completion.success) throw notACompletion(text, { status, requestId, nowMs });
  const { choices, usage, model, provider, service_tier } = completion.data;
  const [{ message, finish_reason: finishReason }] = choices;
  if (replyEndOf(finishReason) === 'broken off') {
    throw notACompletion(
      text,
      { status, requestId, nowMs },
      `the reply broke off (finish reason ${finishReason})`,
    );
  }
  const content = readContent(message?.content);
  const reasoning = message?.reasoning_content || message?.reasoning || content.reasoning;
  const refusal = message?.refusal || content.refusal;
  refuseOversized([content.text, reasoning, refusal], { status, requestId });
  return {
    text: stripLikePython(content.text),
    reasoning,
    refusal,
    finishReason: finishReason ?? undefined,
    servedModel: model ?? undefined,
    servedProvider: provider ?? undefined,
    serviceTier: service_tier ?? undefined,
    requestId,
    usage: usage ? readUsage(usage) : undefined,
    limitUsedUpMs: limitUsedUpMs(headers, nowMs),
    limits: namedLimits(headers, nowMs),
  };
};

const notACompletion = (
  text: string,
  details: AnswerDetails & { readonly nowMs: number },
  problem = `not a chat completion: ${readableText(text).slice(0, 200) || 'empty body'}`,
): ModelCallError =>
  text.length > maxReplyLength
    ? oversized('is no chat completion and larger than any', details)
    : notAReply({ error: errorIn(text), problem }, details);

const errorIn = (text: string): ErrorBody | undefined => {
  const broken = brokenChoiceSchema.safeParse(parseJson(text)).data?.choices[0];
  return parseErrorBody(broken ? JSON.stringify(broken) : text);
};
