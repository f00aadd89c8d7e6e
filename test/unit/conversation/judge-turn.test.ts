import { describe, expect, it } from 'vitest';
import { judgeTurn } from '../../../shared/conversation/judge-turn.ts';
import { makeCase, makeTurn } from '../../../tools/made-up/factories.ts';

describe('judgeTurn', () => {
  it('judges the reply by both extractors, against the key of its question', () => {
    const evalCase = makeCase({ questions: 2 });
    const wrong = makeTurn({ reply: '\\boxed{A}' });
    expect(judgeTurn(evalCase, 0, wrong).verdicts.liveclin).toEqual({ answer: 'A', correct: true });
    expect(judgeTurn(evalCase, 1, wrong)).toEqual({
      record: wrong,
      verdicts: { liveclin: { answer: 'A', correct: false }, strict: { answer: 'A', correct: false } },
    });
  });

  it('finds no answer where no reply came', () => {
    const none = { answer: null, correct: false };
    const lost = makeTurn({ outcome: 'errored', reply: null, error: 'API error: made up' });
    expect(judgeTurn(makeCase(), 0, lost).verdicts).toEqual({ liveclin: none, strict: none });
  });

  it('refuses a turn of a question that the case does not have', () => {
    expect(() => judgeTurn(makeCase({ questions: 1 }), 1, makeTurn())).toThrow('case has no question 2');
  });
});
