import { format } from 'node:util';

const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' };

/**
 * Lambda's two log formats: a tab-separated line, or an object when `AWS_LAMBDA_LOG_FORMAT` is JSON.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export const printAsLambda = (console, getRequestId) => {
  const write = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON' ? writeJson : writeText;
  for (const [method, level] of Object.entries(levels)) {
    console[method] = (...values) => write(level, getRequestId(), format(...values));
  }
};

/** Carriage returns keep a message of several lines in one event, as Lambda does. */
const writeText = (level, requestId, message) => {
  const line = [new Date().toISOString(), requestId, level, message].join('\t');
  process.stdout.write(`${line.replaceAll('\n', '\r')}\n`);
};

const writeJson = (level, requestId, message) => {
  const entry = { timestamp: new Date().toISOString(), level, requestId, message };
  process.stdout.write(`${JSON.stringify(entry)}\n`);
};
