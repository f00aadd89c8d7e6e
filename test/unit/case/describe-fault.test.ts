import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFault } from '../../../shared/case/describe-fault.ts';
import { evalCaseSchema } from '../../../shared/case/eval-case.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';

const faultOf = (value: unknown): string | undefined => {
  const parsed = evalCaseSchema.safeParse(value);
  return parsed.success ? undefined : describeFault(value, parsed.error.issues);
};

interface Raw {
  [field: string]: unknown;
  exam_creation: { final_policy: { [field: string]: unknown; mcqs: { [field: string]: unknown }[] } };
}

/** The fault of a case of two questions after a change. */
const faultAfter = (change: (raw: Raw) => void): string | undefined => {
  const raw: Raw = JSON.parse(aCase({ questions: 2 }).line());
  change(raw);
  return faultOf(raw);
};

const renamed = (owner: Record<string, unknown> | undefined, from: string, to: string): void => {
  if (!owner) throw new Error('no owner');
  owner[to] = owner[from];
  delete owner[from];
};

const policy = ({ exam_creation }: Raw) => exam_creation.final_policy;

describe('a line that is no case is described in the words of cases and questions', () => {
  it.each<[string, string, (raw: Raw) => void]>([
    [
      'a misspelled field',
      'case 90000001, question 2: correct_answer is missing; did you mean correct_anwser?',
      (raw) => renamed(policy(raw).mcqs[1], 'correct_answer', 'correct_anwser'),
    ],
    [
      'another spelling of a field',
      'case 90000001, question 1: correct_answer is missing; did you mean correctAnswer?',
      (raw) => renamed(policy(raw).mcqs[0], 'correct_answer', 'correctAnswer'),
    ],
    [
      'a part of its name',
      'case 90000001: mcqs is missing; did you mean mcq?',
      (raw) => renamed(policy(raw), 'mcqs', 'mcq'),
    ],
    [
      'a field that is nowhere',
      'case 90000001: exam_creation is missing.',
      (raw) => renamed(raw, 'exam_creation', 'x'),
    ],
    [
      'a field inside it that is nowhere',
      'case 90000001: final_policy is missing.',
      (raw) => renamed(raw.exam_creation, 'final_policy', 'x'),
    ],
    [
      'a value of another type',
      'case 90000001, question 1: correct_answer must be text, but is a number.',
      (raw) => Object.assign(policy(raw).mcqs[0] ?? {}, { correct_answer: 2 }),
    ],
    [
      'an option of another type',
      'case 90000001, question 2: option C must be text, but is a number.',
      (raw) => Object.assign(policy(raw).mcqs[1] ?? {}, { options: { A: 'a', B: null, C: 3 } }),
    ],
    [
      'options that are all null',
      'case 90000001, question 2: options is empty: a question needs at least one option.',
      (raw) => Object.assign(policy(raw).mcqs[1] ?? {}, { options: { A: null, B: null } }),
    ],
    [
      'one letter in both cases',
      'case 90000001, question 1: options has a letter in both cases, which no reply can tell apart.',
      (raw) => Object.assign(policy(raw).mcqs[0] ?? {}, { options: { A: 'a', a: 'b' } }),
    ],
    [
      'options in a list',
      'case 90000001, question 1: options must be an object, but is a list.',
      (raw) => Object.assign(policy(raw).mcqs[0] ?? {}, { options: ['a', 'b'] }),
    ],
    [
      'an image of a question',
      'case 90000001, question 2, image 1: file must be text, but is a number.',
      (raw) => Object.assign(policy(raw).mcqs[1] ?? {}, { image_details: [{ file: 7 }] }),
    ],
    [
      'a table of the scenario',
      'case 90000001, scenario table 2: content must be text, but is a list.',
      (raw) => Object.assign(policy(raw), { scenario_table_details: [{}, { content: [] }] }),
    ],
    [
      'a question that is none',
      'case 90000001: question 2 must be an object, but is text.',
      (raw) => policy(raw).mcqs.splice(1, 1, 'x' as never),
    ],
    [
      'an id of another type',
      'pmc must be text or a number, but is true.',
      (raw) => Object.assign(raw, { pmc: true }),
    ],
    [
      'several things',
      'case 90000001, question 1: question is missing; question 2: options is missing.',
      ({ exam_creation: { final_policy } }) => {
        renamed(final_policy.mcqs[0], 'question', 'x');
        renamed(final_policy.mcqs[1], 'options', 'x');
      },
    ],
  ])('%s', (_what, sentence, change) => {
    expect(faultAfter(change)).toBe(sentence);
  });

  it.each([
    [[], 'a list'],
    ['text', 'text'],
    [null, 'null'],
    [7, 'a number'],
  ])('%j is no case', (value, kind) => {
    expect(faultOf(value)).toBe(`the line is ${kind}, not a case.`);
  });

  it('never ends in an exception or in the words of a library, whatever the line holds', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('mcqs', 'exam_creation', 'pmc', '__proto__'),
        (value, field) => {
          for (const odd of [
            value,
            { [field]: value },
            { exam_creation: { final_policy: { [field]: value } } },
          ])
            expect(faultOf(odd) ?? '').not.toMatch(/Invalid|undefined|final_policy\./);
        },
      ),
    );
  });
});
