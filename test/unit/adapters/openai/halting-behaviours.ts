import { type Behaviour, openAiError } from './behaviour.ts';

const never = (failure: 'access denied' | 'quota exhausted' | 'unknown model') =>
  ({ failure, asked: 'never' }) as const;

/** No call to this model can succeed. */
export const haltingBehaviours: readonly Behaviour[] = [
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
];
