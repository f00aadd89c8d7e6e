import { setTimeout as sleep } from 'node:timers/promises';
import { createHuggingFaceHub } from '../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { isHttpUrl } from '../../shared/basics/http-url.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import { hubEndpoint } from '../../shared/dataset/hub-origin.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { HubContext } from './hub-copy/provide-hub-copy.ts';

/**
 * The hub that the environment names, as Hugging Face's own tools read it: HF_ENDPOINT for a mirror, HF_TOKEN
 * for private and gated repositories.
 * @throws {InputError} for an invalid endpoint or token
 */
export const connectHub = (terminal: Terminal): HubContext => ({
  hub: createHuggingFaceHub({
    endpoint: endpointOf(process.env.HF_ENDPOINT || hubEndpoint),
    token: process.env.HF_TOKEN || undefined,
    fetch,
  }),
  terminal,
  sleep: (ms) => sleep(ms),
  random: Math.random,
});

const endpointOf = (url: string): string => {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  if (username || password) {
    throw new InputError(
      'HF_ENDPOINT must not contain a user name or password, which messages would show: use HF_TOKEN for a token.',
    );
  }
  if (isHttpUrl(url)) return url;
  throw new InputError(
    `HF_ENDPOINT must be an http(s) URL such as ${hubEndpoint}, but is ${JSON.stringify(url)}.`,
  );
};
