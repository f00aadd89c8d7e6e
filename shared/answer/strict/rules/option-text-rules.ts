import { type OptionText, optionNamed } from '../options/option-texts.ts';
import type { Rule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** The options of the examples below. */
export const exampleOptions: Readonly<Record<string, string>> = {
  A: 'Aspirin',
  B: 'No further treatment',
  C: 'A loading dose of clopidogrel',
  D: 'C. difficile colitis',
};

/** A box, tag or JSON key with an option's text in it, word for word. */
export const optionTextInSlot: Rule = {
  id: 'text.slot',
  options: exampleOptions,
  reads: ['It fits: \\boxed{No further treatment}', 'It fits. <answer>c. difficile colitis</answer>'],
  ignores: ['\\boxed{No treatment}', 'It is not \\boxed{Aspirin}.'],
};

/** A reply that is an option's text, word for word. */
export const optionTextAlone: Rule = {
  id: 'text.alone',
  options: exampleOptions,
  reads: ['**A loading dose of clopidogrel.**', 'C. difficile colitis'],
  ignores: ['A loading dose of aspirin', 'Aspirin is contraindicated.'],
};

export const optionTextRules: readonly Rule[] = [optionTextInSlot, optionTextAlone];

export const optionTextStatement = (text: string, options: readonly OptionText[]): Statement | null => {
  const letter = optionNamed(text.trim(), options);
  if (letter === null) return null;
  return { rule: optionTextAlone.id, span: { start: 0, end: text.length }, at: 0, letter };
};
