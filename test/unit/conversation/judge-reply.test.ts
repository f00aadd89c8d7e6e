import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReply } from '../../../shared/conversation/judge-reply.ts';
import type { ModelReply } from '../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';

const finishReasons = ['stop', 'length', 'content_filter', 'tool_calls', 'error', undefined];

const judged = (reply: ModelReply) => {
  try {
    return judgeReply(reply);
  } catch (error) {
    if (error instanceof ModelCallError) return `asked again: ${error.failure}`;
    throw error;
  }
};

describe('judgeReply', () => {
  it.each([
    ['a text', { text: 'A', finishReason: 'stop' }, 'answered'],
    ['a text without a finish reason', { text: 'A' }, 'answered'],
    ['a text cut off', { text: 'A', finishReason: 'length' }, 'truncated'],
    ['a text a filter ended', { text: 'A', finishReason: 'content_filter' }, 'refused'],
    ['a text beside a refusal', { text: 'A', finishReason: 'stop', refusal: 'No.' }, 'refused'],
    ['a refusal alone', { text: '', finishReason: 'stop', refusal: 'No.' }, 'refused'],
    ['nothing, filtered', { text: '', finishReason: 'content_filter' }, 'filtered'],
    ['nothing, budget used up', { text: '', finishReason: 'length' }, 'empty'],
    ['nothing, tokens used up', { text: '', finishReason: 'length', usage: { output: 16 } }, 'empty'],
    [
      'nothing, tokens used up beside those that are counted',
      { text: '', finishReason: 'length', usage: { output: 0, reasoning: 16 } },
      'empty',
    ],
    [
      "nothing, called 'length' with 0 tokens generated",
      { text: '', finishReason: 'length', usage: { input: 0, output: 0 } },
      'asked again: empty reply',
    ],
    [
      'nothing, of an unknown number of tokens',
      { text: '', finishReason: 'max_tokens', usage: { input: 9 } },
      'empty',
    ],
    ['a text of 0 tokens', { text: 'A', finishReason: 'length', usage: { output: 0 } }, 'truncated'],
    [
      'nothing, filtered with 0 tokens',
      { text: '', finishReason: 'content_filter', usage: { output: 0 } },
      'filtered',
    ],
    ['nothing, stopped', { text: '', finishReason: 'stop' }, 'asked again: empty reply'],
    ['nothing at all', { text: '' }, 'asked again: empty reply'],
  ])('judges %s', (_, reply, expected) => {
    expect(judged(reply)).toBe(expected);
  });

  it('accepts every text into the conversation, whatever the finish reason', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.constantFrom(...finishReasons),
        fc.option(fc.string(), { nil: undefined }),
        (text, finishReason, refusal) => {
          expect(['answered', 'truncated', 'refused']).toContain(judged({ text, finishReason, refusal }));
        },
      ),
    );
  });

  it('gives an empty reply the words of the reference', () => {
    expect(() => judgeReply({ text: '', requestId: 'req_1' })).toThrow('Empty response from API.');
  });
});
