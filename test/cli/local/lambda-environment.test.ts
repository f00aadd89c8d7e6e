import { describe, expect, it } from 'vitest';
import { startTestEnvironment, type TestEnvironment } from '../../support/deployed/lambda-environment.ts';

const serving = (body: string, env?: Record<string, string>): Promise<TestEnvironment> =>
  startTestEnvironment({
    files: { 'index.mjs': `export const handler = async (event, context) => { ${body} };` },
    ...(env ? { env } : {}),
  });

describe('a handler that works', () => {
  it('gets the event and returns its result as JSON text', async () => {
    await using environment = await serving('return { doubled: event.n * 2 }');
    expect(await environment.nextReply()).toEqual({ ready: true });
    expect(await environment.invoke({ n: 21 })).toEqual({ result: '{"doubled":42}' });
  });

  it('keeps its process and its module state from one invocation to the next', async () => {
    await using environment = await serving('globalThis.n = (globalThis.n ?? 0) + 1; return globalThis.n');
    await environment.nextReply();
    expect(await environment.invoke(null)).toEqual({ result: '1' });
    expect(await environment.invoke(null)).toEqual({ result: '2' });
  });

  it('returns null where it returns nothing', async () => {
    await using environment = await serving('');
    await environment.nextReply();
    expect(await environment.invoke({})).toEqual({ result: 'null' });
  });

  it('gets a payload of six megabytes whole', async () => {
    await using environment = await serving('return event.text.length');
    await environment.nextReply();
    const length = 6 * 1024 * 1024;
    expect(await environment.invoke({ text: 'x'.repeat(length) })).toEqual({ result: String(length) });
  });

  it('is found in a CommonJS file and under a nested export', async () => {
    await using environment = await startTestEnvironment({
      files: {
        'index.js': 'const inner = { run: () => "ran" }; module.exports = Object.assign({}, { inner });',
      },
      handler: 'index.inner.run',
    });
    await environment.nextReply();
    expect(await environment.invoke({})).toEqual({ result: '"ran"' });
  });
});

describe('the context', () => {
  it('carries the request, the function and the time that remains', async () => {
    await using environment = await serving(
      `return { ...context, remaining: context.getRemainingTimeInMillis(), trace: process.env._X_AMZN_TRACE_ID }`,
      { AWS_LAMBDA_FUNCTION_NAME: 'work', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512' },
    );
    await environment.nextReply();
    const reply = await environment.invoke(
      {},
      { requestId: 'r', arn: 'a', traceId: 't', deadline: Date.now() + 600_000 },
    );
    const context = JSON.parse(reply?.result ?? '');
    expect(context).toMatchObject({
      awsRequestId: 'r',
      invokedFunctionArn: 'a',
      functionName: 'work',
      memoryLimitInMB: '512',
      xRayTraceId: 't',
      trace: 't',
    });
    expect(context.remaining).toBeGreaterThan(480_000);
    expect(context.remaining).toBeLessThanOrEqual(600_000);
  });

  it('has zero time left after the deadline, never less', async () => {
    await using environment = await serving('return context.getRemainingTimeInMillis()');
    await environment.nextReply();
    expect(await environment.invoke({}, { deadline: Date.now() - 5_000 })).toEqual({ result: '0' });
  });
});

describe('a handler that fails', () => {
  it('is reported by the name of its error, with message and trace', async () => {
    await using environment = await serving(
      `throw Object.assign(new Error('3 cases failed'), { name: 'CasesFailed' })`,
    );
    await environment.nextReply();
    const reply = await environment.invoke({});
    expect(reply?.error).toMatchObject({ errorType: 'CasesFailed', errorMessage: '3 cases failed' });
    expect(reply?.error?.trace[1]).toContain('index.mjs');
  });

  it('continues to serve', async () => {
    await using environment = await serving(`if (event.fail) throw new TypeError('no'); return 'yes'`);
    await environment.nextReply();
    expect((await environment.invoke({ fail: true }))?.error?.errorType).toBe('TypeError');
    expect(await environment.invoke({})).toEqual({ result: '"yes"' });
  });

  it('is reported by the type of the value if that is not an error', async () => {
    await using environment = await serving(`throw 'plain'`);
    await environment.nextReply();
    expect((await environment.invoke({}))?.error).toEqual({
      errorType: 'string',
      errorMessage: 'plain',
      trace: [],
    });
  });

  it.each([
    ['a circular result', 'const a = {}; a.a = a; return a', 'Runtime.MarshalError'],
    ['a result above six megabytes', `return 'x'.repeat(7_000_000)`, 'Function.ResponseSizeTooLarge'],
  ])('is refused %s', async (_what, body, errorType) => {
    await using environment = await serving(body);
    await environment.nextReply();
    expect((await environment.invoke({}))?.error?.errorType).toBe(errorType);
  });
});

describe('errors outside the handler end the environment', () => {
  it('after an exception in a callback, with its name', async () => {
    await using environment = await serving(
      `setTimeout(() => { throw new RangeError('late') }, 1); await new Promise(() => setTimeout(() => {}, 9e6))`,
    );
    await environment.nextReply();
    const reply = await environment.invoke({});
    expect(reply).toMatchObject({ exiting: true, error: { errorType: 'RangeError', errorMessage: 'late' } });
    expect(await environment.exitCode).toBe(129);
  });

  it('after an unhandled rejection, as Runtime.UnhandledPromiseRejection', async () => {
    await using environment = await serving(
      `void Promise.reject(new Error('lost')); await new Promise(() => setTimeout(() => {}, 9e6))`,
    );
    await environment.nextReply();
    const reply = await environment.invoke({});
    expect(reply?.error).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: lost',
    });
    expect(await environment.exitCode).toBe(128);
  });

  it('without a reply where the handler exits', async () => {
    await using environment = await serving('process.exit(7)');
    await environment.nextReply();
    expect(await environment.invoke({})).toBeUndefined();
    expect(await environment.exitCode).toBe(7);
  });

  it('when LocalStack hangs up, even during an invocation', async () => {
    await using environment = await serving('await new Promise(() => setTimeout(() => {}, 9e6))');
    await environment.nextReply();
    environment.send({});
    environment.hangUp();
    expect(await environment.exitCode).toBe(0);
  });
});

describe('a function that cannot be loaded says why instead of being ready', () => {
  it.each([
    ['index.handler', 'export const other = 1', 'Runtime.HandlerNotFound'],
    ['missing.handler', '', 'Runtime.ImportModuleError'],
    ['index.handler', `import 'nowhere-to-be-found'`, 'Runtime.ImportModuleError'],
    ['index.handler', 'export const = 1', 'Runtime.UserCodeSyntaxError'],
    ['index.handler', `throw new URIError('at import')`, 'URIError'],
    [
      'index.handler',
      'export const handler = (a, b, callback) => callback()',
      'Runtime.CallbackHandlerDeprecated',
    ],
    ['index', 'export const handler = 1', 'Runtime.MalformedHandlerName'],
  ])('%s in "%s": %s', async (handler, source, errorType) => {
    await using environment = await startTestEnvironment({ files: { 'index.mjs': source }, handler });
    expect((await environment.nextReply())?.error?.errorType).toBe(errorType);
    expect(await environment.exitCode).toBe(1);
  });
});

describe('what a handler prints', () => {
  it('is a line of time, request, level and message', async () => {
    await using environment = await serving(`console.warn('two\\nlines', { n: 1 })`);
    await environment.nextReply();
    await environment.invoke({}, { requestId: 'r-9' });
    expect(environment.printed()).toMatch(/^\d{4}-\S+Z\tr-9\tWARN\ttwo\rlines \{ n: 1 \}\n$/);
  });

  it('is an object where the function logs JSON', async () => {
    await using environment = await serving(`console.log('hello')`, { AWS_LAMBDA_LOG_FORMAT: 'JSON' });
    await environment.nextReply();
    await environment.invoke({}, { requestId: 'r-9' });
    expect(JSON.parse(environment.printed())).toMatchObject({
      level: 'INFO',
      requestId: 'r-9',
      message: 'hello',
    });
  });

  it('passes unchanged when it is written to stdout directly', async () => {
    await using environment = await serving(`process.stdout.write('{"own":"line"}\\n')`);
    await environment.nextReply();
    await environment.invoke({});
    expect(environment.printed()).toBe('{"own":"line"}\n');
  });
});
