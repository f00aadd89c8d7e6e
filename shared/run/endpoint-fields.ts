import * as z from 'zod';
import { unstorableIn } from '../basics/unstorable.ts';
import { isKeyForName, looksLikeKey } from '../endpoint/looks-like-key.ts';
import { apis } from '../endpoint/request-url.ts';
import { faultOfApiBase } from './api-base.ts';
import { keysBelong } from './names-secret.ts';

/** Text that is stored, shown, and part of requests and file names. */
export const inputLine = z
  .string()
  .max(1_000, 'must be at most 1,000 characters long')
  .refine((text) => unstorableIn(text) === undefined, {
    error: ({ input }) => `must not contain the character ${unstorableIn(String(input))}`,
  })
  .refine((text) => !looksLikeKey(text), { message: `looks like an API key, but ${keysBelong}` });

/** Which model is asked, where, and with which key. */
export const endpointFields = {
  model: inputLine.min(1, 'must name the model as the endpoint knows it'),
  apiBase: inputLine.superRefine((text, context) => {
    const message = faultOfApiBase(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
  /** Default: Chat Completions. */
  api: z.enum(apis).optional(),
  /** Name of the secret that holds the API key; no key is sent without it. */
  apiKeySecret: inputLine
    .min(1)
    .refine((name) => !isKeyForName(name), {
      message:
        'must be the name of a stored key, not a key: store it with `npx liveclin key set <name> --host <host>`',
    })
    .optional(),
};
