/** A chat completion as OpenAI sends it; `overrides` replace keys of its message, its choice and the whole. */
export const chatCompletion = (
  content: unknown,
  overrides: { message?: object; choice?: object; body?: object } = {},
) => ({
  id: 'chatcmpl-made-up',
  object: 'chat.completion',
  created: 1_750_000_000,
  model: 'made-up-2025-06-01',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content, ...overrides.message },
      finish_reason: 'stop',
      ...overrides.choice,
    },
  ],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  ...overrides.body,
});
