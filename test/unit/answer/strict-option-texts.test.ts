import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { extractStrict } from '../../../shared/answer/extract-strict.ts';
import { optionTexts } from '../../support/data/option-texts.ts';

const letters = [...'ABCDEFGHIJ'];
const texts: readonly string[] = Object.values(optionTexts).flat();

/** A question whose ten options have texts of all kinds. */
const question = fc
  .shuffledSubarray([...texts], { minLength: 10, maxLength: 10 })
  .map((chosen) => Object.fromEntries(letters.map((letter, index) => [letter, chosen[index] ?? ''])));
const letter = fc.constantFrom(...letters);
const letterOf = (reply: string, options: Readonly<Record<string, string>>) =>
  extractStrict(reply, options).letter;

/** How models write a label with its text. */
const labelled: Readonly<Record<string, (letter: string, text: string) => string>> = {
  plain: (l, t) => `${l}. ${t}`,
  'with a full stop': (l, t) => `${l}. ${t}.`,
  'with a bracket': (l, t) => `${l}) ${t}`,
  'in brackets': (l, t) => `(${l}) ${t}`,
  'with a colon': (l, t) => `${l}: ${t}`,
  'with a hyphen': (l, t) => `${l} - ${t}`,
  'with a dash': (l, t) => `${l} – ${t}`,
  'text in brackets': (l, t) => `${l} (${t})`,
  bold: (l, t) => `**${l}. ${t}**`,
  'bold letter and stop': (l, t) => `**${l}.** ${t}`,
  'bold letter': (l, t) => `**${l}** ${t}`,
  box: (l, t) => `\\boxed{${l}. ${t}}`,
  'text in a box': (l, t) => `$\\boxed{\\text{${l}. ${t}}}$`,
  'text after the box': (l, t) => `\\boxed{${l}} ${t}`,
  tag: (l, t) => `<answer>${l}. ${t}</answer>`,
  JSON: (l, t) => JSON.stringify({ answer: `${l}. ${t}` }),
  announced: (l, t) => `Answer: ${l}. ${t}`,
  'announced in bold': (l, t) => `**Answer: ${l}. ${t}**`,
  'after a bold announcement': (l, t) => `**Answer:** ${l}. ${t}`,
  'after reasons': (l, t) => `Some reasoning about the case.\n\n**Final Answer: ${l}) ${t}**`,
  'in a sentence': (l, t) => `The answer is ${l}. ${t}.`,
  'with a reason': (l, t) => `The correct answer is **${l}. ${t}** because it fits.`,
  'on its line': (l, t) => `Therefore:\n\n**${l}. ${t}**`,
  bullet: (l, t) => `- ${l}. ${t}`,
  quoted: (l, t) => `"${l}. ${t}"`,
  'letter in LaTeX': (l, t) => `Answer: \\( \\text{${l}} \\) ${t}`,
  'with more blanks': (l, t) => `${l}.  ${t.replaceAll(' ', '  ')}`,
  'explained below': (l, t) => `${l}. ${t}\n\nThe findings fit best.`,
  'explained behind': (l, t) => `${l}. ${t} – the findings fit.`,
  judged: (l, t) => `Option ${l} (${t}) is correct.`,
  'letter in lower case': (l, t) => `${l.toLowerCase()}. ${t}`,
  'text in capitals': (l, t) => `${l}. ${t.includes('\\') ? t : t.toUpperCase()}`,
  decomposed: (l, t) => `${l}. ${t.normalize('NFD')}`,
};

/** How models write an option's text alone. */
const alone: Readonly<Record<string, (text: string) => string>> = {
  plain: (t) => t,
  bold: (t) => `**${t}**`,
  'with a full stop': (t) => `${t}.`,
  box: (t) => `\\boxed{${t}}`,
  'text in a box': (t) => `$\\boxed{\\text{${t}}}$`,
  JSON: (t) => JSON.stringify({ answer: t }),
  announced: (t) => `Answer: ${t}`,
  'in a sentence': (t) => `The correct answer is ${t}.`,
  'after reasons': (t) => `Some reasons.\n\n**Final Answer:** ${t}`,
  'under a heading': (t) => `Some reasons.\n\n### Final Answer\n${t}`,
};

/** How models write an option's text where the extractor need not find it. */
const unclear: Readonly<Record<string, (text: string) => string>> = {
  'after a dash': (t) => `Answer - ${t}`,
  'after a comma': (t) => `The answer, ${t}.`,
  'in brackets': (t) => `The best option (${t}).`,
  'in square brackets': (t) => `My answer [${t}]`,
  quoted: (t) => `The correct choice “${t}”`,
  'after a noun': (t) => `Final answer ${t}`,
  'after a bold noun': (t) => `**Answer** ${t}`,
  'after a modal verb': (t) => `The answer must be ${t}.`,
  'after an adverb': (t) => `The answer is clearly ${t}`,
  'called an option': (t) => `The option ${t} is correct.`,
  judged: (t) => `${t} is correct.`,
};

describe('an option’s own text', () => {
  test.each(Object.entries(labelled))('makes its label certain: %s', (_way, write) => {
    fc.assert(
      fc.property(question, letter, (options, l) => {
        expect(letterOf(write(l, options[l] ?? ''), options)).toBe(l);
      }),
      { numRuns: 200 },
    );
  });

  // A box holds a letter alone; what follows it is no label's text.
  const { 'text after the box': _box, ...labels } = labelled;
  test.each(Object.entries(labels))('of another option contradicts a label: %s', (_way, write) => {
    fc.assert(
      fc.property(question, letter, letter, (options, l, other) => {
        fc.pre(l !== other);
        expect(letterOf(write(l, options[other] ?? ''), options)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  // Found by the property above, with the seed -1608298875.
  test('contradicts a label also where its end is another option’s text', () => {
    const options = { A: 'Aspirin', G: 'Not indicated', J: 'Surgery is not indicated', I: 'I and II' };
    expect(letterOf('Option A (Surgery is not indicated) is correct.', options)).toBeNull();
    expect(letterOf('Answer A) Surgery is not indicated', options)).toBeNull();
    expect(letterOf('Option J (Surgery is not indicated).', options)).toBe('J');
  });

  test.each(Object.entries(unclear))('never names another letter: %s', (_way, write) => {
    fc.assert(
      fc.property(question, letter, (options, l) => {
        expect([l, null]).toContain(letterOf(write(options[l] ?? ''), options));
      }),
      { numRuns: 100 },
    );
  });

  test.each(Object.entries(alone))('names its letter: %s', (_way, write) => {
    fc.assert(
      fc.property(question, letter, (options, l) => {
        expect(letterOf(write(options[l] ?? ''), options)).toBe(l);
      }),
      { numRuns: 200 },
    );
  });

  test('names nothing in a list of all options', () => {
    fc.assert(
      fc.property(question, (options) => {
        const list = Object.entries(options).map(([l, text]) => `${l}. ${text}`);
        expect(letterOf(list.join('\n'), options)).toBeNull();
        expect(letterOf(`The options are:\n\n- ${list.join('\n- ')}`, options)).toBeNull();
      }),
    );
  });

  test('that two options share names neither', () => {
    expect(letterOf('Aspirin', { A: 'Aspirin', B: 'aspirin.' })).toBeNull();
    expect(letterOf('B. Aspirin', { A: 'Aspirin', B: 'aspirin.' })).toBe('B');
  });

  test.each([
    'The answer is not aspirin.',
    'Answer: aspirin or clopidogrel',
    'Is the answer aspirin?',
    'I do not think the answer is aspirin.',
    'The answer is 10 mg daily.',
    'The answer is aspirin (B).',
    'A. Aspirin and clopidogrel',
    'Not D. C. difficile colitis.',
    'If it were D. C. difficile colitis, fever would be high.',
    'B. No fracture is seen.',
    'Hepatitis B. No',
    'C. Clopidogrel or A. Aspirin',
  ])('is not read in %j', (reply) => {
    const options = {
      A: 'Aspirin',
      B: 'No',
      C: 'Clopidogrel',
      D: 'C. difficile colitis',
      E: 'Aspirin and clopidogrel',
      F: '10 mg',
    };
    expect(letterOf(reply, options)).toBeNull();
  });

  test('changes nothing in replies without it', () => {
    const replies = z
      .array(z.looseObject({ reply: z.string(), options: z.array(z.string()).default(letters) }))
      .parse(JSON.parse(readFileSync(new URL('../../fixtures/strict-corpus.json', import.meta.url), 'utf8')));
    const changed = replies.filter(({ reply, options }) => {
      const unheard = Object.fromEntries(options.map((l) => [l, `Unheard of, kind ${l}${l}`]));
      return letterOf(reply, unheard) !== extractStrict(reply, options).letter;
    });
    expect(changed).toEqual([]);
  });
});

describe('a box with a formula', () => {
  const options = Object.fromEntries(letters.map((l) => [l, `Some text ${l}${l}`]));
  test.each([
    'The energy is \\boxed{\\langle H\\rangle \\ll E}.\n\n**Answer: D**',
    '\\boxed{E = K + U}\n\nThe answer is D.',
    'The temperature is \\boxed{T}.\n\nAnswer: D',
    'With \\boxed{\\hat{H}} we get \\boxed{D}',
    '\\boxed{A \\cap B}\n\nFinal answer: D',
  ])('is not the answer: %j', (reply) => {
    expect(letterOf(reply, options)).toBe('D');
  });

  test.each([
    '\\boxed{\\color{red}{D}}',
    '\\boxed{\\textcolor{blue}{\\textbf{D}}}',
    '\\boxed{\\mathbf{\\color{red} D}}',
    '\\boxed{\\Large D}',
    '**Answer: \\textcolor{red}{D}**',
  ])('is not what a coloured letter is: %j', (reply) => {
    expect(letterOf(reply, options)).toBe('D');
  });
});
