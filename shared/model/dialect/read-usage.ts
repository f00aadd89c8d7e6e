import * as z from 'zod';
import type { TokenUsage } from '../token-usage.ts';
import { lenient } from './lenient.ts';

/** `usage` of a chat completion, as providers send it. */
export const usageSchema = z.object({
  prompt_tokens: lenient(z.number()),
  completion_tokens: lenient(z.number()),
  total_tokens: lenient(z.number()),
  // Image tokens: xAI and DashScope; OpenAI does not report them.
  prompt_tokens_details: lenient(
    z.object({ cached_tokens: lenient(z.number()), image_tokens: lenient(z.number()) }),
  ),
  completion_tokens_details: lenient(z.object({ reasoning_tokens: lenient(z.number()) })),
  // DeepSeek and Moonshot.
  prompt_cache_hit_tokens: lenient(z.number()),
  cached_tokens: lenient(z.number()),
});

type Usage = z.infer<typeof usageSchema>;

export const readUsage = (usage: Usage): TokenUsage => {
  const apart = reasoningApart(usage);
  return {
    input: usage.prompt_tokens ?? undefined,
    output: typeof usage.completion_tokens === 'number' ? usage.completion_tokens + apart : undefined,
    cachedInput:
      usage.prompt_tokens_details?.cached_tokens ??
      usage.prompt_cache_hit_tokens ??
      usage.cached_tokens ??
      undefined,
    image: usage.prompt_tokens_details?.image_tokens ?? undefined,
    reasoning: usage.completion_tokens_details?.reasoning_tokens ?? (apart || undefined),
  };
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
