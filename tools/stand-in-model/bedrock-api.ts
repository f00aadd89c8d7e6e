import { type Credentials, sign } from 'aws4';
import type { ReceivedRequest, ScriptedReply } from './model-server.ts';

type Reply = (request: ReceivedRequest, index: number) => ScriptedReply;

/** Lets a scripted model answer only to requests with a signature that is right for this account and region. */
export const throughBedrock =
  (
    reply: Reply,
    { region, credentials }: { readonly region: string; readonly credentials: Credentials },
  ): Reply =>
  (request, index) => {
    const { authorization = '' } = request.headers;
    if (authorization !== '' && authorization === signatureOf(request, { region, credentials })) {
      return reply(request, index);
    }
    const message = 'The request signature we calculated does not match the signature you provided.';
    // AWS quotes the headers that it signed.
    const signed = `x-amz-security-token:${request.headers['x-amz-security-token'] ?? ''}`;
    return { status: 403, body: { error: { message: `${message} ${signed}`, code: 'access_denied' } } };
  };

/** The signature made again, by a package that has nothing to do with the one under test. */
const signatureOf = (
  { headers, method, path, text }: ReceivedRequest,
  { region, credentials }: { readonly region: string; readonly credentials: Credentials },
): string | undefined => {
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const signed = Object.fromEntries(names.split(';').map((name) => [name, String(headers[name] ?? '')]));
  const unsigned = ['content-length', 'content-type'].filter((name) => !(name in signed));
  const request = {
    service: 'bedrock',
    region,
    method,
    path,
    headers: signed,
    body: text,
    // The package would sign what it adds.
    extraHeadersToIgnore: Object.fromEntries(unsigned.map((name) => [name, true])),
  };
  const again = sign(request, credentials);
  return again.headers?.Authorization?.toString();
};
