import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLiveclin } from '../../../shared/answer/extract-liveclin.ts';
import pythonVectors from '../../fixtures/extraction-python.json' with { type: 'json' };
import { hasGolden, needsGolden, readGolden } from '../../support/data/golden.ts';
import { modelLiveclin } from './model-liveclin.ts';

describe('extractLiveclin', () => {
  it.each([
    ['the first boxed letter, before everything else', 'Answer: C, or \\boxed{ b }. Not \\boxed{D}.', 'B'],
    ['a letter after a keyword, wherever the keyword is', 'myoption is: e', 'E'],
    ['the first keyword that a letter follows', 'The answer depends. Choice - F, option G', 'F'],
    ['i as a letter when the run gives it back', 'answer is i', 'I'],
    ['the last line that is a label', 'b)\nA\nc.) \nwhich closes it', 'C'],
    ['a label with blanks before it', 'so:\n   d', 'D'],
    ['the last capital that stands alone', 'either D or B, not bad', 'B'],
    ['a letter by itself', ' \u001cj\u0085', 'J'],
    ['no letter inside a word', 'Diagnosis clear: appendicitis', null],
    ['no capital beside a letter of any script', '答案是A, ñB, Cé', null],
    ['a capital beside punctuation of any script', '答案。A。', 'A'],
    ['no letter beyond J', '\\boxed{K}', null],
    ['no letter that is a different script', 'Ｃ', null],
  ])('takes %s', (_, reply, letter) => {
    expect(extractLiveclin(reply)).toBe(letter);
  });

  it.each([
    ['a dotted capital I counts as I', '\\boxed{İ}', 'I'],
    ['a dotless i counts as I', 'Answer: ı', 'I'],
    ['a keyword with a long s', 'anſwer iſ b', 'B'],
    ['a keyword with a dotted capital I', 'OPTİON c', 'C'],
    ['not by itself in the midst of a text, where only ASCII capitals count', 'maybe İ then', null],
    ['U+0085 and U+001C are white space', '\\boxed{\u0085a\u001c}', 'A'],
    ['U+FEFF is not white space', '\ufeffb', null],
  ])("folds like Python's ignore-case: %s", (_, reply, letter) => {
    expect(extractLiveclin(reply)).toBe(letter);
  });

  it.each([
    ['I cannot determine the answer', 'I'],
    ['Option A is wrong; the correct one is D', 'A'],
    ['Vitamin D deficiency', 'D'],
    ['\\boxed{A} is tempting, but \\boxed{D}', 'A'],
  ])('keeps a misreading of the reference: %s', (reply, letter) => {
    expect(extractLiveclin(reply)).toBe(letter);
  });

  it.each([1, 2, 3, 4, 0])('finds what Python finds by rule %d (0: nothing)', (rule) => {
    const vectors = pythonVectors.filter((vector) => vector.rule === rule);
    expect(vectors.length).toBeGreaterThan(50);
    expect(vectors.map((vector) => ({ ...vector, liveclin: extractLiveclin(vector.reply) }))).toEqual(
      vectors,
    );
  });

  it('follows the rules in replies of every kind', () => {
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'ABCIJKabcijsk İıſ\u212a_7ñ答\u0301٣½😀') },
      {
        weight: 2,
        arbitrary: fc.constantFrom(' ', '\n', '\r', '\u001d', '\u0085', '\ufeff', '\u2028', '\u3000'),
      },
      { weight: 2, arbitrary: fc.constantFrom('.', ')', '(', ':', '-', '}', '**', ' is ') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('answer', 'Option', 'CHOİCE', 'anſwer', 'selected option', '\\boxed{'),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
    );
    const replies = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(replies, (reply) => {
        expect(extractLiveclin(reply)).toBe(modelLiveclin(reply));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['blanks', ' '],
    ['label lines', 'k.\n'],
    ['keywords without a letter', 'answer is '],
    ['open boxes', '\\boxed{ '],
    ['other scripts', '答案'],
  ])('takes no more than linear time over %s', (_, piece) => {
    expect(extractLiveclin(piece.repeat(200_000))).toBeNull();
  });
});

describe.skipIf(!hasGolden)(`extractLiveclin against the reference${needsGolden}`, () => {
  it('finds the same letter in every golden reply', () => {
    const vectors = JSON.parse(readGolden('extraction.json')) as { reply: string; liveclin: string | null }[];
    expect(vectors.map(({ reply }) => ({ reply, liveclin: extractLiveclin(reply) }))).toEqual(vectors);
  });

  it('finds the same letter in every reply of the golden runs', () => {
    const { cases } = JSON.parse(readGolden('results-local.json')) as {
      cases: { mcqs: { model_response: string; extracted_answer: string | null }[] }[];
    };
    const questions = cases.flatMap(({ mcqs }) => mcqs);
    expect(questions.map(({ model_response }) => extractLiveclin(model_response))).toEqual(
      questions.map(({ extracted_answer }) => extracted_answer),
    );
  });
});
