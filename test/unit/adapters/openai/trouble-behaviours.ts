import { type Behaviour, nginxPage, openAiError } from './behaviour.ts';

const again = (failure: 'server error' | 'timeout' | 'image download', says?: string) =>
  ({ failure, asked: 'again', ...(says === undefined ? {} : { says }) }) as const;

/** Error statuses of an endpoint in trouble, or one that could not fetch a picture: asked again. */
export const troubleBehaviours: readonly Behaviour[] = [
  {
    name: '500 of OpenAI',
    reply: { status: 500, body: openAiError('The server had an error', { type: 'server_error' }) },
    leadsTo: again('server error'),
  },
  {
    name: '502 page of nginx',
    reply: nginxPage(502, 'Bad Gateway'),
    leadsTo: again('server error', 'HTTP 502: 502 Bad Gateway'),
  },
  { name: '503 without a body', reply: { status: 503 }, leadsTo: again('server error', 'empty body') },
  {
    name: '504 page of nginx',
    reply: nginxPage(504, 'Gateway Time-out'),
    leadsTo: again('server error', 'HTTP 504: 504 Gateway Time-out'),
  },
  {
    name: '529 overloaded of Anthropic',
    reply: {
      status: 529,
      body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    },
    leadsTo: again('server error', 'Overloaded'),
  },
  { name: '408', reply: { status: 408, body: openAiError('Request timeout') }, leadsTo: again('timeout') },
  { name: '409', reply: { status: 409, body: openAiError('Lock timeout') }, leadsTo: again('server error') },
  {
    name: '500 whose JSON is cut off',
    reply: { status: 500, text: '{"error":{"message":"The ser' },
    leadsTo: again('server error'),
  },

  // The provider could not fetch a picture.
  {
    name: '400 invalid_image_url',
    reply: { status: 400, body: openAiError('Timeout while downloading.', { code: 'invalid_image_url' }) },
    leadsTo: again('image download'),
  },
  {
    name: '400 of Anthropic for a picture it could not download',
    reply: {
      status: 400,
      body: {
        type: 'error',
        error: {
          type: 'invalid_request_error',
          message: 'Unable to download the file. Please verify the URL.',
        },
      },
    },
    leadsTo: again('image download'),
  },
  {
    name: '400 of Gemini for a picture it could not fetch',
    reply: {
      status: 400,
      body: [
        {
          error: {
            code: 400,
            message: 'Cannot fetch content from the provided URL.',
            status: 'INVALID_ARGUMENT',
          },
        },
      ],
    },
    leadsTo: again('image download'),
  },
  {
    name: "400 of OpenRouter that hands a provider's error through",
    reply: {
      status: 400,
      body: {
        error: {
          code: 400,
          message: 'Provider returned error',
          metadata: { raw: '{"error":{"message":"Failed to get it","code":"invalid_image_url"}}' },
        },
      },
    },
    leadsTo: again('image download', 'Provider returned error: Failed to get it'),
  },
];
