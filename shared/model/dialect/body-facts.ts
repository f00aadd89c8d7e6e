import { parseJson } from '../../basics/parse-json.ts';

/** What a body says anywhere inside: gateways wrap their upstream's error, some as a text, at any depth. */
export interface BodyFacts {
  readonly messages: readonly string[];
  readonly codes: readonly string[];
  readonly param?: string | undefined;
  /** A pydantic server's complaint about a field: `loc` is its path. */
  readonly complaints: readonly { readonly type: string; readonly path: string; readonly message: string }[];
  /** Headers of the upstream, which OpenRouter hands on inside the body. */
  readonly headers: ReadonlyMap<string, string>;
}

interface Gathered {
  messages: string[];
  codes: string[];
  param?: string;
  complaints: { type: string; path: string; message: string }[];
  headers: Map<string, string>;
  /** Values that may still be looked at: a body of megabytes explains nothing more. */
  left: number;
}

const maxDepth = 8;
const maxValues = 500;
const maxTextLength = 100_000;

export const gatherFacts = (json: unknown): BodyFacts => {
  const facts: Gathered = { messages: [], codes: [], complaints: [], headers: new Map(), left: maxValues };
  gather(json, 0, facts);
  return facts;
};

const gather = (value: unknown, depth: number, facts: Gathered): void => {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 20)) gather(one, depth + 1, facts);
    return;
  }
  if (noteComplaint(value as Record<string, unknown>, facts)) return;
  for (const [name, field] of Object.entries(value).slice(0, 100)) {
    facts.left -= 1;
    if (facts.left < 0) return;
    noteField(plain(name), field, depth, facts);
  }
};

const noteField = (name: string, field: unknown, depth: number, facts: Gathered): void => {
  if (isWord(field)) noteWord(name, String(field), depth, facts);
  else if (name === 'headers') noteHeaders(field, facts);
  else if (Array.isArray(field) && field.every(isWord)) noteWords(name, field, depth, facts);
  else gather(field, depth + 1, facts);
};

const noteWords = (
  name: string,
  words: readonly (string | number)[],
  depth: number,
  facts: Gathered,
): void => {
  for (const word of words.slice(0, 20)) noteWord(name, String(word), depth, facts);
};

const isWord = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

const messageNames = new Set([
  'message',
  'msg',
  'errormessage',
  'errormsg',
  'errmsg',
  'statusmsg',
  'statusmessage',
  'detail',
  'details',
  'error',
  'raw',
  'reason',
  'errors',
]);
const codeNames = new Set([
  'code',
  'type',
  'status',
  'errorcode',
  'errcode',
  'statuscode',
  'reason',
  'errortype',
  'quotaid',
  'limitsource',
]);
const paramNames = new Set(['param', 'parameter', 'field', 'property']);

const noteWord = (name: string, text: string, depth: number, facts: Gathered): void => {
  const inner = messageNames.has(name) ? innerJson(text) : undefined;
  if (inner) {
    gather(inner.json, depth + 1, facts);
    if (inner.isAll) return;
  }
  if (paramNames.has(name) && text) facts.param ??= text.slice(0, 200);
  // A code has no spaces; a message usually has, unless it is Chinese.
  if (codeNames.has(name) && text.length <= 100 && !/\s/.test(text)) facts.codes.push(text);
  else if (messageNames.has(name) && text) facts.messages.push(text);
};

/** JSON inside a text, perhaps behind words ("BadRequestError: {...}"). */
const innerJson = (text: string): { readonly json: object; readonly isAll: boolean } | undefined => {
  const written = text.slice(0, maxTextLength).trim();
  const start = written.search(/[{[]\s{0,3}["{[]/);
  if (start < 0) return undefined;
  const end = Math.max(written.lastIndexOf('}'), written.lastIndexOf(']'));
  const json = parseJson(written.slice(start, end + 1));
  return typeof json === 'object' && json !== null ? { json, isAll: start === 0 } : undefined;
};

const noteComplaint = ({ loc, msg, type }: Record<string, unknown>, facts: Gathered): boolean => {
  if (!Array.isArray(loc) || typeof msg !== 'string' || !loc.every(isWord)) return false;
  const path = loc.join('.').slice(0, 200);
  facts.complaints.push({ type: typeof type === 'string' ? type.slice(0, 100) : '', path, message: msg });
  return true;
};

const noteHeaders = (headers: unknown, facts: Gathered): void => {
  if (typeof headers !== 'object' || headers === null) return;
  for (const [name, value] of Object.entries(headers).slice(0, 50)) {
    if (isWord(value)) facts.headers.set(name.toLowerCase(), String(value));
  }
};
