import type { z } from 'zod';
import { InputError } from '../input-error.ts';
import { type CaseId, caseIdOf } from './case-id.ts';
import { type EvalCase, evalCaseSchema, questionsOf } from './eval-case.ts';

export interface ParsedCase extends CaseId {
  readonly evalCase: EvalCase;
  /** The line as it stands in the file, without its line end. */
  readonly line: string;
}

export interface ParsedCases {
  readonly cases: readonly ParsedCase[];
  /** Odd but usable data, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads a JSONL dataset. Empty lines are passed over.
 * @param text the file's content
 * @param source how to name the file in messages
 * @throws {InputError} for the first line that cannot be used: malformed JSON, no questions, no options,
 * an id that a line before already has; names the line.
 */
export const parseCases = (text: string, source: string): ParsedCases => {
  const cases: ParsedCase[] = [];
  const warnings: string[] = [];
  const lineOfId = new Map<string, number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const place = `${source}, line ${index + 1}`;
    const parsed = parseLine(line, place);
    const earlier = lineOfId.get(parsed.caseId);
    if (earlier !== undefined) {
      throw new InputError(
        `${place}: duplicate case id "${parsed.caseId}", already on line ${earlier}. Remove one of the two.`,
      );
    }
    lineOfId.set(parsed.caseId, index + 1);
    cases.push(parsed);
    warnings.push(...oddities(parsed).map((oddity) => `${place} (case ${parsed.caseId}): ${oddity}`));
  }
  if (cases.length === 0)
    throw new InputError(`${source} holds no case. Give a JSONL file, one case a line.`);
  const numeric = cases.filter(({ evalCase }) => typeof evalCase.Rarity === 'number').length;
  if (numeric > 0)
    warnings.push(`${source}: Rarity is a number, not a word, in ${numeric} of ${cases.length} cases`);
  return { cases, warnings };
};

const parseLine = (line: string, place: string): ParsedCase => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new InputError(`${place}: malformed JSON (${(error as Error).message}). Each line holds one case.`);
  }
  const parsed = evalCaseSchema.safeParse(value);
  if (!parsed.success) {
    throw new InputError(`${place}: ${parsed.error.issues.map(describeIssue).join('; ')}.`);
  }
  return { evalCase: parsed.data, line, ...caseIdOf(parsed.data, line) };
};

const describeIssue = (issue: z.core.$ZodIssue): string =>
  `${issue.path.join('.') || 'case'}: ${issue.message}`;

const oddities = ({ evalCase, derived }: ParsedCase): string[] => [
  ...(derived ? ['no pmc, pmid or doi: its id is made from its content'] : []),
  ...questionsOf(evalCase).flatMap((question, index) =>
    questionOddities(question.options, question.correct_answer).map((oddity) => `Q${index + 1}: ${oddity}`),
  ),
];

const questionOddities = (options: Record<string, string>, correctAnswer: string): string[] => {
  const letters = Object.keys(options).sort();
  const missing = 'ABCDEFGHIJ'
    .slice(0, 'ABCDEFGHIJ'.indexOf(letters.at(-1) ?? 'A') + 1)
    .split('')
    .filter((letter) => !letters.includes(letter));
  const unusual = letters.filter((letter) => !/^[A-J]$/.test(letter));
  return [
    ...(letters.includes(correctAnswer.trim().toUpperCase())
      ? []
      : [`the correct answer "${correctAnswer}" is not among the options`]),
    ...(missing.length > 0 ? [`options skip ${missing.join(', ')}`] : []),
    ...(unusual.length > 0
      ? [`option ${unusual.join(', ')} is not a letter A-J, so no reply can name it`]
      : []),
  ];
};
