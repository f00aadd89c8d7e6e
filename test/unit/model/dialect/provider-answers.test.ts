import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeReply } from '../../../../shared/conversation/judge-reply.ts';
import { adaptParameters } from '../../../../shared/model/adapt-parameters.ts';
import { readErrorBody } from '../../../../shared/model/dialect/error-body.ts';
import { type FailureRow, failureTable } from '../../../../shared/model/dialect/failure-table.ts';
import { rowOfCode } from '../../../../shared/model/dialect/find-failure.ts';
import { parameterTable } from '../../../../shared/model/dialect/parameter-table.ts';
import { readCompletion } from '../../../../shared/model/dialect/read-completion.ts';
import { readErrorAnswer } from '../../../../shared/model/dialect/read-error-answer.ts';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { furtherAnswers } from './further-answers.ts';
import { answeredAt, providerAnswers, refusedSeeds } from './provider-answers.ts';

const knownAnswers = [...providerAnswers, ...furtherAnswers];

interface Received {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the gateway makes of a response. */
const failureOf = ({ status, body, text, headers = {} }: Received, now = answeredAt): ModelCallError => {
  const answer = {
    status,
    headers: new Headers(headers),
    text: text ?? (body === '' ? '' : JSON.stringify(body)),
  };
  if (status >= 300) return readErrorAnswer(answer, now);
  try {
    readCompletion(answer, now);
  } catch (error) {
    if (error instanceof ModelCallError) return error;
  }
  throw new Error('a reply was read');
};

describe('an error response', () => {
  it.each(knownAnswers)('of $name ($status) is $leadsTo', ({ leadsTo, ...received }) => {
    expect(failureOf(received).failure).toBe(leadsTo);
  });

  it.each(refusedSeeds)('that refuses seed by %s leads to a request without it', (_, status, body) => {
    const refusal = failureOf({ status, body });
    expect(adaptParameters({ seed: 1, max_tokens: 9 }, refusal)).toEqual({
      parameters: { max_tokens: 9 },
      adaptation: { change: 'removed', parameter: 'seed', value: 1 },
    });
  });

  it('that halts a run because of a long wait says how long it is', () => {
    const received = { status: 429, body: { error: 'Slow down' }, headers: { 'retry-after': '21600' } };
    expect(failureOf(received).message).toBe('HTTP 429: Slow down (the endpoint asks to wait 6.0 h)');
  });
});

describe.each([
  ['failures', failureTable],
  ['refused parameters', parameterTable],
])('the table of %s', (_, table: readonly { readonly source: string }[]) => {
  it('names a public page for every row', () => {
    expect(table.filter(({ source }) => !/^https:\/\/[\w.-]+\.[a-z]{2,}\/\S+$/.test(source))).toEqual([]);
  });
});

/** What a body says, as the tables read it. */
const bodyOf = (body: unknown) => readErrorBody(JSON.stringify(body));
const answers = knownAnswers.map(({ body }) => bodyOf(body));

describe('the table of failures', () => {
  it('has no pattern without an answer that it reads', () => {
    const patterns = failureTable.flatMap(({ texts = [] }) => texts);
    expect(patterns.filter((pattern) => !answers.some(({ message }) => pattern.test(message)))).toEqual([]);
  });

  it('has no row of codes without an answer that it reads', () => {
    const found = new Set(answers.flatMap(({ codes }) => codes.map(rowOfCode)));
    const said = ({ texts = [] }: FailureRow) =>
      answers.some(({ message }) => texts.some((pattern) => pattern.test(message)));
    expect(failureTable.filter((row) => !found.has(row) && !said(row))).toEqual([]);
  });

  it('has every code in one row, which it leads to', () => {
    const codes = failureTable.flatMap((row) => (row.codes ?? []).map((code) => ({ code, row })));
    expect(codes.filter(({ code, row }) => rowOfCode(code) !== row)).toEqual([]);
  });
});

describe('the table of refused parameters', () => {
  it('has no pattern without a refusal that it reads', () => {
    const messages = refusedSeeds.map(([, , body]) => bodyOf(body).message);
    const patterns = parameterTable.flatMap(({ texts }) => texts);
    expect(patterns.filter((pattern) => !messages.some((message) => message.search(pattern) >= 0))).toEqual(
      [],
    );
  });
});

const file = '../shared/faults/provider-answers.json';

interface SharedAnswer extends Received {
  readonly name: string;
  readonly expect: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What the words of an expectation mean for the error that is read. */
const expectations: readonly (readonly [RegExp, (error: ModelCallError, row: SharedAnswer) => void])[] = [
  [
    /^content filter/,
    (error) => expect(error).toMatchObject({ failure: 'content filter', scope: 'filtered' }),
  ],
  [/^image download/, (error) => expect(error).toMatchObject({ failure: 'image download', scope: 'again' })],
  [/^quota exhausted/, (error) => expect(error).toMatchObject({ failure: 'quota exhausted', scope: 'run' })],
  [/^unknown model/, (error) => expect(error).toMatchObject({ failure: 'unknown model', scope: 'run' })],
  [/--api responses/, (error) => expect(error).toMatchObject({ failure: 'responses only', scope: 'run' })],
  [/where a base URL ends/, (error) => expect(error).toMatchObject({ failure: 'bad request', status: 404 })],
  [
    /^(\w+) is left out/,
    (error, row) =>
      expect(adaptParameters(row.params ?? {}, error)?.adaptation).toMatchObject({
        change: 'removed',
        parameter: /^(\w+)/.exec(row.expect)?.[1],
      }),
  ],
];

const shared = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SharedAnswer[]) : [];
const ofErrors = shared.filter(({ status }) => status >= 300);
const ofReplies = shared.filter(({ status }) => status < 300);

const replyOf = ({ status, body, text = JSON.stringify(body) }: SharedAnswer) =>
  readCompletion({ status, headers: new Headers(), text }, answeredAt);

/** What the words of an expectation mean for a reply that is read. */
const replyExpectations: readonly (readonly [RegExp, (row: SharedAnswer) => void])[] = [
  [
    /^asked again, infrastructure error/,
    (row) => expect(() => judgeReply(replyOf(row))).toThrow(expect.objectContaining({ scope: 'again' })),
  ],
  [
    /^reply counts, usage unknown/,
    (row) => {
      const reply = replyOf(row);
      expect(judgeReply(reply)).toBe('answered');
      expect(reply.usage ?? {}).not.toMatchObject({ input: expect.anything() });
    },
  ],
];

describe.skipIf(shared.length === 0)(`each answer in ${file} (skipped where the file is missing)`, () => {
  it('is known', () => {
    expect(shared).not.toEqual([]);
  });

  const waiting = ofErrors.filter((row) => row.expect.startsWith('waits until then'));

  it.each(ofErrors.filter((row) => !waiting.includes(row)))('$name: $expect', (row) => {
    const known = expectations.filter(([words]) => words.test(row.expect));
    expect(known).not.toEqual([]);
    for (const [, check] of known) check(failureOf(row), row);
  });

  it.each(ofReplies)('$name: $expect', (row) => {
    const known = replyExpectations.filter(([words]) => words.test(row.expect));
    expect(known).not.toEqual([]);
    for (const [, check] of known) check(row);
  });

  it.each(waiting)('$name: $expect', (row) => {
    const resetAt = Number(/"X-RateLimit-Reset":"(\d+)"/.exec(JSON.stringify(row.body))?.[1]);
    expect(failureOf(row, resetAt - 600_000)).toMatchObject({ failure: 'rate limit', retryAfterMs: 600_000 });
    expect(failureOf(row, resetAt - 7_200_000)).toMatchObject({ failure: 'quota exhausted', scope: 'run' });
  });
});
