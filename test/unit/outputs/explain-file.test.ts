import { describe, expect, test } from 'vitest';
import { formatExplained } from '../../../cli/results/format-explained.ts';
import { parseCases } from '../../../shared/case/parse-cases.ts';
import { explainFile } from '../../../shared/outputs/explain-file.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { type Answer, lost, wrong } from '../../../tools/made-up/answers.ts';

const meta = { model: 'made-up', dataset: 'sample', image_mode: 'url', liveclin_version: '1.0.0' };
const replied = (model_response: string) => wrong('J', { model_response, options: undefined });
const fileOf = (...answers: readonly Answer[]) =>
  parseResultsFile(JSON.stringify({ meta, cases: [aCase({ pmc: '7' }).judged(answers)] }), 'file');

const file = fileOf(
  replied('Many students say the answer is C. I would go with **B**.'),
  replied('I cannot tell\u001b[2J.'),
  lost('filtered'),
);
const plain = (_format: unknown, text: string) => text;

describe('the explanation of a results file', () => {
  test('has each question’s letter with its rule, its place in the reply, and what was struck', () => {
    const [first, second, third] = explainFile(file, undefined);
    expect(first).toEqual({
      case_id: '7',
      question: 1,
      key: 'B',
      replied: true,
      read: { rule: 'en.i-choose', letter: 'B', span: { start: 35, end: 54 }, text: 'I would go with **B' },
      vetoes: [
        {
          guard: 'said-by-others',
          rule: 'en.answer-is',
          letter: 'C',
          span: { start: 22, end: 33 },
          text: 'answer is C',
        },
      ],
    });
    expect(second).toMatchObject({ question: 2, replied: true, read: null });
    expect(third).toMatchObject({ question: 3, replied: false, read: null });
  });

  test('uses the dataset’s options, including their texts', () => {
    const options = { A: 'first', B: 'second', C: 'third' };
    const { cases } = parseCases(aCase({ pmc: '7', questions: [{ options }] }).line(), 'cases.jsonl');
    const text = cases[0]?.evalCase.exam_creation.final_policy.mcqs[0]?.options.B ?? '';
    const named = fileOf(replied(`\\boxed{${text}}`));
    expect(explainFile(named, undefined)[0]?.read).toBeNull();
    expect(explainFile(named, cases)[0]?.read).toMatchObject({ rule: 'text.alone', letter: 'B' });
  });

  test('is readable text, without a reply’s control characters', () => {
    expect(formatExplained(explainFile(file, undefined), plain)).toBe(
      [
        '7, question 1  B, correct',
        '  read    en.i-choose   B                  "I would go with **B"',
        '  struck  en.answer-is  C  said-by-others  "answer is C"',
        '',
        '7, question 2  no answer read (key B)',
        '  no rule reads a letter',
        '',
        `7, question 3  no reply`,
        '',
        'Rules that read the 3 questions',
        '  en.i-choose     1',
        '  no answer read  1',
        '  no reply        1',
        '',
      ].join('\n'),
    );
  });
});
