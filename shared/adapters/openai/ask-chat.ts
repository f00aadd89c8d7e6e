import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { apiPaths, requestUrl } from '../../endpoint/request-url.ts';
import type { AskModel, ChatMessage } from '../../model/ask-model.ts';
import { readCompletion } from '../../model/dialect/read-completion.ts';
import type { Send } from './send.ts';

export interface ServedModel {
  readonly apiBase: string;
  readonly model: string;
  readonly now: () => number;
}

/** Asks through the Chat Completions API. */
export const askChat = ({ apiBase, model, now }: ServedModel, send: Send): AskModel => {
  const url = requestUrl(apiBase, apiPaths.chat);
  return async ({ messages, parameters, timeoutMs, makeRoom }) => {
    const json = { model, messages: messages.map(wireMessage), ...parameters };
    return readCompletion(await send(url, { json, timeoutMs, makeRoom }), now());
  };
};

const wireMessage = (message: ChatMessage): ChatCompletionMessageParam =>
  message.role === 'assistant'
    ? message
    : {
        role: 'user',
        content: message.content.map((part) =>
          part.type === 'text' ? part : { type: 'image_url', image_url: { url: part.url } },
        ),
      };
