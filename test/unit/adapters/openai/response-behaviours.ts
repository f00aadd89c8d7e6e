import { maxReplyLength } from '../../../../shared/model/dialect/not-a-reply.ts';
import { responseObject } from '../../../../tools/stand-in-model/response-object.ts';
import { type Behaviour, openAiError } from './behaviour.ts';

const again = (failure: 'invalid reply' | 'empty reply' | 'server error' | 'rate limit', says: string) =>
  ({ failure, asked: 'again', says }) as const;

const failed = (code: string, message: string) => ({
  body: responseObject('', { status: 'failed', error: { code, message } }),
});

const incomplete = (text: string, reason: string | undefined, overrides: object = {}) => ({
  body: responseObject(text, {
    status: 'incomplete',
    incomplete_details: reason === undefined ? null : { reason },
    ...overrides,
  }),
});

const refusal = [
  { id: 'msg_1', type: 'message', role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] },
];

/** Answers of the Responses API with status 200. */
export const responseBehaviours: readonly Behaviour[] = [
  {
    name: 'a text',
    reply: { body: responseObject(' \\boxed{A}\n') },
    leadsTo: { outcome: 'answered', text: '\\boxed{A}' },
  },
  {
    name: 'a text in two messages, with reasoning between them',
    reply: {
      body: responseObject('', {
        output: [
          { id: 'rs_1', type: 'reasoning', summary: [] },
          {
            id: 'msg_1',
            type: 'message',
            role: 'assistant',
            content: [{ type: 'output_text', text: 'The answer ' }],
          },
          { id: 'rs_2', type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Hm.' }] },
          {
            id: 'msg_2',
            type: 'message',
            role: 'assistant',
            content: [{ type: 'output_text', text: 'is A.' }],
          },
        ],
      }),
    },
    leadsTo: { outcome: 'answered', text: 'The answer is A.' },
  },
  {
    name: 'a response without a status, as other servers send it',
    reply: { body: responseObject('A', { status: undefined, error: undefined, usage: 'none', model: 7 }) },
    leadsTo: { outcome: 'answered', text: 'A' },
  },
  {
    name: 'a text cut off at the budget',
    reply: incomplete('The findings', 'max_output_tokens'),
    leadsTo: { outcome: 'truncated', text: 'The findings' },
  },
  {
    name: 'a text that a filter ended',
    reply: incomplete('The find', 'content_filter'),
    leadsTo: { outcome: 'refused', text: 'The find' },
  },
  {
    name: 'a budget used up by reasoning',
    reply: incomplete('', 'max_output_tokens'),
    leadsTo: { outcome: 'empty', text: '' },
  },
  {
    name: 'nothing, because a filter ended it',
    reply: incomplete('', 'content_filter'),
    leadsTo: { outcome: 'filtered', text: '' },
  },
  {
    name: 'a refusal',
    reply: { body: responseObject('', { output: refusal }) },
    leadsTo: { outcome: 'refused', text: '' },
  },

  {
    name: 'a response without output',
    reply: { body: responseObject('') },
    leadsTo: again('empty reply', 'Empty response from API.'),
  },
  {
    name: 'an incomplete response that generated nothing',
    reply: incomplete('', 'max_output_tokens', { usage: { input_tokens: 10, output_tokens: 0 } }),
    leadsTo: again('empty reply', 'Empty response from API.'),
  },
  {
    name: 'an incomplete response without a reason',
    reply: incomplete('The find', undefined),
    leadsTo: again('invalid reply', 'HTTP 200: the response broke off'),
  },
  {
    name: 'a response that failed at the server',
    reply: failed('server_error', 'An error occurred while processing your request.'),
    leadsTo: again('server error', 'An error occurred while processing your request.'),
  },
  {
    name: 'a response that failed without a word',
    reply: { body: responseObject('', { status: 'failed' }) },
    leadsTo: again('server error', 'the response failed'),
  },
  {
    name: 'a response that met a rate limit',
    reply: failed('rate_limit_exceeded', 'Rate limit reached.'),
    leadsTo: again('rate limit', 'Rate limit reached.'),
  },
  {
    name: 'a response that somebody cancelled',
    reply: { body: responseObject('', { status: 'cancelled' }) },
    leadsTo: again('server error', 'the response was cancelled'),
  },
  {
    name: 'a response that runs in the background although none was asked for',
    reply: { body: responseObject('', { status: 'queued' }) },
    leadsTo: again('invalid reply', 'the response is queued'),
  },
  {
    name: 'a chat completion',
    reply: 'A',
    leadsTo: again('invalid reply', 'not a response'),
  },
  {
    name: 'an error with a success status',
    reply: { body: { error: { message: 'Overloaded', type: 'overloaded_error' } } },
    leadsTo: again('server error', 'Overloaded'),
  },
  {
    name: 'a refused temperature',
    reply: {
      status: 400,
      body: openAiError("Unsupported parameter: 'temperature' is not supported with this model.", {
        param: 'temperature',
      }),
    },
    leadsTo: { failure: 'bad request', asked: 'adapted', says: "'temperature' is not supported" },
  },
  {
    name: 'a prompt that was flagged',
    reply: failed('invalid_prompt', 'Your prompt was flagged.'),
    leadsTo: { failure: 'content filter', asked: 'never', says: 'flagged' },
  },
  {
    name: 'a picture that could not be fetched',
    reply: failed('failed_to_download_image', 'Could not download the image.'),
    leadsTo: { failure: 'image download', asked: 'again', says: 'Could not download' },
  },
  {
    name: 'a text that is too long',
    reply: { body: responseObject('x'.repeat(maxReplyLength + 1)) },
    leadsTo: { failure: 'oversized reply', asked: 'never', says: '750,000 characters' },
  },
  {
    name: 'a large web page',
    reply: { text: `<html>${'x'.repeat(maxReplyLength)}</html>` },
    leadsTo: { failure: 'oversized reply', asked: 'never', says: 'no response' },
  },
  {
    name: 'output that is nested too deeply',
    reply: { text: `{"status":"completed","output":${'['.repeat(10_000)}${']'.repeat(10_000)}}` },
    leadsTo: { failure: 'oversized reply', asked: 'never', says: 'nested too deeply' },
  },
  {
    name: 'a picture that is too large',
    reply: failed('image_too_large', 'The image exceeds the maximum size.'),
    leadsTo: { failure: 'bad request', asked: 'never', says: 'maximum size' },
  },
];
