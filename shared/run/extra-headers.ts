import * as z from 'zod';
import { namesSecret } from './names-secret.ts';

/** Headers that the request is made with. */
const owned = /^(host|connection|content-.*|transfer-encoding|expect|upgrade|te|trailer|accept|user-agent)$/;

/** RFC 9110, section 5.1 and 5.5: a token, and visible text without line ends. */
const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const value = /^[\t\x20-\x7e\x80-\xff]*$/;

const complaint = (header: string, text: string): string | undefined => {
  if (!name.test(header)) return `"${header}" is no header name`;
  if (owned.test(header.toLowerCase())) return `${header} is set by the evaluator`;
  if (namesSecret(header))
    return `${header} looks like a secret, and this input is stored and shown: keep keys in apiKeySecret`;
  return value.test(text) ? undefined : `${header} holds a line end or a character that no header may hold`;
};

/** Headers beyond the evaluator's own, e.g. `{"x-title": "LiveClin"}`; none that carries a secret. */
export const extraHeadersSchema = z.record(z.string(), z.string()).superRefine((headers, context) => {
  for (const [header, text] of Object.entries(headers)) {
    const message = complaint(header, text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }
});
