import { describe, expect, it } from 'vitest';
import { formatDetails } from '../../../shared/print/format-details.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../tools/made-up/answers.ts';
import { referenceForm } from '../../../tools/made-up/reference-form.ts';
import { figuresOf } from '../summary/figures-of.ts';

const print = (...given: Parameters<typeof figuresOf>) => formatDetails(figuresOf(...given));

describe('formatDetails', () => {
  it('prints the whole text of a small run', () => {
    const dropped = [{ image: 'x.png', reason: 'file missing', captionKept: false }];
    const cases = [
      aCase({ keys: 'A' }).judged([
        right({
          image_types: ['CT'],
          turn: {
            servedModel: 'made-up-2026',
            usage: { input: 12_000, output: 900, cachedInput: 2_000, image: 7_500, reasoning: 600 },
            images: { expected: 2, sent: 1, dropped },
            calls: [{ ms: 1_500 }],
          },
        }),
        wrong('I', { strict_answer: null }),
      ]),
      aCase({ keys: 'A' }).judged([right(), lost('errored', { turn: { failure: 'timeout' } }), skipped()]),
    ];
    const prices = { input: 1.25, output: 10, cached: 0.125, source: 'given' };
    expect(print(cases, { prices })).toBe(`\
  Question Accuracy:  2/5 (40.0%), 95% interval 24.3% to 55.7% (clustered by case)
  Case Accuracy:      0/2 (0.0%), 95% interval 0.0% to 65.8% (Wilson)
  Answered questions only: 2/3 (66.7%), 95% interval 23.1% to 100.0%
  If unanswered questions were all wrong / all right: 40.0% / 80.0% (of 5 questions)
  If failed cases and cases not run were all wrong / all right: 0.0% / 50.0% (of 2 cases)
  Strict extractor: 2/3 (66.7%) of answered questions; a different letter in 1 of 3 replies
  Always answering A: 100.0% (of 5 questions)
  Strict extractor's case accuracy: 0/2 (0.0%)
------------------------------------------------------------
  Unanswered questions, by cause (of 5 planned):
    timeout            1 question, 1 skipped afterwards, in 1 case
------------------------------------------------------------
  Answer letters:
    key        A 5
    liveclin   A 2  I 1
    strict     A 2  none 1
------------------------------------------------------------
  By Rarity, with 95% intervals:
    rare                                         Q-Acc 40.0% (24.3% to 55.7%)  C-Acc 0.0% (0.0% to 65.8%)  *
------------------------------------------------------------
  By Chapter, with 95% intervals:
    Chapter 1: Made up                           Q-Acc 40.0% (24.3% to 55.7%)  C-Acc 0.0% (0.0% to 65.8%)  *
------------------------------------------------------------
  By Clinical Stage, with 95% intervals:
    Diagnosis & Interpretation                   Q-Acc 40.0% (11.8% to 76.9%)  *
------------------------------------------------------------
  By Question Position, with 95% intervals:
    Q1                                           Q-Acc 100.0% (34.2% to 100.0%)  *
    Q2                                           Q-Acc 0.0% (0.0% to 65.8%)  *
    Q3                                           Q-Acc 0.0% (0.0% to 79.3%)  *
------------------------------------------------------------
  By Image Modality, with 95% intervals:
    CT                                           Q-Acc 100.0% (20.7% to 100.0%)  *
------------------------------------------------------------
  Pathway of 2 cases (3 answered questions; 1 case cut short by a question without a reply):
    Cases all right: 0/1 (0.0%) [0.0%], 95% interval 0.0% to 79.3%
    Questions before the first error: 2/3 (66.7%) [66.7%], 95% interval 23.1% to 100.0%
    Right after only right answers: 0/1 (0.0%) [0.0%]
    Right after an error: 0/0 [–]
    Recovery: right directly after an error: 0/0 [–]
    First error, by position, of the cases still all right there:
      Q1                           0/2 (0.0%) [0.0], 95% interval 0.0% to 65.8%
      Q2                           1/1 (100.0%) [1.0], 95% interval 20.7% to 100.0%
    First error, by clinical stage, of the questions reached with all right:
      Diagnosis & Interpretation   1/3 (33.3%) [1.0], 95% interval 0.0% to 76.9%
    In brackets: if each question came out right with the accuracy of its position, whatever came before it.
    Hard cases have more errors at every question, so an error need not be what caused those after it.
------------------------------------------------------------
  Images: 2 expected, 1 sent, 1 left out (file missing 1)
  Tokens: 12,200 in (2,080 cached, 7,560 for images), 920 out (608 reasoning)
  Cost: 0.0221 USD (prices given)
  Latency of 3 calls: median 0.50 s, p95 1.50 s, max 1.50 s
  Served models: made-up-2026 3
------------------------------------------------------------
  * fewer than 30 questions: too few for a reliable accuracy
`);
  });

  it("rounds its own figures once, and repeats the reference's as the reference rounds them", () => {
    // 41 of 55 are 74.545 %, or 0.7455 in four decimals.
    const cases = Array.from({ length: 11 }, (_, at) =>
      aCase().judged(Array.from({ length: 5 }, (_, index) => (5 * at + index < 41 ? right() : wrong()))),
    );
    const text = print(cases);
    expect(text).toContain('  Question Accuracy:  41/55 (74.6%)');
    expect(text).toContain('  Answered questions only: 41/55 (74.5%)');
    expect(text).toContain('all right: 74.5% / 74.5% (of 55 questions)');
    expect(text).toContain('  Strict extractor: 41/55 (74.5%)');
  });

  it('gives every question accuracy an interval with a width, and says how', () => {
    const text = print([
      aCase().judged([right(), right(), right()]),
      aCase().judged([right(), right(), right()]),
    ]);
    expect(text).toContain(
      'Question Accuracy:  6/6 (100.0%), 95% interval 34.2% to 100.0% (Wilson over cases, which are all alike)',
    );
    expect(text).not.toMatch(/100\.0% to 100\.0%|0\.0% to 0\.0%/);
  });

  it('gives source and date of a price from the table', () => {
    const prices = { input: 1, output: 1, source: 'https://prices.example', asOf: '2026-01-02' };
    expect(print([aCase().judged([right()])], { prices })).toContain(
      ' USD (prices of 2026-01-02, https://prices.example)\n',
    );
  });

  it('calls a cost a lower bound when replies reported no token usage', () => {
    const prices = { input: 1, output: 1, source: 'given' };
    const text = print([aCase().judged([right(), right({ turn: {} })])], { prices });
    expect(text).toContain('; 1 reply reported no token usage\n  Cost: at least ');
  });

  it('says what a file of the reference does not record', () => {
    const text = print([referenceForm(aCase().judged([right()]))]);
    expect(text).toContain(
      '  Strict extractor: not in this file; add it with `npx liveclin rescore <results.json> --output <file>`\n',
    );
    expect(text).toContain('  Tokens: not reported; cost: unknown\n');
  });
});
