import { describe, expect, it } from 'vitest';
import { judgeTurn } from '../../../shared/conversation/judge-turn.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { makeTurn } from '../../../tools/made-up/factories.ts';

describe('judgeTurn', () => {
  it('judges the reply by both extractors, against the key of its question', () => {
    const evalCase = aCase({ questions: 2, keys: 'AB' }).parsed();
    const wrong = makeTurn({ reply: '\\boxed{A}' });
    expect(judgeTurn(evalCase, 0, wrong).verdicts.liveclin).toEqual({ answer: 'A', correct: true });
    expect(judgeTurn(evalCase, 1, wrong)).toEqual({
      record: wrong,
      verdicts: { liveclin: { answer: 'A', correct: false }, strict: { answer: 'A', correct: false } },
    });
  });

  it('finds no answer without a reply', () => {
    const none = { answer: null, correct: false };
    const lost = makeTurn({ outcome: 'errored', reply: null, error: 'API error: made up' });
    expect(judgeTurn(aCase({ keys: 'A' }).parsed(), 0, lost).verdicts).toEqual({
      liveclin: none,
      strict: none,
    });
  });

  it('throws for a question that the case does not have', () => {
    expect(() => judgeTurn(aCase({ questions: 1 }).parsed(), 1, makeTurn())).toThrow(
      'case has no question 2',
    );
  });
});
