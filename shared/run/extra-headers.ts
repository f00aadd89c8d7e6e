import * as z from 'zod';
import { namesSecret } from './names-secret.ts';

/** Headers that the evaluator or its HTTP client sets. */
const owned = /^(host|connection|content-.*|transfer-encoding|expect|upgrade|te|trailer|accept|user-agent)$/;

/** RFC 9110, sections 5.1 and 5.5: a token, and visible text without line breaks. */
const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const value = /^[\t\x20-\x7e\x80-\xff]*$/;

const faultOf = (header: string, text: string): string | undefined => {
  if (!name.test(header)) return `"${header}" is not a valid header name`;
  if (owned.test(header.toLowerCase())) return `${header} is set by the evaluator`;
  if (namesSecret(header))
    return `${header} looks like a secret, but this input is stored and shown: use apiKeySecret for keys`;
  return value.test(text)
    ? undefined
    : `the value of ${header} contains a line break or another character that headers do not allow`;
};

/** Additional headers, e.g. `{"x-title": "LiveClin"}`; none that carries a secret. */
export const extraHeadersSchema = z.record(z.string(), z.string()).superRefine((headers, context) => {
  for (const [header, text] of Object.entries(headers)) {
    const message = faultOf(header, text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }
});
