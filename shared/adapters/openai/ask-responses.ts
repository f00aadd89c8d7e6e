import type {
  ResponseCreateParamsNonStreaming,
  ResponseInputItem,
} from 'openai/resources/responses/responses';
import { apiPaths, requestUrl } from '../../endpoint/request-url.ts';
import type { AskModel, ChatMessage, History } from '../../model/ask-model.ts';
import { readResponse } from '../../model/dialect/read-response.ts';
import type { ServedModel } from './ask-chat.ts';
import type { Send } from './send.ts';
import { briefMs, waitForResponse } from './wait-for-response.ts';

export interface ResponsesModel extends ServedModel {
  readonly history: History;
}

/**
 * Asks through the Responses API. The provider stores nothing, except responses in the background, which it could not
 * give back otherwise; reasoning that is kept comes back encrypted.
 */
export const askResponses = ({ apiBase, model, history, now }: ResponsesModel, send: Send): AskModel => {
  const url = requestUrl(apiBase, apiPaths.responses);
  const keepsReasoning = history === 'reasoning';
  return async ({ messages, parameters, background, ...call }) => {
    const request: ResponseCreateParamsNonStreaming = {
      model,
      input: messages.flatMap(inputItems),
      store: false,
      ...(keepsReasoning && { include: ['reasoning.encrypted_content'] }),
    };
    const json = { ...request, ...(background && { background: true, store: true }), ...parameters };
    const answer = background
      ? await waitForResponse(
          {
            apiBase,
            background,
            makeRoom: call.makeRoom,
            start: () => send(url, { json, timeoutMs: briefMs }),
          },
          send,
        )
      : await send(url, { json, ...call });
    const { historyItems, ...reply } = readResponse(answer, now());
    return keepsReasoning ? { ...reply, historyItems } : reply;
  };
};

const inputItems = (message: ChatMessage): ResponseInputItem[] => {
  // What the provider sent, which it takes back.
  if (message.role === 'assistant' && message.items)
    return [...message.items] as unknown as ResponseInputItem[];
  if (message.role === 'assistant') return [{ role: 'assistant', content: message.content }];
  const content = message.content.map((part) =>
    part.type === 'text'
      ? ({ type: 'input_text', text: part.text } as const)
      : ({ type: 'input_image', image_url: part.url, detail: 'auto' } as const),
  );
  return [{ role: 'user', content }];
};
