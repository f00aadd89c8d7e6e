import fc from 'fast-check';
import { present } from '../../../shared/basics/present.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { type Answer, lost, right, skipped } from '../../../tools/made-up/answers.ts';

const letter = fc.constantFrom(...'ABCDE');

const answeredArbitrary: fc.Arbitrary<Answer> = fc
  .record({
    key: letter,
    answer: fc.option(letter),
    strict: fc.option(letter),
    stage: fc.constantFrom(
      '',
      'Initial visit',
      'Imaging',
      'Surgical plan',
      'Sepsis',
      'Month 3',
      'ICU course',
    ),
    outcome: fc.constantFrom('answered' as const, 'truncated' as const, 'refused' as const),
    image_types: fc.array(fc.constantFrom('CT', 'MRI; CT', 'ECG', 'unknown'), { maxLength: 3 }),
    table_types: fc.array(fc.constantFrom('Laboratory', 'TNM; Blood', 'unknown'), { maxLength: 2 }),
    sent: fc.nat(2),
    dropped: fc.array(fc.constantFrom('file missing', 'no url'), { maxLength: 2 }),
    calls: fc.array(fc.record({ ms: fc.nat(100_000) }), { minLength: 1, maxLength: 3 }),
    usage: fc.option(fc.record({ input: fc.nat(5_000), output: fc.nat(500) }), { nil: undefined }),
  })
  .map(({ key, answer, strict, sent, dropped, calls, usage, ...drawn }) =>
    right({
      ...drawn,
      correct_answer: key,
      extracted_answer: answer,
      is_correct: answer === key,
      strict_answer: strict,
      strict_correct: strict === key,
      turn: {
        servedModel: 'made-up-2026',
        ...present({ usage }),
        images: {
          expected: sent + dropped.length,
          sent,
          dropped: dropped.map((reason) => ({ image: 'x', reason, captionKept: false })),
        },
        calls,
      },
    }),
  );

const lossArbitrary = fc.constantFrom(
  lost('errored', { turn: { failure: 'timeout', calls: [] } }),
  lost('errored', { turn: { failure: 'rate limit', calls: [] } }),
  lost('filtered'),
  lost('empty'),
);

const caseArbitrary: fc.Arbitrary<CaseResult> = fc
  .record({
    rarity: fc.constantFrom('rare', 'Rare', 'unrare', 'Unrare', 1, 2, 10, null),
    level1: fc.constantFrom('Chapter 1: A', 'Chapter 10: B', 'Chapter 2: C', '12', '3', null),
    level2: fc.constantFrom('Group (A00)', 'Group (B00)', '7', '10', undefined),
    answered: fc.array(answeredArbitrary, { maxLength: 4 }),
    loss: fc.option(fc.tuple(lossArbitrary, fc.nat(2)), { nil: undefined }),
  })
  .map(({ answered, loss, ...groups }) => {
    const unanswered = loss ? [loss[0], ...Array.from({ length: loss[1] }, () => skipped())] : [];
    return aCase().judged([...answered, ...unanswered], groups);
  });

/** Lists of results, ties and names that look like integers among them: nothing is asked after a loss. */
export const judgedCasesArbitrary = fc.array(caseArbitrary, { maxLength: 20 });
