import * as z from 'zod';
import { parseJson } from '../../basics/parse-json.ts';
import { type BodyFacts, gatherFacts } from './body-facts.ts';
import { cut } from './cut.ts';
import { durationMs } from './duration-ms.ts';
import type { HeaderSource } from './http-answer.ts';
import { lenient, shortList } from './lenient.ts';
import { readableText } from './readable-text.ts';

/** What the body of an error response says, in any provider's format. */
export interface ErrorBody {
  readonly message: string;
  readonly code?: string | undefined;
  /** The request parameter it complains about. */
  readonly param?: string | undefined;
  /** Everything that names the kind of error, `code` first: types, statuses, inner codes, reasons, quota ids. */
  readonly codes: readonly string[];
  /** Google puts it here and sends no Retry-After. */
  readonly retryDelayMs?: number | undefined;
  /** What an upstream sent to the gateway that answers, where it is handed on. */
  readonly headers?: HeaderSource | undefined;
}

const word = lenient(z.union([z.string(), z.number()]).transform(String));

const googleDetailSchema = z.object({
  reason: word,
  retryDelay: lenient(z.string()),
  violations: lenient(shortList(z.object({ quotaId: word }))),
});

/** The `error` object of OpenAI and those who extend it: Azure (innererror), Google (details), OpenRouter (metadata). */
const errorSchema = z.object({
  message: lenient(z.string()),
  code: word,
  type: word,
  status: word,
  param: lenient(z.string()),
  innererror: lenient(z.object({ code: word })),
  details: lenient(shortList(googleDetailSchema)),
  metadata: lenient(z.object({ raw: lenient(z.string()), flagged_input: lenient(z.string()) })),
});

/** One complaint of a pydantic server (vLLM, Mistral): `loc` is the path of the field, from `body`. */
const complaintSchema = z.object({
  type: z.string(),
  loc: shortList(z.union([z.string(), z.number()])),
  msg: z.string(),
});

const bodySchema = z.object({
  error: lenient(z.union([z.string(), errorSchema])),
  detail: lenient(z.union([z.string(), shortList(complaintSchema, 1)])),
  errors: lenient(shortList(errorSchema, 1)),
});

/** Undefined when the text is not an error body in JSON. */
export const parseErrorBody = (text: string): ErrorBody | undefined => {
  const json = parseJson(withoutEventStream(text));
  if (typeof json !== 'object' || json === null) return undefined;
  const known = parseKnownShape(json, text);
  const facts = gatherFacts(json);
  const message = cut([...messagesOf(known, facts)].join(': '));
  if (message === '') return undefined;
  const [complaint] = facts.complaints;
  return {
    ...known,
    message,
    code: complaint?.type || known?.code || facts.codes[0],
    param: complaint?.path ?? known?.param ?? facts.param,
    codes: [...new Set([...(known?.codes ?? []), ...facts.codes].map((code) => code.slice(0, 100)))].slice(
      0,
      50,
    ),
    headers: { get: (name) => facts.headers.get(name.toLowerCase()) ?? null },
  };
};

/** What a gateway sends when it had promised a stream. */
const withoutEventStream = (text: string): string =>
  /^\s{0,10}(event|data):/.test(text) ? (text.slice(0, 100_000).match(/^data:(.*)$/m)?.[1] ?? text) : text;

/** The message of a known shape, then whatever else is said further inside; nothing twice. */
const messagesOf = (known: ErrorBody | undefined, facts: BodyFacts): string[] => {
  const complaints = facts.complaints.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const isJson = known !== undefined && /^[{[]/.test(known.message.trim());
  const messages = known && !isJson ? [known.message] : [];
  for (const said of [complaints, ...facts.messages.map(cut)]) {
    const isNew = messages.every((one) => !one.includes(said) && !said.includes(one));
    if (said && isNew && messages.length < 5) messages.push(said);
  }
  return messages.length > 0 || known === undefined ? messages : [known.message];
};

const parseKnownShape = (json: object, text: string): ErrorBody | undefined => {
  const whole: unknown = Array.isArray(json) ? json[0] : json;
  const body = bodySchema.safeParse(whole).data;
  if (!body) return undefined;
  const error = body.error ?? body.errors?.[0];
  if (error !== null && typeof error === 'object') {
    const read = fromError(error);
    return { ...read, message: read.message || readableText(text) };
  }
  const flat = errorSchema.parse(whole);
  if (error) return { ...fromError(flat), message: error };
  if (body.detail) return fromDetail(body.detail);
  return flat.message ? fromError(flat) : undefined;
};

/** As {@link parseErrorBody}; a web page or a plain text is its own message. */
export const readErrorBody = (text: string): ErrorBody =>
  parseErrorBody(text) ?? { message: cut(readableText(text)) || 'empty body', codes: [] };

const fromError = (error: z.infer<typeof errorSchema>): ErrorBody => {
  // OpenRouter passes the provider's own body on as a text, under a message that says nothing.
  const inner = error.metadata?.raw ? readErrorBody(error.metadata.raw) : undefined;
  const details = error.details ?? [];
  const delay = details.find(({ retryDelay }) => retryDelay)?.retryDelay;
  const codes = [
    error.code,
    error.type,
    error.status,
    error.innererror?.code,
    error.metadata?.flagged_input === undefined ? undefined : 'flagged_input',
    ...details.flatMap(({ reason, violations }) => [reason, ...(violations ?? []).map((one) => one.quotaId)]),
    ...(inner?.codes ?? []),
  ].filter((code) => code !== undefined && code !== null);
  return {
    message: [error.message, inner?.message].filter(Boolean).join(': ') || (codes[0] ?? ''),
    code: inner?.code ?? error.code ?? undefined,
    param: error.param ?? inner?.param,
    codes,
    retryDelayMs: delay ? durationMs(delay) : inner?.retryDelayMs,
  };
};

const fromDetail = (detail: string | z.infer<typeof complaintSchema>[]): ErrorBody => {
  if (typeof detail === 'string') return { message: detail, codes: [] };
  const [first] = detail;
  return {
    message: detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; '),
    code: first?.type,
    param: first?.loc.join('.'),
    codes: first ? [first.type] : [],
  };
};
