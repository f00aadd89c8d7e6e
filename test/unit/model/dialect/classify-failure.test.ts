import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyErrorInReply, classifyFailure } from '../../../../shared/model/dialect/classify-failure.ts';
import { readErrorBody } from '../../../../shared/model/dialect/error-body.ts';
import { type FailureClass, ModelCallError } from '../../../../shared/model/model-call-error.ts';

const scopeOf = (failure: FailureClass) => new ModelCallError(failure, 'made up').scope;
const classOf = (status: number, message: string) => classifyFailure({ status, message }).failure;

describe('classifyFailure', () => {
  it.each<[number, FailureClass]>([
    [400, 'bad request'],
    [401, 'access denied'],
    [402, 'quota exhausted'],
    [403, 'access denied'],
    [404, 'bad request'],
    [405, 'bad request'],
    [410, 'unknown model'],
    [412, 'bad request'],
    [434, 'access denied'],
    [408, 'timeout'],
    [409, 'server error'],
    [413, 'bad request'],
    [415, 'bad request'],
    [422, 'bad request'],
    [424, 'server error'],
    [425, 'server error'],
    [498, 'no capacity'],
    [499, 'server error'],
    [429, 'rate limit'],
    [500, 'server error'],
    [501, 'server error'],
    [503, 'server error'],
    [529, 'server error'],
    [599, 'server error'],
  ])('takes a bare %i for %s', (status, expected) => {
    expect(classOf(status, '')).toBe(expected);
  });

  it('retries after any status of 500 and above that names no account, content or model', () => {
    const codes = fc.constantFrom(
      'invalid_api_key',
      'unsupported_value',
      'rate_limit_exceeded',
      'quota_exceeded',
      null,
    );
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 599 }), codes, fc.string(), (status, code, message) => {
        expect(scopeOf(classifyFailure({ status, code, message }).failure)).toBe('again');
      }),
    );
  });

  it('believes a code before the words', () => {
    const message = 'The model does not exist';
    expect(classifyFailure({ status: 400, code: 'content_filter', message }).failure).toBe('content filter');
    expect(classifyFailure({ status: 400, code: 'unsupported_value', message }).failure).toBe('bad request');
  });

  it('is not led astray by codes that are names of built-in properties', () => {
    expect(classifyFailure({ status: 400, code: 'constructor', message: '' }).failure).toBe('bad request');
  });

  it.each([
    'Invalid model input: the image is too large',
    'This model does not support image input',
    'For this model the parameter temperature is not supported',
    'max_tokens is too large: 16384. This model supports at most 4096 completion tokens.',
    "This model's maximum context length is 8192 tokens, which is not available for 9000",
    'The model expects at most 4 images; a fifth is not supported',
    "Invalid 'messages[0].content[1].image_url.url'. Expected a base64-encoded data URL.",
    'Failed to load image: cannot identify image file',
    '`temperature` and `top_p` cannot both be specified for this model.',
    'Setting max_tokens and max_completion_tokens at the same time is not supported.',
  ])('does not halt a run, or ask again, because of a 400 like: %s', (message) => {
    expect(classOf(400, message)).toBe('bad request');
  });

  it.each<[FailureClass, string]>([
    ['unknown model', 'The provided model identifier is invalid.'],
    ['unknown model', 'Unknown model: made-up/one'],
    ['unknown model', 'model "made-up" not found, try pulling it first'],
    ['unknown model', 'No such model made-up'],
    ['content filter', 'Output blocked by content filtering policy'],
    ['content filter', 'Input data may contain inappropriate content.'],
    ['image download', 'Error while downloading https://example.com/1.jpg.'],
    ['image download', 'Failed to fetch image from the given address'],
    ['image download', 'An exception occurred while loading data from url https://example.com/1.jpg'],
    ['access denied', 'Invalid API key provided'],
    ['quota exhausted', 'You have reached your specified API usage limits.'],
  ])('finds %s in the words: %s', (failure, message) => {
    expect(classOf(400, message)).toBe(failure);
  });
});

describe('classifyErrorInReply', () => {
  it('never blames the request, which had been accepted', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = readErrorBody(JSON.stringify({ error: value }));
        expect(classifyErrorInReply(body).failure).not.toBe('bad request');
      }),
    );
  });
});

describe('readErrorBody', () => {
  it('finds a message in any body', () => {
    const text = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(text, (body) => {
        expect(readErrorBody(body).message).not.toBe('');
      }),
    );
  });

  it.each([
    ['an error text', '{"error":"no"}', 'no'],
    ['a flat error', '{"object":"error","message":"no","code":400}', 'no'],
    ['a detail', '{"detail":"no"}', 'no'],
    ['a list of errors', '{"errors":[{"code":7003,"message":"no"}]}', 'no'],
    ['an error in an array', '[{"error":{"message":"no"}}]', 'no'],
    ['a text beside a code (xAI)', '{"code":"invalid argument","error":"no"}', 'no'],
    ['an error without a message', '{"error":{"type":"overloaded_error"}}', 'overloaded_error'],
    ['a web page', '<html><head><title>\n502 Bad\nGateway </title></head></html>', '502 Bad Gateway'],
    ['a page without a title', '<h1>Down</h1><p>for now</p>', 'Down for now'],
    ['nothing', '', 'empty body'],
  ])('reads %s', (_, body, message) => {
    expect(readErrorBody(body).message).toBe(message);
  });
});
