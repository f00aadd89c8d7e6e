import type { Api } from '../../endpoint/request-url.ts';
import type { AskModel, History } from '../../model/ask-model.ts';
import { askChat } from './ask-chat.ts';
import { askResponses } from './ask-responses.ts';
import { createSend, type SendOptions } from './send.ts';

export interface OpenAiModelOptions extends SendOptions {
  readonly apiBase: string;
  readonly model: string;
  /** Chat Completions by default. */
  readonly api?: Api | undefined;
  /** For the Responses API; texts by default. */
  readonly history?: History | undefined;
}

/** A model behind one of OpenAI's APIs, wherever it is served. */
export const createOpenAiModel = ({
  apiBase,
  model,
  api = 'chat',
  history = 'text',
  now = Date.now,
  ...options
}: OpenAiModelOptions): AskModel => {
  const send = createSend({ ...options, now });
  const served = { apiBase, model, now };
  return api === 'responses' ? askResponses({ ...served, history }, send) : askChat(served, send);
};
