import { bedrockRegionOf } from '../../shared/basics/bedrock-address.ts';
import { shellWord } from '../../shared/basics/shell-word.ts';
import type { FailureClass, FailureReason, ModelCallError } from '../../shared/model/model-call-error.ts';

/** Where the call went, and whether with a key. */
export interface AskedEndpoint {
  readonly apiBase: string;
  readonly hasKey: boolean;
}

/** What to do about a failed preflight call: by what happened, where more is known than its class. */
export const preflightAdvice = (error: ModelCallError, asked: AskedEndpoint): string => {
  const advice =
    (error.reason && byReason[error.reason]) ??
    byConnection(error) ??
    byRequest(error) ??
    byClass[error.failure] ??
    'Try again later.';
  if (error.failure === 'access denied' && bedrockRegionOf(asked.apiBase) !== undefined) return roleRefused;
  return error.failure === 'access denied' && error.reason !== 'region' && !asked.hasKey
    ? `${advice} ${keyMissing(asked)}`
    : advice;
};

const roleRefused =
  "The worker's role may not use this model: check in Bedrock's console that the account has access to it in this region, and that it is served through OpenAI's APIs.";

const keyMissing = ({ apiBase }: AskedEndpoint): string =>
  `This run names no key: store one with \`npx liveclin key set endpoint --host ${shellWord(new URL(apiBase).host)}\`, and name it there as evaluator/endpoint.`;

const byReason: Readonly<Record<FailureReason, string>> = {
  arrears: 'The account owes money: pay what is due at the provider, then start again.',
  'daily allowance':
    'The limit is reset later than a run waits: start again then, or raise it at the provider.',
  'data policy':
    "Your account's data policy allows no provider of this model: change the policy in the account's settings, or choose another model.",
  region:
    'The provider does not serve the country that the run executes in: deploy the stack to a region that it serves, or choose another endpoint.',
  'gateway without database':
    'The gateway did not accept the key: a LiteLLM without a database knows its master key only. Store that one (`npx liveclin key set <name> --host <host>`), or give the gateway its database.',
};

const byClass: Partial<Readonly<Record<FailureClass, string>>> = {
  'access denied': 'Check the key in apiKeySecret (--api-key-secret), and whether it may use this model.',
  'unknown model': 'Check the model name and the base URL.',
  'responses only':
    'The endpoint serves this model through its Responses API only: start the run with "api": "responses" (--api responses).',
  'stream only':
    'The endpoint serves this model as a stream only, and a run needs whole replies: choose another model, or another endpoint that serves it.',
  'quota exhausted': 'Add credit or raise the limit at the provider.',
  'content filter':
    'The endpoint filters even this harmless message: check the content filter of the account or gateway, or choose another endpoint.',
  'endpoint refused': 'Choose an endpoint with a public address.',
  'bad request':
    'The endpoint rejects the request: change the parameter it names, or choose another endpoint.',
  'oversized reply':
    'The endpoint sends more than any reply needs: leave out parameters that make replies large, such as top_logprobs.',
  'image download': 'The endpoint could not fetch a picture.',
  connection: 'Check apiBase (--api-base): the endpoint cannot be reached from where the run executes.',
  timeout:
    'Raise timeout (--timeout), check apiBase (--api-base), or have replies made in the background (--api responses --background).',
};

const byRequest = ({ failure, param }: ModelCallError): string | undefined =>
  failure === 'bad request' && param && /^[\w.]{1,64}$/.test(param)
    ? `The endpoint rejects ${param}: change it or leave it out, or choose another endpoint.`
    : undefined;

const byConnection = ({ failure, cause }: ModelCallError): string | undefined =>
  failure === 'connection' ? connectionAdvice[codeOf(cause) ?? ''] : undefined;

const noName = 'No such host: check the name in apiBase (--api-base).';
const noTrust = 'The certificate of the endpoint is not trusted: check the name in apiBase (--api-base).';

const connectionAdvice: Readonly<Record<string, string>> = {
  ENOTFOUND: noName,
  EAI_AGAIN: noName,
  ECONNREFUSED: 'Nothing listens there: check host and port in apiBase (--api-base).',
  EPROTO: 'The endpoint does not speak TLS there: check scheme and port in apiBase (--api-base).',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'The endpoint does not speak TLS there: check scheme and port in apiBase (--api-base).',
  ERR_TLS_CERT_ALTNAME_INVALID: noTrust,
  DEPTH_ZERO_SELF_SIGNED_CERT: noTrust,
  SELF_SIGNED_CERT_IN_CHAIN: noTrust,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: noTrust,
  CERT_HAS_EXPIRED: noTrust,
};

/** Node's code for what went wrong: an error or one of its causes has it. */
const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && Object.hasOwn(connectionAdvice, code) ? code : codeOf(error.cause);
};
