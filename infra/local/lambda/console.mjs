import { format } from 'node:util';

const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' };

/**
 * Lambda's two log formats: a tab-separated line, or an object when `AWS_LAMBDA_LOG_FORMAT` is JSON.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function printAsLambda(console, getRequestId) {
  const write = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON' ? writeJson : writeText;
  for (const [method, level] of Object.entries(levels)) {
    console[method] = (...values) => write(level, getRequestId(), format(...values));
  }
}

/** A carriage return keeps a message of several lines one event, as Lambda does. */
function writeText(level, requestId, message) {
  const line = [new Date().toISOString(), requestId, level, message].join('\t');
  process.stdout.write(`${line.replaceAll('\n', '\r')}\n`);
}

function writeJson(level, requestId, message) {
  const entry = { timestamp: new Date().toISOString(), level, requestId, message };
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}
