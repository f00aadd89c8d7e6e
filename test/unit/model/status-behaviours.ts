import { type Behaviour, nginxPage } from './behaviour.ts';

const again = (failure: 'rate limit' | 'server error' | 'timeout' | 'image download', says?: string) =>
  ({ failure, asked: 'again', ...(says === undefined ? {} : { says }) }) as const;
const never = (
  failure: 'access denied' | 'quota exhausted' | 'unknown model' | 'bad request' | 'content filter',
) => ({ failure, asked: 'never' }) as const;
const openAiError = (message: string, fields: object = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...fields },
});

/** Answers with an error status, by what they mean. */
export const statusBehaviours: readonly Behaviour[] = [
  // The endpoint is in trouble.
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

  // Nothing asked of this model will succeed.
  {
    name: '401 of OpenAI',
    reply: {
      status: 401,
      body: openAiError('Incorrect API key provided: sk-m***up.', { code: 'invalid_api_key' }),
    },
    leadsTo: never('access denied'),
  },
  {
    name: '401 with a plain text',
    reply: { status: 401, text: 'Unauthorized' },
    leadsTo: never('access denied'),
  },
  {
    name: '400 of Gemini for a wrong key',
    reply: {
      status: 400,
      body: [
        {
          error: {
            code: 400,
            message: 'API key not valid. Please pass a valid API key.',
            status: 'INVALID_ARGUMENT',
            details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
          },
        },
      ],
    },
    leadsTo: never('access denied'),
  },
  {
    name: '403 of an API gateway',
    reply: { status: 403, body: { message: 'Forbidden' } },
    leadsTo: never('access denied'),
  },
  {
    name: '402 of OpenRouter',
    reply: { status: 402, body: { error: { code: 402, message: 'Insufficient credits' } } },
    leadsTo: never('quota exhausted'),
  },
  {
    name: '400 of Anthropic for a used-up balance',
    reply: {
      status: 400,
      body: {
        type: 'error',
        error: {
          type: 'invalid_request_error',
          message: 'Your credit balance is too low to access the API.',
        },
      },
    },
    leadsTo: never('quota exhausted'),
  },
  {
    name: '404 of OpenAI for an unknown model',
    reply: {
      status: 404,
      body: openAiError('The model `gpt-9` does not exist or you do not have access to it.', {
        code: 'model_not_found',
      }),
    },
    leadsTo: never('unknown model'),
  },
  {
    name: '404 of vLLM for an unknown model',
    reply: {
      status: 404,
      body: {
        object: 'error',
        message: 'The model `nobody/nothing` does not exist.',
        type: 'NotFoundError',
        param: null,
        code: 404,
      },
    },
    leadsTo: never('unknown model'),
  },
  {
    name: '404 of Gemini for an unknown model, in an array',
    reply: {
      status: 404,
      body: [
        {
          error: {
            code: 404,
            message: 'models/gemini-0 is not found for API version v1main, or is not supported.',
            status: 'NOT_FOUND',
          },
        },
      ],
    },
    leadsTo: never('unknown model'),
  },
  {
    name: '404 of Anthropic for an unknown model',
    reply: {
      status: 404,
      body: { type: 'error', error: { type: 'not_found_error', message: 'model: claude-0' } },
    },
    leadsTo: never('unknown model'),
  },
  {
    name: '400 of OpenRouter for an unknown model',
    reply: { status: 400, body: { error: { code: 400, message: 'nobody/nothing is not a valid model ID' } } },
    leadsTo: never('unknown model'),
  },
  {
    name: '404 of Azure for an unknown deployment',
    reply: {
      status: 404,
      body: {
        error: {
          code: 'DeploymentNotFound',
          message: 'The API deployment for this resource does not exist.',
        },
      },
    },
    leadsTo: never('unknown model'),
  },

  // This question cannot be asked.
  {
    name: '404 of a wrong path',
    reply: { status: 404, body: { detail: 'Not Found' } },
    leadsTo: { ...never('bad request'), says: 'HTTP 404: Not Found' },
  },
  { name: '404 page of nginx', reply: nginxPage(404, 'Not Found'), leadsTo: never('bad request') },
  {
    name: '400 for too long a prompt',
    reply: {
      status: 400,
      body: openAiError("This model's maximum context length is 8192 tokens.", {
        code: 'context_length_exceeded',
        param: 'messages',
      }),
    },
    leadsTo: never('bad request'),
  },
  {
    name: '400 of vLLM for too many images',
    reply: {
      status: 400,
      body: {
        object: 'error',
        message:
          'At most 1 image(s) may be provided in one request; more images by this model are not supported',
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
    },
    leadsTo: never('bad request'),
  },
  {
    name: '413 page of nginx',
    reply: nginxPage(413, 'Request Entity Too Large'),
    leadsTo: never('bad request'),
  },
  {
    name: '422 of a pydantic server',
    reply: {
      status: 422,
      body: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'n'], msg: 'Extra inputs are not permitted' }],
      },
    },
    leadsTo: { ...never('bad request'), says: 'body.n: Extra inputs are not permitted' },
  },
  {
    name: '400 for a refused parameter of this model',
    reply: {
      status: 400,
      body: openAiError("Unsupported parameter: 'max_tokens' is not supported with this model.", {
        param: 'max_tokens',
        code: 'unsupported_parameter',
      }),
    },
    leadsTo: never('bad request'),
  },

  // The provider refuses the content: a final reply, not a failure of the run.
  {
    name: '400 content filter of Azure',
    reply: {
      status: 400,
      body: {
        error: {
          message: 'The response was filtered.',
          type: null,
          param: 'prompt',
          code: 'content_filter',
          status: 400,
          innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: {} },
        },
      },
    },
    leadsTo: never('content filter'),
  },
  {
    name: '400 content filter that only innererror names',
    reply: {
      status: 400,
      body: {
        error: { message: 'Bad prompt.', code: null, innererror: { code: 'ResponsibleAIPolicyViolation' } },
      },
    },
    leadsTo: never('content filter'),
  },
  {
    name: '400 of a reasoning model for a flagged prompt',
    reply: { status: 400, body: openAiError('Invalid prompt: it was flagged.', { code: 'invalid_prompt' }) },
    leadsTo: never('content filter'),
  },
  {
    name: "403 of OpenRouter's moderation",
    reply: {
      status: 403,
      body: {
        error: {
          code: 403,
          message: 'This model requires moderation and your input was flagged for "self-harm".',
          metadata: { reasons: ['self-harm'], flagged_input: 'made up', provider_name: 'OpenAI' },
        },
      },
    },
    leadsTo: never('content filter'),
  },
  {
    name: '403 for a flagged prompt that only its words explain',
    reply: { status: 403, body: { error: 'Content violates usage guidelines.' } },
    leadsTo: never('content filter'),
  },
  {
    name: '400 of OpenRouter around a content filter of Azure',
    reply: {
      status: 400,
      body: {
        error: {
          code: 400,
          message: 'Provider returned error',
          metadata: {
            raw: '{"error":{"message":"No.","innererror":{"code":"ResponsibleAIPolicyViolation"}}}',
          },
        },
      },
    },
    leadsTo: never('content filter'),
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
