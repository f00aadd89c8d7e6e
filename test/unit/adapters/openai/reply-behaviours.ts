import { chatCompletion } from '../../../../tools/stand-in-model/chat-completion.ts';
import { type Behaviour, nginxPage } from './behaviour.ts';

const again = (failure: 'invalid reply' | 'empty reply' | 'server error' | 'rate limit', says?: string) =>
  ({ failure, asked: 'again', ...(says === undefined ? {} : { says }) }) as const;

/** Answers with status 200. */
export const replyBehaviours: readonly Behaviour[] = [
  // Replies.
  { name: 'a text', reply: ' \\boxed{A}\n', leadsTo: { outcome: 'answered', text: '\\boxed{A}' } },
  {
    name: 'content as an array of parts',
    reply: {
      body: chatCompletion([
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
        { type: 'text', text: 'The answer ' },
        { type: 'text', text: 'is A.' },
      ]),
    },
    leadsTo: { outcome: 'answered', text: 'The answer is A.' },
  },
  {
    name: 'a text cut off at the budget',
    reply: { body: chatCompletion('The findings', { choice: { finish_reason: 'length' } }) },
    leadsTo: { outcome: 'truncated', text: 'The findings' },
  },
  {
    name: 'a text that a filter ended',
    reply: { body: chatCompletion('The find', { choice: { finish_reason: 'content_filter' } }) },
    leadsTo: { outcome: 'refused', text: 'The find' },
  },
  {
    name: 'a refusal without content',
    reply: { body: chatCompletion(null, { message: { refusal: "I'm sorry, I can't help." } }) },
    leadsTo: { outcome: 'refused', text: '' },
  },
  {
    name: 'a refusal as a part',
    reply: { body: chatCompletion([{ type: 'refusal', refusal: 'No.' }]) },
    leadsTo: { outcome: 'refused', text: '' },
  },
  {
    name: 'empty content that a filter ended',
    reply: { body: chatCompletion('', { choice: { finish_reason: 'content_filter' } }) },
    leadsTo: { outcome: 'filtered', text: '' },
  },
  {
    name: 'empty content with the budget used up',
    reply: { body: chatCompletion('', { choice: { finish_reason: 'length' } }) },
    leadsTo: { outcome: 'empty', text: '' },
  },
  {
    name: 'odd usage and model beside a text',
    reply: { body: chatCompletion('A', { body: { usage: { prompt_tokens: '12' }, model: 7 } }) },
    leadsTo: { outcome: 'answered', text: 'A' },
  },

  ...(
    [
      ['Mistral', 'model_length', 'truncated', 'empty'],
      ['Google', 'MAX_TOKENS', 'truncated', 'empty'],
      ['Zhipu', 'sensitive', 'refused', 'filtered'],
      ['Gemini', 'content_filter: RECITATION', 'refused', 'filtered'],
    ] as const
  ).flatMap(([provider, finish_reason, withText, empty]): Behaviour[] => [
    {
      name: `a text that ended as ${provider} calls it: ${finish_reason}`,
      reply: { body: chatCompletion('The find', { choice: { finish_reason } }) },
      leadsTo: { outcome: withText, text: 'The find' },
    },
    {
      name: `empty content that ended as ${provider} calls it: ${finish_reason}`,
      reply: { body: chatCompletion(null, { choice: { finish_reason } }) },
      leadsTo: { outcome: empty, text: '' },
    },
  ]),
  {
    name: 'a filter that left no message',
    reply: { body: { choices: [{ index: 0, finish_reason: 'content_filter' }] } },
    leadsTo: { outcome: 'filtered', text: '' },
  },
  {
    name: 'a used-up budget that left no message',
    reply: { body: { choices: [{ index: 0, finish_reason: 'length', message: null }] } },
    leadsTo: { outcome: 'empty', text: '' },
  },

  // No replies.
  { name: 'null content', reply: { body: chatCompletion(null) }, leadsTo: again('empty reply') },
  {
    name: 'white space as content',
    reply: { body: chatCompletion(' \n\u0085') },
    leadsTo: again('empty reply'),
  },
  {
    name: 'reasoning and no content',
    reply: { body: chatCompletion(null, { message: { reasoning_content: 'So it must be A.' } }) },
    leadsTo: again('empty reply'),
  },
  {
    name: 'no choices',
    reply: { body: chatCompletion('', { body: { choices: [] } }) },
    leadsTo: again('invalid reply'),
  },
  { name: 'choices missing', reply: { body: { id: 'x' } }, leadsTo: again('invalid reply') },
  {
    name: 'a choice without a message',
    reply: { body: { choices: [{ index: 0, text: 'A' }] } },
    leadsTo: again('invalid reply'),
  },
  { name: 'an empty body', reply: { text: '' }, leadsTo: again('invalid reply', 'empty body') },
  {
    name: '204',
    reply: { status: 204, headers: { 'content-length': '0' } },
    leadsTo: again('invalid reply'),
  },
  {
    name: 'an empty body that claims to be JSON',
    reply: { text: '', headers: { 'content-type': 'application/json' } },
    leadsTo: again('invalid reply', 'empty body'),
  },
  {
    name: 'truncated JSON',
    reply: {
      text: JSON.stringify(chatCompletion('A')).slice(0, 90),
      headers: { 'content-type': 'application/json' },
    },
    leadsTo: again('invalid reply', 'not a chat completion'),
  },
  {
    name: 'a web page',
    reply: { ...(nginxPage(200, 'Welcome') as object), status: 200 },
    leadsTo: again('invalid reply', 'not a chat completion: 200 Welcome'),
  },
  { name: 'JSON that is no object', reply: { body: 'A' }, leadsTo: again('invalid reply') },
  {
    name: 'an event stream',
    reply: {
      text: 'data: {"choices":[]}\n\ndata: [DONE]\n\n',
      headers: { 'content-type': 'text/event-stream' },
    },
    leadsTo: again('invalid reply'),
  },

  // Errors with a success status.
  {
    name: 'an error body',
    reply: { body: { error: { message: 'Something went wrong', type: 'api_error' } } },
    leadsTo: again('invalid reply', 'HTTP 200: Something went wrong'),
  },
  { name: 'an error text', reply: { body: { error: 'no luck' } }, leadsTo: again('invalid reply') },
  {
    name: 'an error text that names the cause',
    reply: { body: { error: 'model is loading' } },
    leadsTo: again('server error'),
  },
  {
    name: 'an error body with code 400: the request had been accepted',
    reply: { body: { error: { code: 400, message: 'Provider returned error' } } },
    leadsTo: again('invalid reply'),
  },
  {
    name: 'an error body of OpenRouter with code 429',
    reply: { body: { error: { code: 429, message: 'Slow down', metadata: { provider_name: 'x' } } } },
    leadsTo: again('rate limit'),
  },
  {
    name: 'an error body with code 502',
    reply: { body: { error: { code: 502, message: 'Upstream failed' } } },
    leadsTo: again('server error'),
  },
  {
    name: 'an error body with code 402',
    reply: { body: { error: { code: 402, message: 'Insufficient credits' } } },
    leadsTo: { failure: 'quota exhausted', asked: 'never' },
  },
  {
    name: 'a choice that broke off with an error after some text',
    reply: {
      body: chatCompletion('The answer', {
        choice: { finish_reason: 'error', error: { code: 502, message: 'Upstream idle' } },
      }),
    },
    leadsTo: again('server error', 'Upstream idle'),
  },
  {
    name: 'a choice that broke off beside an error',
    reply: {
      body: chatCompletion('The answer', {
        choice: { finish_reason: 'error' },
        body: { error: { code: 502, message: 'Provider disconnected' } },
      }),
    },
    leadsTo: again('server error', 'Provider disconnected'),
  },
  ...['error', 'abort', 'insufficient_system_resource', 'network_error'].map(
    (finish_reason): Behaviour => ({
      name: `a text that the server did not finish: ${finish_reason}`,
      reply: { body: chatCompletion('The answer is A', { choice: { finish_reason } }) },
      leadsTo: again('invalid reply', `broke off (finish reason ${finish_reason})`),
    }),
  ),
];
