import type { AskModel } from '../../model/ask-model.ts';
import { askChat } from './ask-chat.ts';
import { createSend, type SendOptions } from './send.ts';

export interface OpenAiModelOptions extends SendOptions {
  readonly apiBase: string;
  readonly model: string;
}

/** A model behind one of OpenAI's APIs, wherever it is served. */
export const createOpenAiModel = ({
  apiBase,
  model,
  now = Date.now,
  ...options
}: OpenAiModelOptions): AskModel => askChat({ apiBase, model, now }, createSend({ ...options, now }));
