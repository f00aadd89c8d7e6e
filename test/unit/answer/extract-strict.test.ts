import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { extractStrict } from '../../../shared/answer/extract-strict.ts';

const letters = [...'ABCDEFGHIJ'];
const corpusSchema = z.array(
  z.strictObject({
    reply: z.string(),
    options: z.array(z.string()).optional(),
    answer: z.enum(letters).nullable(),
    note: z.string(),
  }),
);
const corpus = corpusSchema.parse(
  JSON.parse(readFileSync(new URL('../../fixtures/strict-corpus.json', import.meta.url), 'utf8')),
);
const withAnswer = corpus.filter(({ answer }) => answer !== null);
const withoutAnswer = corpus.filter(({ answer }) => answer === null);

// Hundreds of replies per test: on a busy machine they may exceed a test's default time limit.
vi.setConfig({ testTimeout: 60_000 });

const misses = z
  .array(z.string())
  .parse(
    JSON.parse(readFileSync(new URL('../../fixtures/strict-corpus-misses.json', import.meta.url), 'utf8')),
  );

const letterOf = (reply: string, options: readonly string[]) => extractStrict(reply, options).letter;

describe('the strict extractor on the corpus of made-up replies', () => {
  it('covers at least 120 replies, 30 of them without an answer', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(120);
    expect(withoutAnswer.length).toBeGreaterThanOrEqual(30);
  });

  it('invents no answer and reads no wrong letter', () => {
    const misread = corpus.flatMap(({ reply, options = letters, answer, note }) => {
      const found = letterOf(reply, options);
      return found === null || found === answer ? [] : [{ reply, answer, found, note }];
    });
    expect(misread).toEqual([]);
  });

  it('finds at least 95 % of the answers, and misses exactly those that are listed', () => {
    const missed = withAnswer.filter(({ reply, options = letters }) => letterOf(reply, options) === null);
    expect(missed.map(({ reply }) => reply)).toEqual(misses);
    expect(missed.length / withAnswer.length).toBeLessThanOrEqual(0.05);
  });

  it('shows where in the reply it read the letter', () => {
    for (const { reply, options = letters } of corpus) {
      const { letter, rule, span } = extractStrict(reply, options);
      expect([rule === null, span === null]).toEqual([letter === null, letter === null]);
      if (!span || !letter) continue;
      const read = reply.slice(span.start, span.end).normalize('NFKC');
      // Letters of other alphabets that look like one, and negative circled ones, have no plain form.
      if (/[A-Z]/i.test(read)) expect(read.toUpperCase()).toContain(letter);
    }
  });
});

describe('the strict extractor, whatever the reply', () => {
  const fragment = fc.oneof(
    fc.constantFrom(...corpus.map(({ reply }) => reply)),
    fc.constantFrom(
      '\\boxed{',
      '}',
      '<think>',
      '</think>',
      'answer is ',
      'Answer:',
      '(',
      ')',
      '\n',
      ' or ',
      ' not ',
      '"',
    ),
    fc.constantFrom(...letters, 'K', 'a', 'i', 'Ｃ', '答案是', '正解は', '. ', ' is correct'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const reply = fc.array(fragment, { maxLength: 6 }).map((parts) => parts.join(''));

  it('never returns a letter outside the options', () => {
    fc.assert(
      fc.property(reply, fc.subarray(letters), (text, options) => {
        const found = letterOf(text, options);
        expect(found === null || options.includes(found)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('returns the same letter or none when options are taken away', () => {
    fc.assert(
      fc.property(reply, fc.subarray(letters), (text, options) => {
        const all = letterOf(text, letters);
        expect(letterOf(text, options)).toBe(all !== null && options.includes(all) ? all : null);
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing inside reasoning, closed or not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus.map((entry) => entry.reply)), (text) => {
        const thought = text.replace(/[<◁]|\[\/?think\]|unused9/gi, ' ');
        expect(letterOf(`<think>${thought}</think>`, letters)).toBeNull();
        expect(letterOf(`Some words.\n<think>${thought}`, letters)).toBeNull();
      }),
    );
  });
});

describe('anchored statements', () => {
  const statements: readonly ((x: string, y: string) => string)[] = [
    (x) => `\\boxed{${x}}`,
    (x) => `$\\boxed{\\text{${x}. Some finding}}$`,
    (x) => `The answer is ${x}.`,
    (x) => `Answer: ${x}`,
    (x) => `**Final Answer: ${x}. Some finding**`,
    (x) => `The correct answer is (${x})`,
    (x) => `The best choice is option ${x} because of the images.`,
    (x) => `I choose ${x}.`,
    (x) => `Option ${x} is correct.`,
    (x) => `答案是${x}。`,
    (x) => `正解は${x}です`,
    (x) => `La respuesta correcta es la ${x}.`,
    (x) => `{"answer": "${x}"}`,
    (x) => `<answer>${x}</answer>`,
    (x) => `(${x})`,
    (x, y) => `Option ${x} is wrong; the correct one is ${y}.`,
    (x, y) => `The answer is not ${x} but ${y}.`,
    (x, y) => `The correct answer is ${x}, not ${y}.`,
    (x, y) => `\\boxed{${x}} is tempting, but \\boxed{${y}}.`,
    (x, y) => `If the answer were ${x}, we would expect fever. Therefore the answer is ${y}.`,
    (x, y) => `The answer is ${x} or ${y}.`,
    (x, y) => `The answer could be ${x} or ${y}.`,
    (x) => `I would rule out ${x}.`,
    (x) => `The answer cannot be ${x}.`,
    (x) => `Is the answer ${x}?`,
    (x) => `Overall, the safest approach is drainage, i.e. option ${x}.`,
  ];
  const permutation = fc.shuffledSubarray(letters, { minLength: 10, maxLength: 10 });

  it('are read alike under every renaming of the letters', () => {
    const pair = fc.shuffledSubarray(letters, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(
        fc.constantFrom(...statements),
        pair,
        permutation,
        (statement, [x = 'A', y = 'B'], order) => {
          const rename = (letter: string) => order[letters.indexOf(letter)] ?? letter;
          const found = letterOf(statement(x, y), letters);
          expect(letterOf(statement(rename(x), rename(y)), letters)).toBe(found && rename(found));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are found for every letter if they name exactly one', () => {
    const missed = letters.flatMap((x) =>
      statements
        .slice(0, 15)
        .flatMap((statement) => (letterOf(statement(x, ''), letters) === x ? [] : [statement(x, '')])),
    );
    expect(missed).toEqual([]);
  });
});

describe('a refusal', () => {
  const refusals = [
    'I cannot determine the answer',
    "I'm sorry, I can't help with medical advice.",
    'I cannot answer. A physician should be consulted.',
    'As an AI, I am not able to interpret images.',
    'A doctor should decide.',
    'I, as an AI, leave this to a physician.',
    'I am unable to choose an option; please see a specialist.',
    '抱歉，我无法回答。',
    'Lo siento, no puedo responder. A veces faltan datos.',
  ];
  const refusal = fc.constantFrom(...refusals);
  const gap = fc.constantFrom(' ', '\n', '\n\n', '. ', ': ');

  it('is not an answer', () => {
    expect(refusals.map((text) => letterOf(text, letters))).toEqual(refusals.map(() => null));
  });

  it('never invents one, before or after a reply', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        refusal,
        gap,
        ({ reply, options = letters, answer }, text, between) => {
          for (const longer of [reply + between + text, text + between + reply]) {
            expect([null, answer]).toContain(letterOf(longer, options));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the time the strict extractor takes', () => {
  const hostile = [
    '\\boxed{',
    '\\boxed{{',
    '{',
    '}',
    '<think>',
    '</think>',
    '<answer>',
    '[[',
    '{"answer": "',
    'answer ',
    'answer is ',
    'Answer:\n',
    'the best ',
    'correct correct ',
    'the most likely ',
    'A ',
    'A, ',
    'A or ',
    'Option A is the ',
    'is not A ',
    '(((',
    '***',
    '~~',
    '\n',
    ' ',
    '$\\text{',
    '\n- A. x',
    '\n| A | wrong |',
    'x → ',
    ' ist ',
    '答案是',
    '正解は',
    '选',
    'if the answer is ',
    'wait, no ',
    'e.g. ',
    '|',
    '-',
    '"',
    "'answer':",
    '\uFF21',
    'respuesta ',
    'A. A A ',
    'Answer: No',
    'B \\text{',
    'A~A ',
  ];
  /** Texts that the hostile replies begin over and over. */
  const texts = { A: 'A A A A A A A B', B: 'answer is answer is', C: 'No', D: 'C. difficile', E: '((( |' };
  const size = 200_000;

  /** Best of three, in milliseconds of this thread: the one least disturbed by the rest of the machine. */
  const cost = (unit: string, length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const times = [0, 1, 2].map(() => {
      const before = process.threadCpuUsage();
      extractStrict(text, texts);
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  };

  // Four times the text: about 4 when linear, 16 when quadratic. The constant absorbs timer noise on small costs.
  it.each(hostile)('grows with the length of %j, not with its square', (unit) => {
    expect(cost(unit, size) / (cost(unit, size / 4) + 5)).toBeLessThan(9);
  });
});
