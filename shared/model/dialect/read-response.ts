import * as z from 'zod';
import { isTooComplex, parseJson } from '../../basics/parse-json.ts';
import { stripLikePython } from '../../like-python/strip-like-python.ts';
import type { ModelReply } from '../ask-model.ts';
import { ModelCallError } from '../model-call-error.ts';
import { classifyErrorInReply, classifyFailedResponse } from './classify-failure.ts';
import { parseErrorBody } from './error-body.ts';
import { replyEndOf } from './finish-reason.ts';
import { type HttpAnswer, requestIdOf } from './http-answer.ts';
import { lenient, shortList } from './lenient.ts';
import { contentSchema, readContent } from './message-content.ts';
import { namedLimits } from './named-limits.ts';
import { type AnswerDetails, maxReplyLength, notAReply, oversized, refuseOversized } from './not-a-reply.ts';
import { readResponseUsage, responseUsageSchema } from './read-usage.ts';
import { readableText } from './readable-text.ts';
import { limitUsedUpMs } from './retry-after.ts';

const word = lenient(z.string().max(200));

const itemSchema = z.looseObject({
  type: z.string(),
  content: contentSchema,
  summary: lenient(shortList(z.looseObject({ text: lenient(z.string()) }))),
});
type OutputItem = z.infer<typeof itemSchema>;

/** What is read from a response object; whatever else a provider adds is ignored. */
const responseSchema = z.object({
  model: word,
  service_tier: word,
  // OpenRouter.
  provider: word,
  status: word,
  incomplete_details: lenient(z.object({ reason: word })),
  error: z.null().optional(),
  output: shortList(itemSchema),
  usage: lenient(responseUsageSchema),
});

/** The part that a response has in every state. */
const stateSchema = z.object({ id: word, status: word });

/** Where a response in the background stands: its id, and whether it is still being made. */
export const readResponseState = (
  text: string,
): { readonly id: string | undefined; readonly isRunning: boolean } => {
  const state = isTooComplex(text) ? undefined : stateSchema.safeParse(parseJson(text)).data;
  const isRunning = state?.status === 'queued' || state?.status === 'in_progress';
  return { id: state?.id ?? undefined, isRunning };
};

/**
 * The reply in a response object of the Responses API, with the items that it consists of. One that is incomplete ends for the reason it gives, as a
 * completion does for its finish reason.
 * @param nowMs epoch milliseconds
 * @throws {ModelCallError} when there is none: failed, cancelled, still running, malformed, or larger than a worker can
 *   hold
 */
export const readResponse = ({ status, headers, text }: HttpAnswer, nowMs: number): ModelReply => {
  const details = { status, requestId: requestIdOf(headers) };
  if (isTooComplex(text)) throw oversized('is nested too deeply or has too many parts', details);
  const json = parseJson(text);
  const parsed = responseSchema.safeParse(json);
  if (!parsed.success || isUnfinished(parsed.data.status))
    throw notAResponse(text, json, { ...details, nowMs });
  const {
    output,
    incomplete_details: incomplete,
    status: state,
    model,
    provider,
    service_tier,
    usage,
  } = parsed.data;
  const finishReason = state === 'incomplete' ? (incomplete?.reason ?? 'abort') : 'stop';
  if (replyEndOf(finishReason) === 'broken off') {
    throw new ModelCallError('invalid reply', `HTTP ${status}: the response broke off`, details);
  }
  const said = readContent(output.filter(({ type }) => type === 'message').flatMap(partsOf));
  const reasoning = reasoningOf(output);
  refuseOversized([said.text, reasoning, said.refusal], details);
  return {
    text: stripLikePython(said.text),
    reasoning,
    refusal: said.refusal,
    finishReason,
    servedModel: model ?? undefined,
    servedProvider: provider ?? undefined,
    serviceTier: service_tier ?? undefined,
    requestId: details.requestId,
    usage: usage ? readResponseUsage(usage) : undefined,
    limitUsedUpMs: limitUsedUpMs(headers, nowMs),
    limits: namedLimits(headers, nowMs),
    historyItems: output,
  };
};

const partsOf = ({ content }: OutputItem) => (Array.isArray(content) ? content : [content ?? '']);

/** What the model lets be seen of its reasoning: all of it, or a summary. */
const reasoningOf = (output: readonly OutputItem[]): string | undefined => {
  const texts = output
    .filter(({ type }) => type === 'reasoning')
    .flatMap((item) => {
      const { text } = readContent(
        partsOf(item).map((part) => (typeof part === 'string' ? part : { text: part.text })),
      );
      return text === '' ? (item.summary ?? []).map((part) => part.text ?? '') : [text];
    });
  return texts.filter((text) => text !== '').join('\n\n') || undefined;
};

const isUnfinished = (state: string | null | undefined): boolean =>
  ['failed', 'cancelled', 'queued', 'in_progress'].includes(state ?? '');

const notAResponse = (
  text: string,
  json: unknown,
  details: AnswerDetails & { readonly nowMs: number },
): ModelCallError => {
  if (text.length > maxReplyLength) return oversized('is no response and larger than any', details);
  const { data } = stateSchema.extend({ error: z.unknown() }).safeParse(json);
  const state = data?.status;
  if (state === 'cancelled') {
    return new ModelCallError('server error', `HTTP ${details.status}: the response was cancelled`, details);
  }
  if (state === 'failed') {
    const error = parseErrorBody(JSON.stringify({ error: data?.error ?? 'the response failed' }));
    return notAReply({ error, problem: 'the response failed' }, details, classifyFailedResponse);
  }
  const problem =
    state === 'queued' || state === 'in_progress'
      ? `the response is ${state}, which only one in the background may be`
      : `not a response: ${readableText(text).slice(0, 200) || 'empty body'}`;
  return notAReply({ error: parseErrorBody(text), problem }, details, classifyErrorInReply);
};
