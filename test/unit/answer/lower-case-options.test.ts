import { describe, expect, it } from 'vitest';
import { judgeQuestion } from '../../../shared/answer/judge-question.ts';

const texts = { a: 'Aspirin', b: 'Warfarin', c: 'Heparin' };

describe('options whose letters are in lower case', () => {
  it.each([
    ['a letter', '\\boxed{B}', 'B'],
    ['a letter in lower case', '\\boxed{b}', 'B'],
    ['a sentence', 'The answer is **C**.', 'C'],
  ])('are matched by both readings: %s', (_what, reply, answer) => {
    for (const options of [texts, Object.keys(texts)]) {
      const { liveclin, strict } = judgeQuestion({ correct_answer: 'b', options }, reply);
      expect(liveclin).toEqual({ answer, correct: answer === 'B' });
      expect(strict).toEqual(liveclin);
    }
  });

  it('are matched by their texts, and a letter that is none of them is not', () => {
    const judged = (reply: string) => judgeQuestion({ correct_answer: 'b', options: texts }, reply).strict;
    expect(judged('Warfarin')).toEqual({ answer: 'B', correct: true });
    expect(judged('\\boxed{D}')).toEqual({ answer: null, correct: false });
  });
});
