const form = /^bedrock:([a-z]{2,8}(?:-[a-z]{2,12}){1,3}-\d{1,2})$/;

/** The region of an endpoint `bedrock:<region>`, which the caller's own AWS role opens; undefined for all others. */
export const bedrockRegionOf = (apiBase: string): string | undefined => form.exec(apiBase)?.[1];

export const bedrockRule = 'must be bedrock:<region>, such as bedrock:us-east-2';

/** What an address means as a base URL (https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html). */
export const baseUrlOf = (apiBase: string): string => {
  const region = bedrockRegionOf(apiBase);
  return region === undefined ? apiBase : `https://bedrock-runtime.${region}.amazonaws.com/openai/v1`;
};
