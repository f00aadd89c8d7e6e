import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import { InputError } from '../basics/input-error.ts';
import { createNameCounts } from '../basics/name-counts.ts';
import { sentenceOf } from '../basics/sentence-of.ts';
import { questionsOf } from './eval-case.ts';
import { misspeltOfCase, misspeltOfQuestion } from './misspelt-fields.ts';
import { questionOddities } from './question-oddities.ts';
import { type ParsedCase, scanCases } from './scan-cases.ts';

export interface ParsedCases {
  readonly cases: readonly ParsedCase[];
  /** Odd but usable data, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads a JSONL dataset; skips empty lines.
 * @param text the file's content
 * @param source what to call the file in messages
 * @throws {InputError} for the first line that cannot be used, naming it: malformed JSON, no questions, no options, an
 * id that an earlier line has
 */
export const parseCases = (text: string, source: string): ParsedCases => {
  const { cases, faults } = scanCases(text);
  const [fault] = faults;
  const others =
    faults.length > 1
      ? ` ${formatCount(faults.length)} lines have errors: \`dataset verify\` lists them.`
      : '';
  if (fault)
    throw new InputError(`${source}, line ${fault.lineNumber}: ${sentenceOf([fault.detail])}${others}`);
  if (cases.length === 0)
    throw new InputError(`${source} contains no cases. It must be a JSONL file with one case per line.`);
  const warnings = cases.flatMap((parsed) =>
    oddities(parsed).map(
      (oddity) => `${source}, line ${parsed.lineNumber} (case ${parsed.caseId}): ${oddity}`,
    ),
  );
  const numeric = cases.filter(({ evalCase }) => typeof evalCase.Rarity === 'number').length;
  if (numeric > 0)
    warnings.push(`${source}: Rarity is a number, not a word, in ${numeric} of ${cases.length} cases`);
  return { cases, warnings: [...warnings, ...misspeltWarnings(cases, source)] };
};

/** Once for the file: a field is mostly misspelt in all of its cases. */
const misspeltWarnings = (cases: readonly ParsedCase[], source: string): string[] => {
  const found = createNameCounts();
  for (const { evalCase } of cases) {
    const fields = [...misspeltOfCase(evalCase), ...questionsOf(evalCase).flatMap(misspeltOfQuestion)];
    for (const problem of new Set(fields.map(({ problem }) => problem))) found.add(problem);
  }
  return [...found.finish()].map(
    ([problem, count]) => `${source}: in ${count} of ${countOf(cases.length, 'case')}, ${problem}`,
  );
};

const oddities = ({ evalCase, derived }: ParsedCase): string[] => [
  ...(derived ? ['no pmc, pmid or doi, so its id is derived from its content'] : []),
  ...questionsOf(evalCase).flatMap((question, index) =>
    questionOddities(question).map(({ detail }) => `Q${index + 1}: ${detail}`),
  ),
];
