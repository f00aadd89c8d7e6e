import * as z from 'zod';
import type { TokenUsage } from '../token-usage.ts';
import { lenient } from './lenient.ts';
import { billSchema, readBill } from './read-bill.ts';

/**
 * A number of tokens. Whatever can be none (negative, fractional, more than any reply has) is unknown: sums stay exact,
 * and the ledger takes no number beyond 2^53.
 */
const count = lenient(z.number().int().nonnegative().max(1e9));

/** `usage` of a chat completion, as providers send it. */
export const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  // Image tokens: xAI and DashScope; OpenAI does not report them.
  // Written to a cache: OpenAI and OpenRouter; LiteLLM.
  prompt_tokens_details: lenient(
    z.object({
      cached_tokens: count,
      image_tokens: count,
      cache_write_tokens: count,
      cache_creation_tokens: count,
    }),
  ),
  completion_tokens_details: lenient(z.object({ reasoning_tokens: count })),
  // DeepSeek and Moonshot.
  prompt_cache_hit_tokens: count,
  cached_tokens: count,
  ...billSchema.shape,
});

/** `usage` of a response of the Responses API. */
export const responseUsageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: lenient(z.object({ cached_tokens: count, cache_write_tokens: count })),
  output_tokens_details: lenient(z.object({ reasoning_tokens: count })),
  ...billSchema.shape,
});

/** Undefined when nothing in it can be read. */
export const readResponseUsage = (usage: z.infer<typeof responseUsageSchema>): TokenUsage | undefined =>
  unlessEmpty({
    input: usage.input_tokens ?? undefined,
    output: usage.output_tokens ?? undefined,
    cachedInput: usage.input_tokens_details?.cached_tokens ?? undefined,
    writtenInput: usage.input_tokens_details?.cache_write_tokens ?? undefined,
    reasoning: usage.output_tokens_details?.reasoning_tokens ?? undefined,
    billedUsd: readBill(usage),
  });

const unlessEmpty = (counts: TokenUsage): TokenUsage | undefined =>
  Object.values(counts).some((tokens) => tokens !== undefined) ? counts : undefined;

type Usage = z.infer<typeof usageSchema>;

/** Undefined when nothing in it can be read. */
export const readUsage = (usage: Usage): TokenUsage | undefined => {
  const apart = reasoningApart(usage);
  return unlessEmpty({
    input: usage.prompt_tokens ?? undefined,
    output: typeof usage.completion_tokens === 'number' ? usage.completion_tokens + apart : undefined,
    cachedInput:
      usage.prompt_tokens_details?.cached_tokens ??
      usage.prompt_cache_hit_tokens ??
      usage.cached_tokens ??
      undefined,
    image: usage.prompt_tokens_details?.image_tokens ?? undefined,
    writtenInput:
      usage.prompt_tokens_details?.cache_write_tokens ??
      usage.prompt_tokens_details?.cache_creation_tokens ??
      undefined,
    reasoning: usage.completion_tokens_details?.reasoning_tokens ?? (apart || undefined),
    billedUsd: readBill(usage),
  });
};

/**
 * xAI and Gemini count and bill reasoning beside `completion_tokens`
 * (https://docs.x.ai/docs/key-information/consumption-and-rate-limits), Gemini without reporting a figure: the
 * total less its two parts.
 */
const reasoningApart = (usage: Usage): number => {
  const { prompt_tokens: input, completion_tokens: output, total_tokens: total } = usage;
  if (typeof input !== 'number' || typeof output !== 'number' || typeof total !== 'number') return 0;
  const beside = Math.max(0, total - input - output);
  return Math.min(beside, usage.completion_tokens_details?.reasoning_tokens ?? beside);
};
