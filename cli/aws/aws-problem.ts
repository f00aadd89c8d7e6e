/** What keeps a command from AWS. `connection` may pass by itself, the others do not. */
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
  connection: 'Look at the network, AWS_REGION and AWS_ENDPOINT_URL.',
} as const;

/** The SDK has an error class of its own for few of them; services name the same thing differently. */
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

/** Undefined when the error is about what was asked, or not AWS's at all. */
export const awsProblemOf = (error: unknown): AwsProblem | undefined => {
  if (!(error instanceof Error)) return undefined;
  // A plain Error of the SDK's configuration, without a name or a code.
  const isRegion = /^Region is missing/.test(error.message);
  const code = 'code' in error ? String(error.code) : '';
  const kind = isRegion ? 'region' : (kinds.get(error.name) ?? kinds.get(code));
  return kind && { kind, advice: advices[kind] };
};
