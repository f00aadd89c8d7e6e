import * as z from 'zod';
import { recordOf } from '../basics/record-of.ts';
import { looksLikeKey } from '../endpoint/looks-like-key.ts';
import { keysBelong, namesSecret } from './names-secret.ts';

/** Headers that the evaluator or its HTTP client sets, and those that belong to one connection (RFC 9110, 7.6.1). */
const owned =
  /^(host|connection|keep-alive|proxy-(connection|authenticate|authentication-info)|content-.*|transfer-encoding|expect|upgrade|http2-settings|te|trailer|accept|accept-encoding|user-agent)$/;

/** RFC 9110, sections 5.1 and 5.5: a token, and visible text without line breaks. */
const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const value = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Servers refuse requests whose headers exceed 8 kB or more. */
const maxCharacters = 4_096;

const faultOf = (header: string, text: string): string | undefined => {
  if (looksLikeKey(header)) return `a name looks like an API key, but ${keysBelong}`;
  if (!name.test(header)) return `"${header.slice(0, 60)}" is not a valid header name`;
  if (owned.test(header.toLowerCase())) return `${header} is set by the evaluator`;
  if (header === '__proto__') return `${header} cannot be stored: leave it out`;
  if (namesSecret(header)) return `${header} looks like a secret, but ${keysBelong}`;
  if (looksLikeKey(text)) return `the value of ${header} looks like an API key, but ${keysBelong}`;
  return value.test(text)
    ? undefined
    : `the value of ${header} contains a line break or another character that headers do not allow`;
};

/** Additional headers, e.g. `{"x-title": "LiveClin"}`; none that carries a secret. */
export const extraHeadersSchema = recordOf(z.string()).superRefine((headers, context) => {
  const entries = Object.entries(headers);
  for (const [header, text] of entries) {
    const message = faultOf(header, text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }
  const characters = entries.reduce((sum, pair) => sum + pair.join('').length, 0);
  if (characters > maxCharacters) {
    const message = 'must be at most 4,096 characters long in all: servers refuse longer ones';
    context.addIssue({ code: 'custom', message });
  }
});
