/** What a finish reason means for a reply. */
type ReplyEnd = 'length' | 'content_filter' | 'broken off';

/** Providers' own words besides OpenAI's. */
const words: Readonly<Record<ReplyEnd, readonly string[]>> = {
  // OpenAI's Responses API; Mistral; Google and what passes its words on; Anthropic.
  length: ['length', 'max_output_tokens', 'model_length', 'max_tokens', 'model_context_window_exceeded'],
  // Google; Zhipu; Bedrock; Anthropic.
  content_filter: [
    'content_filter',
    'safety',
    'image_safety',
    'recitation',
    'prohibited_content',
    'blocklist',
    'spii',
    'sensitive',
    'content_filtered',
    'guardrail_intervened',
    'refusal',
  ],
  // OpenRouter and Mistral; vLLM and SGLang; DeepSeek; Zhipu.
  'broken off': ['error', 'abort', 'insufficient_system_resource', 'network_error'],
};

const ends: ReadonlyMap<string, ReplyEnd> = new Map(
  (Object.keys(words) as ReplyEnd[]).flatMap((end) => words[end].map((word) => [word, end] as const)),
);

/**
 * Why a reply ended; undefined for the usual reasons (`stop`, `tool_calls`, unknown words). Upper and lower case are
 * equal, and a detail may follow after a colon (Gemini's `content_filter: RECITATION`).
 */
export const replyEndOf = (finishReason: string | null | undefined): ReplyEnd | undefined =>
  ends.get(finishReason?.split(':')[0]?.trim().toLowerCase() ?? '');
