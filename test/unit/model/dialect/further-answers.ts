import type { ProviderAnswer } from './provider-answers.ts';

type Row = readonly [name: string, status: number, body: unknown];

const rows = (leadsTo: ProviderAnswer['leadsTo'], list: readonly Row[]): ProviderAnswer[] =>
  list.map(([name, status, body]) => ({ name, status, body, leadsTo }));

const error = (message: string, fields: object = {}) => ({ error: { message, ...fields } });

/** Other languages, statuses, wrappings and depths than those of `provider-answers.ts`. */
export const furtherAnswers: readonly ProviderAnswer[] = [
  ...rows('content filter', [
    ['MiniMax, its number in the text, as a server error', 500, error('output new_sensitive (1027)')],
    ['Tencent', 400, { Response: { Error: { Code: 'OperationDenied.TextIllegalDetected', Message: 'x' } } }],
    ['451 without words', 451, ''],
    ['LiteLLM by its class', 400, error('litellm.ContentPolicyViolationError: no', { code: '400' })],
    ['Cloudflare, a failed dependency', 424, { error: [{ code: 2016, message: 'Blocked' }] }],
    ['Cloudflare in words', 424, error('Prompt blocked due to security configurations')],
    ['an audit', 400, error('The input audit did not pass')],
    ['Spanish', 400, error('Bloqueado por la política de contenido')],
    ['French', 400, error('Bloqué par le filtre de contenu')],
    ['German', 400, error('Vom Inhaltsfilter blockiert')],
    ['Japanese', 400, error('コンテンツフィルターにより拒否されました')],
    ['Korean', 400, error('콘텐츠 정책 위반입니다')],
    ['Russian', 400, error('Запрещённый контент')],
    ['traditional Chinese', 400, error('內容違反政策')],
  ]),
  ...rows('quota exhausted', [
    ['Zhipu, a resource pack', 429, error('Your resource package is exhausted')],
    ['OpenRouter, the limit of a key', 403, error('Key limit exceeded (total limit)', { code: 403 })],
    ['Together', 403, error('Credit limit exceeded', { type: 'credit_limit' })],
    ['xAI', 403, { code: 'No permission', error: "The team doesn't have any credits yet" }],
    [
      'Google, billing behind a denied permission',
      403,
      error('x', { status: 'PERMISSION_DENIED', details: [{ reason: 'BILLING_DISABLED' }] }),
    ],
    [
      'Gemini, a limit of 0 with a wait of seconds',
      429,
      error('Quota exceeded for metric: free_tier_requests, limit: 0, model: m. Please retry in 27.1s.', {
        status: 'RESOURCE_EXHAUSTED',
      }),
    ],
    ['Azure API Management', 403, { statusCode: 403, message: 'Out of call volume quota.' }],
    ['Tencent', 400, error('x', { code: 'FailedOperation.ResourcePackExhausted' })],
    ['one-api, before it asks', 403, error('预扣费额度失败', { type: 'new_api_error' })],
    ['credits that expired', 403, { detail: 'Cloud credits expired' }],
    ['a plea', 403, error('Please top up to continue')],
    ['Spanish', 400, error('Saldo insuficiente')],
    ['German', 400, error('Guthaben aufgebraucht')],
    ['Japanese', 400, error('残高が不足しています')],
    ['Korean', 400, error('크레딧이 부족합니다')],
    ['Russian', 400, error('Недостаточно средств на счёте')],
    ['traditional Chinese', 400, error('餘額不足')],
  ]),
  ...rows('rate limit', [
    ['AWS with 400', 400, { __type: 'ThrottlingException', message: 'Slow' }],
    ['Tencent with 400', 400, { Response: { Error: { Code: 'RequestLimitExceeded', Message: 'x' } } }],
    ['MiniMax with a success status', 200, { base_resp: { status_code: 1002, status_msg: 'rate limit' } }],
    ['Baidu with a success status', 200, { error_code: 18, error_msg: 'Open api qps request limit reached' }],
    ['words with 400', 400, error('Too many requests, retry in 3 s')],
    ['words with 403', 403, error('Rate limit exceeded')],
    ['a limit by the hour', 429, error('You reached the free usage limit (reset hourly)')],
    [
      'Vertex, a quota by the minute that does not say so',
      429,
      error('Quota exceeded for online_prediction_requests_per_base_model', { status: 'RESOURCE_EXHAUSTED' }),
    ],
    ['memory of the server', 429, error('Memory usage limit exceeded')],
  ]),
  ...rows('access denied', [
    ['LiteLLM, an upstream key, as a server error', 500, error('litellm.AuthenticationError: wrong key')],
    [
      'LiteLLM, its own key, with 400',
      400,
      error('Authentication Error, Invalid proxy server token passed', { type: 'token_not_found_in_db' }),
    ],
    ['AWS with 400', 400, { __type: 'UnrecognizedClientException', message: 'No' }],
    ['MiniMax with a success status', 200, { base_resp: { status_code: 1004, status_msg: 'login fail: x' } }],
    ['Baidu with a success status', 200, { error_code: 110, error_msg: 'Access token invalid' }],
    ['a country', 400, error('User location is not supported for the API use.')],
    ['Zhipu', 400, error('Authorization Token非法', { code: '1002' })],
  ]),
  ...rows('unknown model', [
    ['Vertex', 404, error('Publisher Model `projects/p/models/m` was not found')],
    ['Moonshot', 404, error('Not found the model m or Permission denied')],
    ['NVIDIA', 404, { title: 'Not Found', detail: "Function '1-2': Not found for account 'a'" }],
    ['Bedrock', 404, { message: 'Access denied. This Model is marked by provider as Legacy.' }],
    ['Groq', 400, error('x', { code: 'model_terms_required' })],
    ['Groq in words', 400, error('The model m requires terms acceptance')],
    ['Russian', 404, error('Модель m не найдена')],
    ['Volcengine, the reason after the dot', 400, error('x', { code: 'InvalidParameter.UnsupportedModel' })],
    ['SiliconFlow by number', 400, { code: 20012, message: 'x', data: null }],
    ['LiteLLM as a server error', 500, error('litellm.NotFoundError: OpenAIException - m')],
    ['Azure', 400, error('The chatCompletion operation does not work with the specified model, m.')],
    ['llama-swap', 404, { error: 'no model id could be identified', src: 'llama-swap' }],
    ['Spanish', 404, error('El modelo m no existe')],
    ['German', 404, error('Das Modell m wurde nicht gefunden')],
  ]),
  ...rows('image download', [
    ['OpenRouter', 400, error('Failed to extract 1 image(s)')],
    ['a host that is asked too often', 400, error('Failed to fetch image: 429 Too Many Requests')],
  ]),
  ...rows('stream only', [['Fireworks', 400, error('Requests above 4096 tokens must have stream=true')]]),
  ...rows('server error', [
    ['a moderation that is down', 500, error('content moderation service unavailable')],
    ['a biller that is down', 503, error('billing: insufficient credits check timed out')],
    ['memory that is used up', 503, error('memory usage limit exceeded')],
    ['a cache that is used up', 500, error('KV cache allocation exhausted')],
    ['a region without hardware', 503, error('Insufficient quota of GPUs in the region')],
    ['a disk', 500, error('Disk quota exceeded')],
  ]),
  ...rows('bad request', [
    ['one request above the limit', 413, error('Rate limit: the request is too large')],
    ['a character', 400, error('The header contains illegal characters')],
    ['a limit that is called a plan', 400, error('Image dimensions exceed the plan limit of 8000 pixels')],
  ]),
];
