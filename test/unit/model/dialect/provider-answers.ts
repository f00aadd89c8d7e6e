import type { FailureClass } from '../../../../shared/model/model-call-error.ts';

/** An error response in our own wording: codes and key words are the providers'. */
export interface ProviderAnswer {
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly leadsTo: FailureClass;
}

type Row = readonly [name: string, status: number, body: unknown, headers?: Readonly<Record<string, string>>];

const rows = (leadsTo: FailureClass, list: readonly Row[]): ProviderAnswer[] =>
  list.map(([name, status, body, headers]) => ({ name, status, body, leadsTo, ...(headers && { headers }) }));

const error = (message: string, fields: object = {}) => ({ error: { message, ...fields } });

const filtered = rows('content filter', [
  ['Gemini, its reason in words', 400, error('Prompt refused: BLOCKLIST', { code: 400 })],
  ['Gemini behind a gateway that answers 502', 502, error('Upstream: PROHIBITED_CONTENT')],
  ['Zhipu by number alone', 400, { error: { code: 1301, message: 'x' } }],
  ['Zhipu in words alone', 400, error('输入内容涉嫌违规，请修改后重试')],
  ['DashScope native', 400, { code: 'DataInspectionFailed', message: 'Refused', request_id: '1' }],
  [
    'DashScope compatible, inside a text',
    400,
    error('<400> InternalError: {"code":"data_inspection_failed","message":"no"}'),
  ],
  ['DeepSeek', 400, error('Content Exists Risk', { type: 'invalid_request_error' })],
  ['DeepSeek as a detail', 400, { detail: 'Content Exists Risk' }],
  ['Moonshot', 400, error('It was considered high risk', { type: 'content_filter' })],
  [
    'Volcengine, a kind of it',
    400,
    error('No.', { code: 'SensitiveContentDetected.Violence', type: 'BadRequest' }),
  ],
  ['Volcengine, the picture', 400, error('No.', { code: 'InputImageSensitiveContentDetected' })],
  [
    'MiniMax with a success status',
    200,
    { choices: null, base_resp: { status_code: 1026, status_msg: 'input new_sensitive' } },
  ],
  [
    'Azure through LiteLLM',
    400,
    error(
      "litellm.BadRequestError: AzureException - {'code': 'content_filter'} ResponsibleAIPolicyViolation",
    ),
  ],
  [
    'an upstream two gateways away',
    500,
    error('failed', { metadata: { raw: '{"error":{"code":"content_policy_violation","message":"no"}}' } }),
  ],
  ['xAI', 403, { code: 'The caller does not have permission', error: 'Content violates usage guidelines.' }],
  ['Bedrock', 400, { message: 'The input was blocked by your guardrail.' }],
  ['ZenMux', 403, { error: { code: '403', type: 'safety_check_failed', message: 'Upstream refused' } }],
  ['OpenRouter', 403, error('Your input was flagged', { metadata: { flagged_input: 'x', reasons: ['x'] } })],
]);

const more = rows('content filter', [
  ['a moderation in words', 400, error('The request was rejected by our moderation')],
  ['Baidu', 400, { error_code: 336003, error_msg: 'the content of messages is unsafe' }],
  ['words that are not allowed', 400, error('The input has prohibited words')],
  ['what the content is', 400, error('The input has inappropriate content')],
  ['a list of words', 400, error('Found sensitive words')],
]);

const downloads = rows('image download', [
  [
    'DashScope',
    400,
    error('<400> InternalError.Algo.InvalidParameter: Failed to download multimodal content'),
  ],
  [
    'DashScope while it inspects',
    400,
    {
      code: 'InvalidParameter.DataInspection',
      message: 'Unable to download the media resource during the data inspection process.',
    },
  ],
  [
    'Volcengine',
    400,
    {
      code: 'InvalidParameter',
      message: 'Timeout while downloading url: https://a.example/1.png',
      param: 'image_url',
    },
  ],
  ['vLLM', 400, error("403, message='Forbidden', url='https://a.example/1.png'")],
  ['vLLM, a host that it cannot reach', 400, error('Cannot connect to host a.example:443 ssl:default')],
  ['SGLang', 400, error('404 Client Error: Not Found for url: https://a.example/1.png')],
  ['a code alone', 400, error('no', { code: 'image_fetch_failed' })],
  ['Chinese', 400, error('图片下载失败，请检查链接')],
  ['Chinese, the verb first', 400, error('获取图片超时')],
  ['a link that cannot be opened', 422, error('The image_url could not be accessed')],
  ['Gemini', 400, error('URL_TIMEOUT-TIMEOUT_FETCH_PROXY')],
  [
    "Anthropic, refused by the picture's host",
    400,
    error("This URL is disallowed by the website's robots.txt file."),
  ],
  ['as a server error', 500, error('error while fetching image: timed out')],
  ['another verb', 400, error('Cannot open the url of the picture')],
]);

const unpaid = rows('quota exhausted', [
  [
    'DashScope',
    400,
    error('Access denied, make sure your account is in good standing', { code: 'Arrearage' }),
  ],
  ['DashScope, free tier only', 403, { code: 'AllocationQuota.FreeTierOnly', message: 'No.' }],
  [
    'Volcengine',
    403,
    error('Your account has an overdue balance', { code: 'AccountOverdueError', type: 'Forbidden' }),
  ],
  ['Zhipu by number', 429, error('x', { code: '1113' })],
  ['Zhipu in words', 400, error('您的账户已欠费')],
  ['MiniMax', 500, { type: 'error', error: { type: 'api_error', message: 'insufficient balance (1008)' } }],
  ['MiniMax with a success status', 200, { base_resp: { status_code: 1008, status_msg: 'x' } }],
  ['DeepSeek', 402, error('Insufficient Balance', { type: 'unknown_error' })],
  [
    'one-api',
    403,
    error('user quota is not enough', { type: 'one_api_error', code: 'insufficient_user_quota' }),
  ],
  ['one-api in Chinese', 401, error('该令牌额度已用尽')],
  [
    'LiteLLM',
    400,
    error('Budget has been exceeded! Current cost: 2.1, Max budget: 2.0', { type: 'budget_exceeded' }),
  ],
  [
    'Fireworks',
    412,
    { error: { message: 'Account a is suspended, possibly due to reaching the monthly spending limit' } },
  ],
  [
    'Gemini, prepaid',
    429,
    error('Your prepayment credits are depleted.', { code: 429, status: 'RESOURCE_EXHAUSTED' }),
  ],
  ['Hugging Face', 402, { error: 'You have exceeded your monthly included credits.' }],
  ['Anthropic', 400, error('Your credit balance is too low', { type: 'invalid_request_error' })],
  ['credits that ran out', 400, error('You ran out of credits')],
  ['credits that were used', 400, error('You have used up all of your credits')],
  ['a free tier in words', 400, error('The free tier is used up')],
  ['a free tier in Chinese', 400, error('免费额度已用完')],
  ['Volcengine, a limit that the user set', 429, error('No.', { code: 'SetLimitExceeded' })],
  ['Novita', 400, { code: 400, reason: 'BILLING_BALANCE_NOT_ENOUGH', message: 'no' }],
  [
    'Google, no billing',
    403,
    error('This API method requires billing to be enabled.', { status: 'PERMISSION_DENIED' }),
  ],
]);

const daily = rows('quota exhausted', [
  ['Cloudflare', 429, { errors: [{ code: 3036, message: 'used up' }], success: false }],
  [
    'Groq',
    429,
    error('Rate limit reached on tokens per day (TPD): Limit 100. Please try again in 9m38.016s.', {
      code: 'rate_limit_exceeded',
    }),
  ],
  [
    'OpenRouter, no time named',
    429,
    error('Rate limit exceeded: free-models-per-day. Add 10 credits', { code: 429 }),
  ],
  ['Cloudflare in words', 429, error('The daily free allocation is gone')],
  ['Zhipu', 429, error('x', { code: '1304' })],
  ['Zhipu in words', 429, error('该 API 已达今日调用次数限额')],
  ['Baidu', 400, { error_code: 17, error_msg: 'Open api daily request limit reached' }],
  ['Cohere', 429, { message: 'Trial keys are limited to 1000 API calls / month.' }],
  ['tomorrow', 429, { error: 'Limit reached, come back tomorrow' }],
  ['a wait of hours', 429, error('Slow down'), { 'retry-after': '21600' }],
  ['a wait of hours in words', 429, error('Too many requests. Please try again in 5 hours 12 minutes.')],
  ['a wait of days in Chinese', 429, error('请求过多，请在 2 天后重试')],
  [
    'a limit of hours that is used up',
    429,
    error('Slow down'),
    { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '7h12m' },
  ],
  [
    'a reset hours away, inside the body',
    429,
    error('Slow down', {
      metadata: { headers: { 'X-RateLimit-Reset': String(Date.UTC(2026, 10, 22, 20)) } },
    }),
  ],
]);

const waits = rows('rate limit', [
  [
    'OpenRouter by the minute, a day in the advice',
    429,
    error(
      'Rate limit exceeded: free-models-per-min. Add 10 credits to unlock 1000 free model requests per day',
    ),
  ],
  [
    'Groq by the minute',
    429,
    error('Rate limit reached on tokens per minute (TPM). Upgrade to Dev Tier today', {
      code: 'rate_limit_exceeded',
    }),
  ],
  [
    'OpenRouter, a day that ends soon',
    429,
    error('Rate limit exceeded: free-models-per-day', {
      metadata: {
        headers: {
          'X-RateLimit-Remaining': '0',
          'X-RateLimit-Reset': String(Date.UTC(2026, 10, 22, 12, 20)),
        },
      },
    }),
  ],
  [
    'DashScope, tokens a minute',
    429,
    error('Allocated quota exceeded, increase your quota limit.', { code: 'insufficient_quota' }),
  ],
  ['Cerebras', 429, { message: 'Tokens per minute limit exceeded', code: 'token_quota_exceeded' }],
  ['Cohere by the minute', 429, { message: 'Trial keys are limited to 20 API calls / minute.' }],
  [
    'Volcengine',
    429,
    error('RPM limit', { code: 'RateLimitExceeded.EndpointRPMExceeded', type: 'TooManyRequests' }),
  ],
  ['Zhipu', 429, error('您当前使用该 API 的频率过高，请联系客服增加限额', { code: '1303' })],
  ['a wait of half an hour', 429, error('Slow down'), { 'retry-after': '1800' }],
]);

const gone = rows('unknown model', [
  ['Groq', 400, error('The model `m` has been decommissioned and is no longer supported.', { code: 'x' })],
  [
    'NVIDIA',
    410,
    {
      type: 'about:blank',
      title: 'Gone',
      status: 410,
      detail: "The model 'a/m' has reached its end of life on 2026-07-27.",
    },
  ],
  ['a 410 without words', 410, ''],
  ['Volcengine', 404, error('No.', { code: 'InvalidEndpointOrModel.NotFound', type: 'NotFound' })],
  ['Volcengine, not activated', 404, error('No.', { code: 'ModelNotOpen' })],
  ['Zhipu by number', 400, error('x', { code: '1211' })],
  ['Zhipu in words', 400, error('模型不存在，请检查模型代码')],
  ['Mistral', 400, { object: 'error', message: 'Invalid model: m', type: 'invalid_model', code: '1500' }],
  [
    'Hugging Face',
    400,
    error("The requested model 'a/m' is not supported by any provider you have enabled.", {
      code: 'model_not_supported',
    }),
  ],
  [
    'OpenRouter',
    404,
    error('No endpoints available matching your guardrail restrictions and data policy.', { code: 404 }),
  ],
  ['Bedrock', 400, { message: "Invocation of model ID a.m-v1:0 with on-demand throughput isn't supported." }],
  ['Azure', 404, error('The API deployment for this resource does not exist')],
  ['Cohere', 400, error('The model identifier is not valid')],
  ['Anthropic', 404, error('model: m')],
  ['a model that is no longer there', 404, error('No longer served: choose another model')],
  ['a code alone', 400, error('no', { code: 'model_deprecated' })],
  ['LM Studio', 400, { error: 'No models loaded. Load one first.' }],
  ['Cloudflare', 400, { errors: [{ code: 5007, message: 'x' }] }],
  ['new-api, as a server error', 503, error('No channel', { code: 'model_not_found' })],
]);

const others = [
  ...rows('responses only', [
    ['OpenAI', 404, error('This model is only supported in v1/responses and not in v1/chat/completions.')],
    ['a gateway', 400, error('/v1/chat/completions is a legacy protocol. Please use /v1/responses.')],
    ['OpenAI, the other way round', 404, error('m is not supported in the v1/chat/completions endpoint')],
  ]),
  ...rows('stream only', [
    [
      'DashScope',
      400,
      error('This model only support stream mode, please enable the stream parameter', {
        code: 'invalid_parameter_error',
      }),
    ],
    ['a gateway', 400, { detail: 'Stream must be set to true' }],
    ['DashScope, its own protocol', 400, error('Model m does not support http call')],
  ]),
  ...rows('access denied', [
    ['LiteLLM without a database', 400, error('No connected db.', { type: 'no_db_connection', code: '400' })],
    ['a key in words', 400, error('Invalid API key')],
    ['a key by its code', 400, error('no', { code: 'invalid_api_key' })],
    ['a key by a code of its own', 400, error('no', { code: 'expired_key' })],
    ['an account in Chinese', 400, error('该账号已被封禁')],
    ['Zhipu, a locked account', 400, error('x', { code: '1112' })],
    [
      'an account, not a prompt, that broke the rules',
      403,
      error('Your account was deactivated for violating our usage policies.'),
    ],
  ]),
  ...rows('server error', [
    ['Anthropic, overloaded', 400, error('Overloaded', { type: 'overloaded_error' })],
    ['a model that is loading', 400, error('Model m is not ready: loading')],
    ['a model that is busy', 503, error('The model m is not available right now', { type: 'server_error' })],
    ['a quota of a store behind it', 500, error('Quota exceeded while writing the log')],
  ]),
  ...rows('no capacity', [
    ['OpenAI', 429, error('Resource unavailable')],
    ['OpenAI, by its code', 429, error('Try again later.', { code: 'resource_unavailable' })],
    ['Groq', 498, error('Flex tier capacity exceeded', { code: 'capacity_exceeded' })],
    ['Groq, as a rate limit', 429, error('The flex tier has no capacity at the moment')],
  ]),
  ...rows('bad request', [
    ['the Responses API', 400, error('The image exceeds the maximum size.', { code: 'image_too_large' })],
    ['links that are not taken', 400, error('Fetching images from URLs is not supported; send base64')],
    ['a name that is case-sensitive', 400, error('Roles are case-sensitive')],
    ['a value by its code', 400, error('no', { code: 'unsupported_value' })],
    ['a prompt too long', 400, error('no', { code: 'context_length_exceeded' })],
    ['a prompt too long, in Chinese', 400, error('Prompt 超长', { code: '1261' })],
    ['too many pictures', 400, error('At most 5 images are allowed in a request')],
  ]),
];

/** The clock of these answers. */
export const answeredAt = Date.UTC(2026, 10, 22, 12);

export const providerAnswers: readonly ProviderAnswer[] = [
  ...filtered,
  ...more,
  ...downloads,
  ...unpaid,
  ...daily,
  ...waits,
  ...gone,
  ...others,
];

/** Refusals of `seed`, in a request that carried it. */
export const refusedSeeds: readonly (readonly [name: string, status: number, body: unknown])[] = [
  [
    'a list inside the message',
    422,
    { message: { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'No' }] } },
  ],
  [
    'JSON as a text, behind words',
    400,
    error('BadRequestError: {"detail":[{"type":"extra_forbidden","loc":["body","seed"],"msg":"No"}]}'),
  ],
  [
    'pydantic 1',
    422,
    { detail: [{ loc: ['body', 'seed'], msg: 'extra fields not permitted', type: 'value_error.extra' }] },
  ],
  [
    'a variant in the path',
    422,
    { detail: [{ loc: ['body', 'ChatRequest', 'seed'], msg: 'x', type: 'extra_forbidden' }] },
  ],
  ['JSON Schema', 400, error("Additional properties are not allowed ('seed' was unexpected)")],
  ['zod', 400, error("Unrecognized key(s) in object: 'seed'")],
  [
    'class-validator',
    400,
    { message: ['property seed should not exist'], error: 'Bad Request', statusCode: 400 },
  ],
  ['a Python server', 500, error("create() got an unexpected keyword argument 'seed'")],
  ['a field by its name', 400, { errors: [{ field: 'seed', message: 'is not allowed' }] }],
  ['Chinese', 400, error('模型不支持参数 seed')],
  ['Chinese, the name first', 400, error('seed 参数不支持')],
  ['the name first', 422, error('seed: unknown field at line 1')],
  ['pydantic in words', 400, error('seed: Extra inputs are not permitted')],
  ['pydantic in words, a field', 400, error("Extra inputs are not permitted, field: 'seed'")],
  ['what the endpoint does not do', 400, error('This endpoint does not support the parameter seed')],
  ['what the model does not do', 400, error('Parameters not supported with this model: seed')],
  ['a name that does not support', 400, error("'seed' does not support 1 with this model")],
  ['one value', 400, error('Invalid seed: only 0 is allowed for this model')],
  ['one value, the name in quotes', 400, error('`seed` may only be set to 0')],
  ['one value that it must have', 400, error('seed must be set to 0')],
  ['one value, the default', 400, error('Only the default seed=0 works here')],
  ['a parameter that is not known', 400, error("Parameter 'seed' is not known")],
  ['Chinese, behind a colon', 400, error('参数：seed 不支持')],
  ['the name last', 400, error('Extra inputs are not permitted: seed')],
  ['xAI', 400, { code: 'Invalid argument', error: 'Argument not supported: seed' }],
  [
    'Volcengine',
    400,
    error('The parameter `seed` specified in the request is not valid: not supported by the model'),
  ],
  ['a word between', 400, error('seed is not currently supported')],
  ['a name in quotes', 400, error("'seed' is not a recognized parameter")],
  [
    'OpenRouter around it',
    400,
    error('Provider returned error', { metadata: { raw: '{"detail":"Unsupported parameter: seed"}' } }),
  ],
];
