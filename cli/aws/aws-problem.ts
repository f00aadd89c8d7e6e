/** Why a command cannot use AWS. Only `connection` can resolve itself. */
export interface AwsProblem {
  readonly kind: 'credentials' | 'region' | 'permission' | 'connection';
  /** What to do about it. */
  readonly advice: string;
}

const local = 'or add --local to use LocalStack on this machine';
const advices = {
  credentials: `Log in (\`aws sso login\`, \`aws configure\`) or set AWS_PROFILE, ${local}.`,
  region: `Set AWS_REGION, ${local}.`,
  permission: 'Ask for this permission, or use other credentials.',
  connection: 'Check the network, AWS_REGION and AWS_ENDPOINT_URL.',
} as const;

/** The SDK has classes for few of these, and services have different names for the same problem. */
const kinds: ReadonlyMap<string, AwsProblem['kind']> = new Map([
  ...[
    'CredentialsProviderError',
    'TokenProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'InvalidAccessKeyId',
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
  ].map((name) => [name, 'credentials'] as const),
  ...['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'].map(
    (name) => [name, 'permission'] as const,
  ),
  ...[
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'EPIPE',
    'TimeoutError',
  ].map((name) => [name, 'connection'] as const),
]);

/** Undefined when the request itself is at fault, or the error is not from AWS. */
export const awsProblemOf = (error: unknown): AwsProblem | undefined => {
  if (!(error instanceof Error)) return undefined;
  // The SDK throws a plain Error for it, without a name or a code.
  const isRegion = /^Region is missing/.test(error.message);
  const code = 'code' in error ? String(error.code) : '';
  const kind = isRegion ? 'region' : (kinds.get(error.name) ?? kinds.get(code));
  return kind && { kind, advice: advices[kind] };
};
