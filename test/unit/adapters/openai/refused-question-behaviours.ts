import { type Behaviour, nginxPage, openAiError } from './behaviour.ts';

const never = (failure: 'bad request' | 'content filter') => ({ failure, asked: 'never' }) as const;

/** This question cannot be asked, or its content is refused, which is a final reply. */
export const refusedQuestionBehaviours: readonly Behaviour[] = [
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
    isOfChat: true,
    reply: {
      status: 422,
      body: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'n'], msg: 'Extra inputs are not permitted' }],
      },
    },
    leadsTo: {
      failure: 'bad request',
      asked: 'adapted',
      says: 'body.n: Extra inputs are not permitted',
    },
  },
  {
    name: '400 for a refused parameter of this model',
    isOfChat: true,
    reply: {
      status: 400,
      body: openAiError("Unsupported parameter: 'max_tokens' is not supported with this model.", {
        param: 'max_tokens',
        code: 'unsupported_parameter',
      }),
    },
    leadsTo: { failure: 'bad request', asked: 'adapted' },
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
];
