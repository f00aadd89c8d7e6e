/** How endpoints say that they refuse a parameter, and where that is documented. */
export interface ParameterRow {
  /**
   * `named`: the first group names a parameter that the endpoint does not know or accept. `refused`: whatever is
   * complained about is refused itself. `value`: it is known, but not with this value.
   */
  readonly says: 'named' | 'refused' | 'value';
  readonly texts: readonly RegExp[];
  readonly source: string;
}

/** Names have a bound, and begin where a word begins: a text of one word is read once. */
export const parameterTable: readonly ParameterRow[] = [
  {
    says: 'named',
    texts: [
      /(?:unsupported|unknown|unrecogni[sz]ed|unexpected|extraneous|disallowed)(?: request| json| keyword| input)? (?:parameter|argument|field|key|name|property|value)s?(?:\(s\))?(?: supplied| received| in object| found| provided)?\s{0,3}:?\s{0,3}[`'"[({]{0,3}([\w.]{1,64})/gi,
      /[`'"]([\w.]{1,64})[`'"] does not support/gi,
      /(?:parameter|argument|field|option)s? (?:is |are )?not supported(?: (?:on|by|for|with) this model)?: {0,2}[`'"]{0,2}([\w.]{1,64})/gi,
      /parameter [`'"]{0,2}([\w.]{1,64})[`'"]{0,2} specified in the request is not (?:valid: not supported|supported)/gi,
      /(?<![\w.])([\w.]{1,64})[`'")]{0,2} (?:parameter |field |property |argument |option )?(?:is |are |was )?(?:currently )?(?:not supported|unsupported|deprecated|not permitted|not allowed|no longer supported|not accepted|not configurable|not implemented|not available|not currently supported|not yet supported)/gi,
    ],
    source: 'https://platform.openai.com/docs/guides/reasoning',
  },
  {
    says: 'named',
    texts: [
      /extra (?:inputs|fields) (?:are )?not permitted, field: ['"]?([\w.]{1,64})/gi,
      /(?<![\w.])([\w.]{1,64})[`'"]{0,2}: extra (?:inputs|fields) (?:are )?not permitted/gi,
      /extra (?:inputs|fields) (?:are )?not permitted: [`'"]{0,2}([\w.]{1,64})/gi,
      /(?<![\w.])([\w.]{1,64})[`'"]{0,2}: (?:unknown|unexpected|unrecogni[sz]ed|unsupported) (?:field|parameter|argument|property|key|name)/gi,
      /unexpected keyword argument [`'"]{0,2}([\w.]{1,64})/gi,
    ],
    source: 'https://docs.pydantic.dev/latest/errors/validation_errors/',
  },
  {
    says: 'named',
    texts: [
      /(?:does not|doesn't|do not|don't|cannot|did not) (?:support|accept|allow|recogni[sz]e)(?: the)?(?: parameters?| setting| argument| field| option)?:? [`'"[{]{0,3}([\w.]{1,64})/gi,
      /not supported (?:on|with|by|for) this model: [`'"]?([\w.]{1,64})/gi,
    ],
    source: 'https://docs.litellm.ai/docs/completion/drop_params',
  },
  {
    says: 'named',
    texts: [
      /invalid ([\w.]{1,64}): only \S{1,40} is allowed/gi,
      /[`'"]([\w.]{1,64})[`'"] may only be set to/gi,
      /(?<![\w.])([\w.]{1,64})[`'"]{0,2} (?:must|has to|can only|should|may only) be (?:set to |exactly |equal to )?[\d.]{1,6}(?![\d.]|,? (?:and|to|or|-))/gi,
      /only (?:the )?(?:default )?[`'"(]{0,2}([\w.]{1,64})[`'")]{0,2} ?=/gi,
    ],
    source: 'https://docs.anthropic.com/en/docs/build-with-claude/extended-thinking',
  },
  {
    says: 'named',
    texts: [
      /additional propert(?:y|ies)\b.{0,60}?[`'"]([\w.]{1,64})[`'"]/gi,
      /propert(?:y|ies) [`'"]{0,2}([\w.]{1,64})[`'"]{0,2} should not exist/gi,
      /[`'"]([\w.]{1,64})[`'"] is not (?:a |an )?(?:valid|recogni[sz]ed|known|supported|allowed|accepted)/gi,
      /(?:parameter|argument|field|property|key|option) [`'"]{0,2}([\w.]{1,64})[`'"]{0,2} (?:is |was )?(?:not (?:a |an )?(?:valid|recogni[sz]ed|known|supported|allowed|accepted)|unknown|unsupported|unrecogni[sz]ed|invalid)/gi,
    ],
    source: 'https://github.com/katanemo/plano/issues/405',
  },
  {
    says: 'named',
    texts: [
      /(?:不支持|未知|无效|非法)(?:的)?(?:参数|字段|属性)?\s{0,2}[:：]?\s{0,2}[`'"「“]?([A-Za-z_][\w.]{0,63})/g,
      /(?<![\w.])([A-Za-z_][\w.]{0,63})[`'"」”]?\s{0,2}(?:参数|字段|属性)?\s{0,2}(?:不支持|不被支持|未知|不被允许|不合法|无效)/g,
      /参数\s{0,2}[:：]?\s{0,2}[`'"「“]?([A-Za-z_][\w.]{0,63})[`'"」”]?\s{0,2}(?:不支持|不被支持|未知|不被允许|无效|非法)/g,
    ],
    source: 'https://help.aliyun.com/zh/model-studio/error-code',
  },
  {
    says: 'refused',
    texts: [
      /not supported|unsupported|unrecogni[sz]ed|\bunknown (name|field|parameter|argument)|not (permitted|allowed|accepted)|deprecated|unexpected|不支持|未知参数/i,
    ],
    source: 'https://platform.openai.com/docs/guides/error-codes',
  },
  {
    says: 'value',
    texts: [
      /unsupported value|does(?: not|n't) support ['"\d]|: only \S{1,40} is allowed|may only be set to|(must|has to|can only|should) be (set to |exactly |equal to )?[\d.]{1,6}/i,
    ],
    source: 'https://platform.openai.com/docs/guides/reasoning',
  },
];
