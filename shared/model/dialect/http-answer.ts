/** The part of `Headers` that is read. */
export interface HeaderSource {
  get(name: string): string | null;
}

/** What an endpoint sent back, with its whole body. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: HeaderSource;
  readonly text: string;
}

/** OpenAI and most others; Anthropic; Azure; Bedrock. */
const requestIdHeaders = [
  'x-request-id',
  'request-id',
  'apim-request-id',
  'x-ms-request-id',
  'x-amzn-requestid',
];

/** What the provider's support will ask for. Cut, because every call's record keeps it. */
export const requestIdOf = (headers: HeaderSource): string | undefined => {
  for (const name of requestIdHeaders) {
    const value = headers.get(name);
    if (value) return value.slice(0, 200);
  }
  return undefined;
};
