/**
 * One Lambda environment: imports a function's handler and serves one invocation at a time.
 * Started by LocalStack (python/liveclin_localstack/node_process.py) as
 * `node lambda-environment.mjs <instance> <reply descriptor>`; the instance only identifies the process.
 *
 * stdin: `{requestId, arn, traceId, deadline (epoch ms), payload (JSON text)}` a line.
 * Reply descriptor: first `{ready: true}` or `{error}`, then a line each invocation, `{result (JSON text)}`
 * or `{error: {errorType, errorMessage, trace}}`, with `exiting: true` if it ends the process.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { printAsLambda } from './lambda/console.mjs';
import { createContext } from './lambda/context.mjs';
import { describeError, named } from './lambda/errors.mjs';
import { loadHandler } from './lambda/load-handler.mjs';

const replyDescriptor = Number(process.argv[3]);

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxResponseBytes = 6 * 1024 * 1024 + 100;

/** The current invocation, to which console output and uncaught errors belong. */
let requestId;

const reply = (message) => {
  let bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(writeSync(replyDescriptor, bytes));
};

/** Like Lambda's Node runtime: the invocation fails with the error, and the environment ends. */
const endWith = (error, exitCode) => {
  console.error('Uncaught Exception', describeError(error));
  reply({ error: describeError(error), exiting: true });
  process.exit(exitCode);
};

const stringify = (result) => {
  const text = toJson(result);
  if (Buffer.byteLength(text) > maxResponseBytes) {
    const message = `Response payload size exceeded maximum allowed payload size (${maxResponseBytes} bytes).`;
    throw named('Function.ResponseSizeTooLarge', message);
  }
  return text;
};

const toJson = (result) => {
  try {
    return JSON.stringify(result) ?? 'null';
  } catch (cause) {
    throw named('Runtime.MarshalError', `Unable to stringify response body: ${cause.message}`);
  }
};

const invoke = async (handler, invocation) => {
  requestId = invocation.requestId;
  process.env._X_AMZN_TRACE_ID = invocation.traceId;
  try {
    const event = JSON.parse(invocation.payload);
    reply({ result: stringify(await handler(event, createContext(invocation, process.env))) });
  } catch (error) {
    console.error('Invoke Error', describeError(error));
    reply({ error: describeError(error) });
  }
  requestId = undefined;
};

printAsLambda(console, () => requestId);
process.on('uncaughtException', (error) => endWith(error, 129));
process.on('unhandledRejection', (reason) =>
  endWith(named('Runtime.UnhandledPromiseRejection', String(reason)), 128),
);

let handler;
try {
  handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
} catch (error) {
  endWith(error, 1);
}
reply({ ready: true });
createInterface({ input: process.stdin })
  .on('line', (line) => invoke(handler, JSON.parse(line)))
  // LocalStack has ended, or wants this environment to end.
  .on('close', () => process.exit(0));
