import type { FailureClass, FailureReason } from '../model-call-error.ts';

/** Words of an error response, what they mean, and where a provider or its users document them. */
export interface FailureRow {
  readonly means: FailureClass;
  readonly reason?: FailureReason;
  /** Error codes, types and reasons; case, spaces, `_` and `-` make no difference, nor does what follows a dot. */
  readonly codes?: readonly string[];
  /** A pattern over a code in lower case without spaces, `_` and `-`: for the names that others give the same thing. */
  readonly codesLike?: RegExp;
  readonly texts?: readonly RegExp[];
  /** Google calls its limits per minute a quota, too: with a wait named, these words mean no more than a rate limit. */
  readonly isAmbiguous?: boolean;
  /** No wait helps, whatever wait is named beside it. */
  readonly isWithoutEnd?: boolean;
  /** Words that say so even with a server's status, 500 and above. */
  readonly isSureWith500?: boolean;
  readonly source: string;
}

/**
 * What providers say in codes and words, the first match first. What they say of parameters is in `parameter-table.ts`, of
 * limits and waits in `limit-words.ts` and `wait-words.ts`. Patterns run over texts that were cut, and are linear: no
 * quantifier without a bound stands before another part.
 */
export const failureTable: readonly FailureRow[] = [
  // This request, whatever the other words are.
  {
    means: 'bad request',
    codes: ['unsupported_parameter', 'unsupported_value', 'unknown_parameter', 'parameter_unknown'],
    source: 'https://ai.google.dev/gemini-api/docs/api-errors',
  },
  {
    means: 'bad request',
    codes: ['context_length_exceeded', 'tokens_too_long', 'characters_too_long'],
    source: 'https://cloud.baidu.com/doc/qianfan-api/s/rmwbl43x7',
  },

  // A tier that takes calls only when it has room.
  {
    means: 'no capacity',
    codes: ['resource_unavailable', 'capacity_exceeded', 'flex_tier_capacity_exceeded'],
    texts: [/\bresources? (is |are )?(temporarily |currently )?unavailable\b|\bflex\b.{0,40}\bcapacity\b/i],
    source: 'https://developers.openai.com/api/docs/guides/flex-processing',
  },

  // Nothing left to pay with.
  {
    means: 'quota exhausted',
    reason: 'arrears',
    codes: [
      'Arrearage',
      'AccountOverdueError',
      'OperationDenied.ServiceOverdue',
      '1113',
      'billing_not_active',
    ],
    codesLike: /arrear|overdue/,
    texts: [
      /\b(arrears?|arrearage|overdue|past[- ]due)\b|unpaid (bill|invoice)|pay past invoices|account is in good standing/i,
      /欠费|逾期|欠款/,
    ],
    source: 'https://help.aliyun.com/en/model-studio/error-code',
  },
  {
    means: 'quota exhausted',
    codes: ['SetLimitExceeded', 'QuotaExceeded.FreeTier'],
    source: 'https://www.volcengine.com/docs/82379/1299023',
  },
  {
    means: 'quota exhausted',
    codes: ['insufficient_quota', 'billing_hard_limit_reached', 'exceeded_current_quota_error'],
    codesLike:
      /insufficient(user|account|token)?(quota|balance|credits?|funds?)|(balance|credits?|funds?)(exhausted|depleted|insufficient|notenough|empty)|(outof|no)(credits?|quota|funds?|balance)$|nocredit|paymentrequired|billing/,
    texts: [
      /\b(insufficient|not enough|lack of|out of)[ _](account |user |token |api |your )?(quota|balance|credits?|funds?)\b/i,
      /credit balance is too low|(spend(ing)?|billing|usage|budget) limits?\b.{0,40}\b(reached|exceeded|hit)\b/i,
      /(reached|exceeded|hit|reaching)\b.{0,60}\b(spend(ing)?|billing|usage|budget) limits?\b/i,
    ],
    source: 'https://platform.openai.com/docs/guides/error-codes',
  },
  {
    means: 'quota exhausted',
    codes: ['insufficient_user_quota', 'pre_consume_token_quota_failed', 'pre_consume_quota_failed'],
    texts: [
      /(余额|餘額|额度|額度|配额|配額|点数|點數|资源包).{0,12}(不足|不够|耗尽|用尽|用完|用光|已用|为零|为负)|充值后(重试|再试|使用)|预扣费.{0,8}失败|请(先|及时)?充值/,
    ],
    source: 'https://github.com/songquanpeng/one-api/issues/1270',
  },
  {
    means: 'quota exhausted',
    codes: ['1008'],
    texts: [
      /\b(balance|quota|credits?|funds|allowance|allocation)\b.{0,20}\b((is|are|was|were|has been|have been|been) )?(not (enough|sufficient)|insufficient|too low|exhausted|depleted|used up|run out|ran out|zero|negative|empty)\b/i,
      /\b(ran|run|running) out of (credits?|quota|funds|balance|tokens)\b|\bno (more |remaining |available )?(credits?|funds|balance)\b/i,
      /\b(used( up)?|exhausted|consumed|depleted|spent) (up )?(all |all of )?(of )?(your |the )?(available |free |remaining |included |prepaid )*(credits?|quota|balance|funds|allowance|allocation)\b/i,
    ],
    source: 'https://platform.minimax.io/docs/api-reference/errorcode.md',
  },
  {
    means: 'quota exhausted',
    texts: [/\b(api )?key limit exceeded\b|\bcredit limit (has been )?(exceeded|reached)\b/i],
    source: 'https://github.com/MCPJam/inspector/issues/1287',
  },
  {
    means: 'quota exhausted',
    texts: [
      /\b((does not|doesn['’]t|do not|don['’]t) have any|(purchase|buy) more) credits?\b|\b(credits?|funds|quota|balance|subscription|plan)\b (has |have |is |are )?(already )?(expired|lapsed)\b/i,
      /\bplease (recharge|top[- ]?up)\b|\b(recharge|top[- ]?up) your (account|balance)\b/i,
    ],
    source: 'https://docs.aihubmix.com/en/FAQs/HTTP-Codes',
  },
  {
    means: 'quota exhausted',
    texts: [/\bout of call volume quota\b/i],
    source: 'https://learn.microsoft.com/azure/api-management/quota-policy',
  },
  {
    means: 'quota exhausted',
    codes: ['FailedOperation.ResourcePackExhausted', 'ResourceUnavailable.LowBalance'],
    codesLike: /resourcepack(age)?exhaust|chargeresourceexhaust/,
    texts: [/\bresource pack(age)?s?\b.{0,30}\b(exhausted|used up|insufficient)\b/i],
    source:
      'https://github.com/TencentCloud/tencentcloud-sdk-go/blob/master/tencentcloud/hunyuan/v20230901/errors.go',
  },
  {
    means: 'quota exhausted',
    texts: [
      /\b(saldo|cr[eé]ditos?|solde|cr[eé]dits?|guthaben|kontingent|credito)\b.{0,30}\b(insufici\w*|insuffis\w*|agotad\w*|esgotad\w*|[eé]puis[eé]\w*|aufgebraucht|nicht ausreichend|unzureichend|ersch[oö]pft|insufficient\w*|esaurit\w*)/i,
      /недостаточн\S{0,4} (средств|баланс|кредит)|(баланс|средств|квот)\S{0,3}.{0,20}(исчерпан|недостаточ|закончил)/i,
      /(残高|クレジット|利用枠).{0,12}(不足|足り|ありません|使い切)|(크레딧|잔액|잔고|한도).{0,12}(부족|소진)/,
    ],
    source: 'https://gonkagate.com/ru/docs/errors',
  },
  {
    means: 'quota exhausted',
    codes: ['budget_exceeded', 'ExceededBudget', 'BudgetExceededError'],
    texts: [/budget has been exceeded|exceeded ?budget|\bover budget\b|crossed budget/i],
    source: 'https://github.com/BerriAI/litellm/issues/14144',
  },
  {
    means: 'quota exhausted',
    codes: ['AllocationQuota.FreeTierOnly', '1309', '2056'],
    codesLike: /freetieronly|freequota|trial(ended|expired|over)/,
    texts: [
      /\bfree (tier|quota|trial|usage|plan|credits?)\b.{0,60}\b(exhausted|used up|exceeded|ended|expired|is over|reached)\b/i,
      /(免费额度|免费试用|套餐).{0,12}(到期|用完|耗尽|结束|不足|已用)/,
    ],
    source: 'https://help.aliyun.com/zh/model-studio/error-code',
  },
  {
    means: 'quota exhausted',
    reason: 'arrears',
    texts: [/\baccount\b.{0,80}\bsuspended\b.{0,80}\b(billing|spending|invoices?|payments?)\b/i],
    source: 'https://docs.fireworks.ai/guides/inference-error-codes',
  },
  {
    means: 'quota exhausted',
    texts: [
      /requires billing to be enabled|billing must be enabled|billing (account )?.{0,30}(is )?(disabled|not active|closed|inactive)/i,
    ],
    source: 'https://ai.google.dev/gemini-api/docs/api-errors',
  },
  {
    means: 'quota exhausted',
    texts: [/(exceeded|used) your (monthly|weekly|daily) (included )?(credits?|quota|limit|allowance)/i],
    reason: 'daily allowance',
    source: 'https://github.com/huggingface/agents-course/issues/386',
  },
  {
    means: 'quota exhausted',
    reason: 'daily allowance',
    codes: ['4006', '3036'],
    texts: [
      /\bdaily free allocation\b/i,
      /\b(daily|weekly|monthly)\b.{0,30}\b(limit|quota|allowance|allocation|cap)\b.{0,40}\b(reached|exceeded|used up|exhausted|hit)\b/i,
    ],
    source: 'https://developers.cloudflare.com/workers-ai/platform/errors/',
  },
  {
    means: 'quota exhausted',
    reason: 'daily allowance',
    codes: ['1304', '1308', '1310'],
    texts: [/(今日|当日|每日|每天|每周|每月|本周|本月).{0,20}(限额|上限|额度|次数|配额)/],
    source: 'https://docs.bigmodel.cn/cn/api/api-code',
  },
  {
    means: 'quota exhausted',
    reason: 'daily allowance',
    codes: ['dailyLimitExceeded', 'openrouter_free_tier_daily'],
    texts: [/\b(daily|total) request limit reached\b/i],
    source: 'https://ai.baidu.com/ai-doc/WENXINWORKSHOP/tlmyncueh',
  },
  {
    means: 'quota exhausted',
    // A limit of 0 comes with a wait of seconds, and never ends.
    isWithoutEnd: true,
    texts: [/\bquota exceeded\b.{0,200}\blimit: 0\b|\b(doesn['’]t|does not) have a free quota\b/i],
    source: 'https://github.com/google-gemini/gemini-cli/issues/22486',
  },
  {
    means: 'quota exhausted',
    isAmbiguous: true,
    codes: ['quota_exceeded', 'quotaExceeded'],
    codesLike: /^(token|request|api|key|user)?quota(exceeded|exhausted|reached|limit)/,
    texts: [/exceeded your (current |assigned )?quota|\bquota (has been )?exceeded\b/i],
    source: 'https://ai.google.dev/gemini-api/docs/rate-limits',
  },

  // Too fast.
  {
    means: 'rate limit',
    codes: [
      'rate_limit_exceeded',
      'rate_limit_error',
      'too_many_requests',
      'RateLimitExceeded',
      'limit_requests',
    ],
    codesLike: /^(account|endpoint|model|user|project)?ratelimit|^throttl|throttling(exception|error)?$/,
    source: 'https://ai.google.dev/gemini-api/docs/api-errors',
  },
  {
    means: 'rate limit',
    codes: ['ThrottlingException', 'RequestLimitExceeded', 'LimitExceeded', 'TooManyRequestsException'],
    source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html',
  },
  {
    means: 'rate limit',
    texts: [
      /^.{0,40}\b(rate[ -]?limit(ed|s)?|too many requests|qps request limit)\b|\b(rate[ -]?limit (has been )?(reached|exceeded)|exceeded (the |your )?(call )?rate[ -]?limit|rate exceeded|request throttled)\b|(请求|调用).{0,8}(过多|过于频繁|频率(限制|过高))/i,
    ],
    source: 'https://platform.minimax.io/docs/api-reference/errorcode.md',
  },
  {
    means: 'rate limit',
    codes: ['1302', '1303', '1305', '1312', '3040', 'limit_burst_rate'],
    source: 'https://docs.z.ai/api-reference/api-code',
  },
  {
    means: 'server error',
    codes: ['overloaded_error', 'engine_overloaded_error', 'engine_overloaded'],
    source: 'https://docs.anthropic.com/en/api/errors',
  },

  {
    means: 'server error',
    texts: [
      /\bmodel\b.{0,60}\b(is (currently |still )?(loading|cold|warming up|starting)|not (yet )?ready)\b/i,
    ],
    source: 'https://featherless.ai/docs/api-reference-error-codes',
  },

  // The account or its key.
  {
    means: 'access denied',
    codes: ['1110', '1111', '1112', '1121', 'account_deactivated', 'organization_deactivated'],
    texts: [
      /\b(account|organi[sz]ation|user|key)\b.{0,40}\b(suspended|deactivated|disabled|banned|locked|terminated|revoked)\b/i,
      /(账户|账号|令牌|密钥|token|api ?key).{0,16}(锁定|冻结|封禁|禁用|停用|不存在|过期|无效|违规|非法)|身份验证失败|服务.{0,4}未开通/i,
    ],
    source: 'https://docs.bigmodel.cn/cn/api/api-code',
  },
  {
    means: 'access denied',
    codes: ['invalid_api_key', 'authentication_error', 'permission_error', 'incorrect_api_key_error', '2049'],
    codesLike:
      /^(invalid|incorrect|wrong|missing|expired|bad)(api)?(key|authentication|credentials?)|^authenticationfail/,
    texts: [
      /(invalid|incorrect|wrong|missing|expired) (x-)?api[_ -]?key|api[_ -]?key (is )?(not valid|invalid|incorrect|expired|missing|wrong)/i,
    ],
    source: 'https://platform.kimi.com/docs/api/errors',
  },
  {
    means: 'access denied',
    codes: ['token_not_found_in_db', 'key_model_access_denied', 'auth_error'],
    texts: [/\bauthentication error, invalid\b|\binvalid proxy server token\b/i],
    source: 'https://docs.litellm.ai/docs/exception_mapping',
  },
  {
    means: 'access denied',
    isSureWith500: true,
    texts: [/\blitellm\.(AuthenticationError|PermissionDeniedError)\b/],
    source: 'https://docs.litellm.ai/docs/exception_mapping',
  },
  {
    means: 'access denied',
    codes: ['UnrecognizedClientException', 'ExpiredTokenException', 'InvalidClientTokenId', 'AuthFailure'],
    codesLike: /^(auth|authentication|authorization)(failure|failed|error)/,
    texts: [
      /\b(access|security|bearer|auth|iam)[ -]token\b.{0,40}\b(invalid|expired|no longer valid|not valid)\b|\b(login|authentication|authorization) (fail(ed|ure)?)\b/i,
    ],
    source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html',
  },
  {
    means: 'access denied',
    reason: 'region',
    codes: ['unsupported_country_region_territory'],
    texts: [
      /\b(user location|country|region|territory)\b.{0,20}\bnot supported\b|not available in your (country|region|location)/i,
    ],
    source: 'https://platform.openai.com/docs/guides/error-codes',
  },
  {
    means: 'access denied',
    codes: ['API_KEY_INVALID', 'PERMISSION_DENIED'],
    source: 'https://ai.google.dev/gemini-api/docs/troubleshooting',
  },
  {
    means: 'access denied',
    reason: 'gateway without database',
    codes: ['no_db_connection'],
    texts: [/\b(no connected db|not connected to db|db not connected|no database connected)\b/i],
    source: 'https://github.com/BerriAI/litellm/issues/12273',
  },

  // Another way in.
  {
    means: 'responses only',
    texts: [
      /only (be )?(supported|available|served|accessible|used|work\w*) (in|with|through|via|on|by|for|using) (the )?[`'"/]{0,2}(v1\/)?responses\b/i,
      /(please |must )?use (the )?[`'"/]{0,2}(v1\/)?responses( api| endpoint)?\b|responses api (only|is required|instead)/i,
      /not supported in the [`'"/]{0,2}v1\/chat\/completions\b/i,
    ],
    source: 'https://github.com/n8n-io/n8n/issues/18352',
  },
  {
    means: 'stream only',
    texts: [
      /\bonly (supports?|accepts?|allows?|works? (in|with)) (the )?stream(ing|ed)?\b|stream[`'"]? must be (set to )?[`'"]?true|stream=true is required|must (have|set|use|be sent with) [`'"]?stream\s?=\s?true/i,
      /(enable|requires?) (the )?[`'"]?stream(ing)?\b.{0,40}(parameter|mode|to access)|non-?stream(ing|ed)? .{0,40}not supported/i,
      /does not support (http call|non-?stream(ing|ed)?)|(仅|只)支持流式/i,
    ],
    source: 'https://github.com/infiniflow/ragflow/issues/5912',
  },

  // The picture. Before content filters: DashScope names its inspection when it could not download.
  {
    means: 'bad request',
    texts: [
      /(image|picture|file|media|remote)?[ _]?urls?\b.{0,30}\b(is|are) (not supported|unsupported|not allowed|disabled)\b/i,
      /\b(download|fetch|retriev)\w{0,8}\b.{0,40}\b(is|are) (not supported|unsupported|not allowed|disabled)\b/i,
    ],
    source: 'https://github.com/ollama/ollama/blob/main/docs/openai.md',
  },
  {
    means: 'bad request',
    codes: [
      'invalid_image',
      'invalid_image_format',
      'invalid_base64_image',
      'invalid_image_mode',
      'image_too_large',
      'image_too_small',
      'image_file_too_large',
      'image_parse_error',
      'unsupported_image_media_type',
      'empty_image_file',
    ],
    source: 'https://platform.openai.com/docs/api-reference/responses/object',
  },
  {
    means: 'image download',
    codes: [
      'invalid_image_url',
      'image_file_not_found',
      'image_download_failed',
      'failed_to_download_image',
      'InvalidParameter.DataInspection',
    ],
    codesLike:
      /(download|fetch|retriev)\w{0,20}(fail|error|time)|(failed|unable|cannot)(to)?(download|fetch|retrieve)|(image|media|file|url)(download|fetch|unreachable|inaccessible)/,
    texts: [
      /(?<![a-z])(download|fetch|retriev)\w{0,8}\b.{0,60}(?<![a-z])(images?|pictures?|photos?|media|multimodal|urls?|files?|contents?|resources?|https?:)/i,
      /(?<![a-z])(images?|pictures?|photos?|media|multimodal|urls?|files?|https?:)(?![a-z]).{0,80}(?<![a-z])(download|fetch|retriev)/i,
    ],
    source: 'https://github.com/BerriAI/litellm/issues/6307',
  },
  {
    means: 'image download',
    texts: [
      /\b(load|access|reach|open|read|get|obtain)\w{0,6}\b.{0,40}(?<![a-z])(url|https?:|remote (image|file))/i,
      /(?<![a-z])(urls?|links?|https?:)(?![a-z]).{0,150}\b(unreachable|not reachable|inaccessible|not (publicly )?accessible|could not be (accessed|opened|read|loaded|reached)|cannot be (accessed|opened|read|loaded|reached)|timed? ?out)\b/i,
    ],
    source: 'https://github.com/coze-dev/coze-studio/issues/577',
  },
  {
    means: 'image download',
    codes: ['ImageFetchError', 'ImageDownloadFailure'],
    texts: [
      /\bImageFetchError\b|\bfailed to extract \d{1,3} images?\b|\brequest(ing)? (the )?image[ _]url\b/i,
      /\b(failed|unable) to (load|open) (the )?(image|media|picture)\b.{0,40}\b(https?|client\w{0,20}error|[45]\d\d|connection|timeout|timed out)\b/i,
      /(画像|ファイル).{0,8}(ダウンロード|取得).{0,10}(失敗|できません)/,
    ],
    source: 'https://docs.litellm.ai/docs/exception_mapping',
  },
  {
    means: 'image download',
    texts: [
      /\b[45]\d\d, message=.{0,80}\burl=|cannot connect to host\b|\b(client|server) error: .{0,60} for url\b|max retries exceeded with url/i,
    ],
    source: 'https://github.com/rayonlabs/nineteen/issues/362',
  },
  {
    means: 'image download',
    texts: [
      /\bURL_(ERROR|UNREACHABLE|TIMEOUT|REJECTED|ROBOTED|UNKNOWN)|\burl is disallowed by\b|\b(image|picture|file)[ _]?(url|link)s?\b.{0,20}\b(fail\w{0,4}|timeout)\b/i,
    ],
    source: 'https://docs.anthropic.com/en/docs/build-with-claude/vision',
  },
  {
    means: 'image download',
    texts: [
      /(下载|获取|拉取|抓取|读取|访问).{0,12}(图片|图像|文件|多模态|链接|地址|url).{0,12}(失败|超时|错误|异常|不到)/i,
      /(图片|图像|文件|多模态|链接|地址|url).{0,16}(下载|获取|拉取|抓取|读取|访问).{0,8}(失败|超时|错误|异常|不到)|无法(下载|获取|拉取|抓取|访问).{0,12}(图|文件|链接|地址|url)|(图片|图像|链接|地址|url).{0,12}无法(下载|获取|拉取|抓取|访问)/i,
    ],
    source: 'https://help.aliyun.com/document_detail/610266.html',
  },

  // The content.
  {
    means: 'content filter',
    codes: [
      'content_filter',
      'content_policy_violation',
      'image_content_policy_violation',
      'ResponsibleAIPolicyViolation',
    ],
    texts: [
      /content (management )?polic(y|ies)|content[_ -]?(filter|moderation|safety)|safety (system|filters?|checks?|polic(y|ies)|reasons?)|responsible ?ai/i,
      /\b(prompt|input|output|response|completion|content|message|image)s?\b.{0,20}\b(was|were|is|been|got) (blocked|filtered|flagged|censored)\b/i,
    ],
    source: 'https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter',
  },
  {
    means: 'content filter',
    // OpenAI's reasoning models, for a prompt that was flagged.
    codes: [
      'invalid_prompt',
      'moderation_blocked',
      'flagged_input',
      'content_moderation',
      'bio_policy',
      'misalignment_policy_violation',
    ],
    texts: [
      /\bflagged\b|\b(rejected|refused|blocked|declined|stopped|intercepted)\b.{0,30}\b(moderation|safety|polic(y|ies)|filters?)\b|\bmoderat(ion|ed)\b.{0,40}\b(fail\w*|block\w*|reject\w*|refus\w*|input|output)\b/i,
    ],
    source: 'https://openrouter.ai/docs/api-reference/errors',
  },
  {
    means: 'content filter',
    codes: ['PROHIBITED_CONTENT', 'BLOCKLIST', 'SPII', 'IMAGE_SAFETY', 'RECITATION', 'SAFETY'],
    texts: [/\bprohibited (content|use|words?|terms?)\b/i],
    source: 'https://ai.google.dev/api/generate-content',
  },
  {
    means: 'content filter',
    codes: ['DataInspectionFailed', 'data_inspection_failed'],
    texts: [
      /\b(inappropriate|unsafe|harmful|offensive|explicit|illegal|disallowed) (content|material|language|input|prompt)s?\b/i,
      /\b(contents?|prompts?|inputs?|messages?|images?)\b.{0,30}\b(is|are|was|were) (unsafe|harmful|inappropriate|illegal|offensive|disallowed)\b/i,
    ],
    source: 'https://help.aliyun.com/en/model-studio/error-code',
  },
  {
    means: 'content filter',
    codes: ['1301', '1300'],
    texts: [
      /敏感|不安全|涉敏|涉政|涉黄|违禁|不良信息|不当内容|内容.{0,8}(违规|违法|风险|不合规)|(内容|安全)(审核|审查|检测|检查|策略|过滤)|审核(未|不)通过|风控/,
    ],
    source: 'https://docs.bigmodel.cn/cn/api/api-code',
  },
  {
    means: 'content filter',
    codes: ['1026', '1027'],
    codesLike: /^(input|output|prompt|text|image)(new)?sensitive/,
    texts: [/\b(input|output|prompt|text|image)s? (new_)?sensitive\b/i],
    source: 'https://platform.minimaxi.com/docs/api-reference/errorcode.md',
  },
  {
    means: 'content filter',
    codes: [
      'SensitiveContentDetected',
      'InputTextSensitiveContentDetected',
      'InputImageSensitiveContentDetected',
    ],
    codesLike:
      /sensitivecontent|(content|prompt|input|output|image|text)(policy|filter|moderation|safety|inspection|risk|sensitive|censor|blocked|flagged|violation)|prohibitedcontent|censorship|safetycheck|safetyviolation|illegalprompt|illegalimagecontent|inappropriate|guardrail/,
    texts: [/\bsensitive (content|information|words?|data|topics?|material|text|input)\b|severe violation/i],
    source: 'https://www.volcengine.com/docs/82379/1299023',
  },
  {
    means: 'content filter',
    codesLike: /illegal(detected|content|text)|auditsubmitillegal|moderationfailed/,
    texts: [
      /\b(audit|moderation|review|inspection)\b.{0,20}\b(not|did not) (pass\w*|approv\w*)|\bcontains? (illegal|forbidden|violating) (content|text|words?|information|material)\b|\b(input|content|prompt) contains? violations?\b/i,
    ],
    source:
      'https://github.com/TencentCloud/tencentcloud-sdk-go/blob/master/tencentcloud/hunyuan/v20230901/errors.go',
  },
  {
    means: 'content filter',
    codes: ['2016', '2017', 'prompt_blocked'],
    texts: [/\bblocked due to security configurations?\b/i],
    source: 'https://developers.cloudflare.com/ai-gateway/features/guardrails/set-up-guardrail',
  },
  {
    means: 'content filter',
    codesLike: /nsfw/,
    texts: [
      /\bnsfw\b|\bclassified as (unsafe|harmful)\b|\bmoderation_failed\b|\bjailbreak\b|\bprompt (attack|injection)\b.{0,20}\bdetected\b/i,
      /涉嫌(违规|违法)|合规.{0,6}(未|不)通过/,
    ],
    source: 'https://github.com/pollinations/pollinations/pull/11809',
  },
  {
    means: 'content filter',
    texts: [
      /\bguardrails?\b.{0,60}\b(failed|denied)\b|\b(denied|rejected) by (a |the |our )?guard(rail)?s?\b/i,
    ],
    source: 'https://apim.docs.wso2.com/en/4.6.0/ai-gateway/ai-guardrails/guardrail-error-response/',
  },
  {
    means: 'content filter',
    texts: [/\bContentPolicyViolation(Error)?\b/],
    source: 'https://docs.litellm.ai/docs/exception_mapping',
  },
  {
    means: 'content filter',
    texts: [
      /(filtro|pol[ií]tica|directiva)s? (de|del|di) (contenidos?|conte[uú]dos?|contenuti)|(filtre|politique) (de|du) contenu|filtrage de contenu|inhalts(filter|richtlinie)|(запрещ[её]нн|недопустим)\S{0,3} (контент|содерж)|отфильтрован|(фильтр|политик)\S{0,2} (контента|содержимого|безопасности)/i,
      /コンテンツ.{0,4}(フィルター|ポリシー|フィルタ)|(콘텐츠|컨텐츠).{0,4}(필터|정책)|(內容|内容).{0,6}(政策|過濾|審查|審核|違規|違反)/,
    ],
    source: 'https://learn.microsoft.com/ja-jp/azure/ai-services/openai/concepts/content-filter',
  },
  {
    means: 'content filter',
    texts: [
      /\bcontent exists risk\b|\b(considered|deemed) (to be )?(high|too) risk|\bhigh[- ]risk (content|request|prompt)/i,
    ],
    source: 'https://github.com/deepseek-ai/DeepSeek-V2/issues/30',
  },
  {
    means: 'content filter',
    texts: [
      /usage (policy|policies|guidelines)|acceptable use|\bviolat\w{0,6}\b.{0,60}\b(polic(y|ies)|guidelines?|terms of (use|service)|safety|community)\b/i,
    ],
    source: 'https://docs.x.ai/docs/guides/debugging',
  },
  {
    means: 'content filter',
    codes: ['guardrail_intervened', 'content_filtered'],
    texts: [/blocked by .{0,30}guardrail|guardrails? .{0,30}(blocked|intervened|violat\w*)/i],
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-how.html',
  },

  // The model.
  {
    means: 'unknown model',
    reason: 'data policy',
    texts: [
      /no (endpoints?|providers?)\b.{0,40}\b(matching|match|meet\w*|compl\w*|allowed|under)\b.{0,60}\b(data polic(y|ies)|privacy|guardrail)/i,
    ],
    source: 'https://github.com/ShamanicArts/Flow.Launcher.Plugin.AI-Assistant/issues/2',
  },
  {
    means: 'unknown model',
    texts: [/no endpoints (found|available) (for|that|matching)\b|no allowed providers are available/i],
    source: 'https://openrouter.ai/docs/api-reference/errors',
  },
  {
    means: 'unknown model',
    codes: [
      'model_not_found',
      'DeploymentNotFound',
      'model_not_supported',
      'invalid_model',
      'model_not_available',
    ],
    codesLike:
      /^(invalid|unknown|unsupported|nosuch)model(id|name)?$|^model(id|name)?(isnot|not|no)(longer)?(found|exists?|available|supported|open|active|deployed|allowed|enabled)|^model(missing|doesnotexist)/,
    texts: [
      // Nothing but the model's name may come between noun and verb: a model refuses many other things.
      /\bmodels?\b[\s:/]{0,3}(id |name )?[`'"]{0,2}[\w./:@+-]{0,120}[`'"]{0,2},? (does not exist|doesn['’]t exist|do not exist|not exist|not found|(could|can) ?not be found|isn['’]t (found|available|supported|deployed)|is not (found|available|supported|deployed|hosted|served|loaded|active|enabled|recogni[sz]ed|valid|a valid model)|is (unknown|invalid|unavailable)|was not found)/i,
      /\b(unknown|invalid|no such|not a valid|unrecogni[sz]ed|nonexistent) model\b(?! (input|output|param|request|config|type))/i,
      /\bmodel (identifier|id|name)\b.{0,60}\b(invalid|not valid|not found|unknown|does not exist)/i,
      /^model: \S{1,200}$/i,
      /the api deployment .{0,40}does not exist/i,
    ],
    source: 'https://platform.openai.com/docs/guides/error-codes',
  },
  {
    means: 'unknown model',
    codes: ['model_decommissioned'],
    codesLike:
      /^model(has|is)?(been)?(decommissioned|deprecated|retired|removed|discontinued|sunset|offline|expired|gone|endoflife)/,
    texts: [
      /\bmodels?\b[\s:/]{0,3}[`'"]{0,2}[\w./:@+-]{0,120}[`'"]{0,2},? (is |are |was |were |has been |have been |has |had been )(now |already |permanently )?(decommissioned|deprecated|retired|discontinued|removed|deleted|withdrawn|sunset|shut ?down|taken offline|offline|no longer|end[- ]of[- ]life|reached (its |the )?end[- ]of)/i,
      /\bno longer (available|supported|served|offered|hosted|exists)\b.{0,60}\bmodel\b/i,
    ],
    source: 'https://console.groq.com/docs/deprecations',
  },
  {
    means: 'unknown model',
    isSureWith500: true,
    texts: [/\blitellm\.NotFoundError\b|\bLLM Provider NOT provided\b/],
    source: 'https://docs.litellm.ai/docs/exception_mapping',
  },
  {
    means: 'unknown model',
    codes: ['resource_not_found_error'],
    texts: [/\bnot found the model\b|\bmalformed publisher model\b/i],
    source: 'https://platform.kimi.com/docs/api/errors',
  },
  {
    means: 'unknown model',
    texts: [/\bmarked by provider as legacy\b/i],
    source: 'https://github.com/gsd-build/gsd-2/issues/5425',
  },
  {
    means: 'unknown model',
    texts: [/\bfunction '?[\w-]{1,64}'?: not found for account\b/i],
    source: 'https://github.com/Alishahryar1/free-claude-code/issues/1021',
  },
  {
    means: 'unknown model',
    codes: ['model_terms_required'],
    texts: [/\bmodel\b.{0,140}\brequires terms acceptance\b/i],
    source: 'https://console.groq.com/docs/errors',
  },
  {
    means: 'unknown model',
    texts: [/\b(no model id could be identified|could not find (a )?real model ?id)\b/i],
    source: 'https://github.com/mostlygeek/llama-swap/issues/921',
  },
  {
    means: 'unknown model',
    codes: ['OperationNotSupported'],
    texts: [/\boperation does not work with the specified model\b/i],
    source: 'https://learn.microsoft.com/azure/ai-services/openai/concepts/models',
  },
  {
    means: 'unknown model',
    texts: [
      /\b(modelo?|mod[eè]le|modell|modello)\b[\s`'"«:]{0,4}[\w./:@+-]{0,120}[`'"»]{0,2} (no existe|n[aã]o existe|n['’]existe pas|non esiste|existiert nicht|wurde nicht gefunden|est introuvable|no se encontr[oó]|n[aã]o (foi )?encontrado)/i,
      /модель.{0,80}(не найдена?|не существует|недоступн)|モデル.{0,80}(見つかりません|存在しません)|모델.{0,80}(찾을 수 없|존재하지 않)/i,
    ],
    source: 'https://docs.paragonapi.ru/chat-completions/errors',
  },
  {
    means: 'unknown model',
    texts: [
      /\bunsupported model\b[:\s]{1,3}\S|\bno model named\b|\bnot in the list of (available |supported |allowed )?models\b|模型.{0,20}(已停止服务|停止服务)/i,
    ],
    source: 'https://docs.siliconflow.cn/cn/faqs/error-code',
  },
  {
    means: 'unknown model',
    codes: ['20012'],
    source: 'https://docs.siliconflow.cn/cn/faqs/error-code',
  },
  {
    means: 'unknown model',
    texts: [/reached (its|the) end of( its)? life/i],
    source: 'https://github.com/tashfeenahmed/freellmapi/issues/634',
  },
  {
    means: 'unknown model',
    texts: [/on-demand throughput (is not|isn['’]t) supported|support on-demand throughput/i],
    source: 'https://github.com/aws-samples/bedrock-access-gateway/issues/73',
  },
  {
    means: 'unknown model',
    codes: [
      'InvalidEndpointOrModel.NotFound',
      'ModelNotOpen',
      'InvalidEndpoint.ClosedEndpoint',
      'UnsupportedModel',
      'InvalidParameter.UnsupportedModel',
    ],
    source: 'https://www.volcengine.com/docs/82379/1299023',
  },
  {
    means: 'unknown model',
    codes: ['1211', '1221', '1222', '1311'],
    texts: [
      /模型.{0,80}(不存在|已下线|已停用|已弃用|未找到|不可用|未开通)|(未知|无效)的?模型|没有(该|此|这个)模型/,
    ],
    source: 'https://docs.bigmodel.cn/cn/api/api-code',
  },
  {
    means: 'unknown model',
    codes: ['5007', '3042'],
    source: 'https://developers.cloudflare.com/workers-ai/platform/errors/',
  },
  {
    means: 'unknown model',
    texts: [
      /is not supported by any provider\b|unable to access (the )?(non-serverless )?model\b|\bno models? (is |are )?loaded\b/i,
    ],
    source: 'https://github.com/cline/cline/issues/5098',
  },
];
