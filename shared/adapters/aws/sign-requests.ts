import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Authorize } from '../openai/authorize.ts';

/** An AWS client's `config.credentials`: renewed before they expire. */
export type Credentials = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}>;

/** Authorizes requests to Bedrock by a signature of theirs, which is good for this request to this host only. */
export const withRole = (region: string, credentials: Credentials): Authorize => {
  const signer = new SignatureV4({ service: 'bedrock', region, credentials, sha256: Sha256 });
  return async ({ method, url, body }) => {
    const { headers } = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { host: url.host },
      ...(body && { body }),
    });
    const { host: _host, ...signed } = headers;
    const { secretAccessKey, sessionToken } = await credentials();
    // Bedrock quotes what was signed when a signature does not match.
    return {
      headers: signed,
      secrets: [secretAccessKey, ...(sessionToken === undefined ? [] : [sessionToken])],
    };
  };
};

type Data = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (data: Data): string | Buffer => {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data);
};

/** As the signer wants it. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: Data) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: Data): void {
    this.#hash.update(bytesOf(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new Error('A hash is used once.');
  }
}
