/**
 * What providers say in words only. Error codes and parameter names come first; these texts decide where a provider
 * gives nothing else. No other code in the project looks at message texts.
 */
export const failureTexts = {
  contentFilter: [
    /content (management )?policy|content[_ ]filter|safety system|responsible ?ai/i,
    /\bflagged\b|usage (policy|policies|guidelines)|inappropriate content|blocked by .{0,20}guardrail/i,
  ],
  imageDownload: [
    /(download|fetch|retriev)\w*\b.{0,60}\b(image|url|file|https?:)/i,
    /\bload\w*\b.{0,40}\b(url|https?:)/i,
    /\b(image|url)s? .{0,80}(download|fetch|retriev)/i,
  ],
  /** Nothing but the model's name may come between noun and verb: a model refuses many other things. */
  unknownModel: [
    /\bmodels?\b[\s:/]{0,3}[`'"]?[\w./:@-]*[`'"]?,? (does not exist|not found|is not (found|available|supported|deployed)|is (unknown|invalid))/i,
    /(unknown|invalid|no such|not a valid) model\b(?! (input|output|param|request|config))/i,
    /model (identifier|id|name)\b.{0,60}(invalid|not valid|not found|unknown|does not exist)/i,
    /^model: \S+$/i,
    /no endpoints found for\b|the api deployment .{0,40}does not exist/i,
  ],
  quotaExhausted: [
    /insufficient[_ ](quota|balance|credit|funds)|exceeded your current quota|credit balance is too low/i,
    /used all available credits|reached your specified (api )?usage limits/i,
  ],
  accessDenied: [/(invalid|incorrect) api[_ ]key|api[_ ]key (is )?(not valid|invalid|expired)/i],
  /** In the ids of Google's quotas; waiting a minute does not help. */
  dailyQuota: [/PerDay/],
  minuteQuota: [/PerMinute/],
  /** One request needs more than the limit allows per minute: it can never succeed. */
  aboveLimit: [/^request too large for/i],
  /** The first group is how long to wait: gateways pass on an upstream's words without its headers. */
  retryIn: [/(?:retry|try again) (?:in|after) ((?:\d+(?:\.\d+)?(?:ms|h|m|s))+|\d+(?= seconds?))\b/i],
  /** The parameter itself is refused, not its value. */
  unsupported: [
    /not supported|unsupported|unrecogni[sz]ed|\bunknown (name|field|parameter|argument)|not permitted|deprecated/i,
  ],
  /** The parameter is known, but this value is refused. */
  unsupportedValue: [
    /unsupported value|does(?: not|n't) support ['"\d]|: only \S+ is allowed|may only be set to/i,
  ],
  /** The first group names a parameter that the endpoint does not know or accept. */
  unsupportedParameter: [
    /(?:unsupported|unknown|unrecogni[sz]ed|unexpected|extraneous)(?: request| json)? (?:parameter|argument|field|key|name|property|value)s?(?: supplied| received)?\s*:?\s*[`'"[]*([\w.]+)/i,
    /extra inputs are not permitted, field: ['"]?([\w.]+)/i,
    /([\w.]+)[`'"]*: extra inputs are not permitted/i,
    /[`'"]([\w.]+)[`'"] does not support/i,
    /(?:does not|doesn't|do not|don't|cannot) (?:support|accept|allow)(?: the)?(?: parameters?| setting)?:? [`'"[{]*([\w.]+)/i,
    /invalid ([\w.]+): only \S+ is allowed/i,
    /[`'"]([\w.]+)[`'"] may only be set to/i,
    /not supported (?:on|with|by|for) this model: [`'"]?([\w.]+)/i,
    /([\w.]+)[`'"]? (?:parameter |field |property )?is (?:not supported|unsupported|deprecated|not permitted|not allowed|no longer supported)/i,
  ],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>;

/** Whether a message contains one of these texts. */
export const says = (texts: readonly RegExp[], message: string): boolean =>
  texts.some((text) => text.test(message));

/** The first group of the first of these texts that a message contains. */
export const find = (texts: readonly RegExp[], message: string): string | undefined =>
  texts.map((text) => text.exec(message)?.[1]).find((group) => group !== undefined);
