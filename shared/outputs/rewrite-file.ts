import { stringifyOrdered } from '../basics/stringify-ordered.ts';
import type { PrintedResults } from '../print/present-results.ts';
import type { CaseResult } from '../results/case-result.ts';
import { caseLine, type ResultsFile, resultsText } from '../results/results-file.ts';
import { summarizeFile } from './summarize-file.ts';

export interface RewrittenFile {
  readonly printed: PrintedResults;
  /** Text of the new results file, in pieces. */
  readonly text: AsyncIterable<string>;
}

/**
 * Writes a results file again after its cases or meta changed, with a new summary. What only the run could know (its
 * calls) stays, and so does what another version of the evaluator put into the file.
 */
export const rewriteFile = (file: ResultsFile): RewrittenFile => {
  const { figures, printed } = summarizeFile(file);
  const head = stringifyOrdered({
    meta: file.meta,
    // Known keys in their order, then the others as they were.
    summary: { ...figures.summary, ...figures.details, ...without(file.summary ?? {}, figures) },
  });
  return { printed, text: piecesOf(head, file.cases) };
};

const without = (
  summary: Readonly<Record<string, unknown>>,
  { summary: reference, details }: { readonly summary: object; readonly details: object },
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(summary).filter(([key]) => !Object.hasOwn(reference, key) && !Object.hasOwn(details, key)),
  );

async function* piecesOf(head: string, cases: readonly CaseResult[]): AsyncIterable<string> {
  yield resultsText.opening(head);
  for (const [index, judged] of cases.entries()) {
    if (index > 0) yield resultsText.between;
    yield caseLine(JSON.stringify(judged));
  }
  yield resultsText.end;
}
