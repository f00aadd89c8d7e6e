import { evaluatorVersion } from '../basics/evaluator-version.ts';
import { present } from '../basics/present.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import type { TokenPrices } from '../prices/token-prices.ts';
import type { CaseResult } from '../results/case-result.ts';
import { rescoreCase } from '../results/rescore-case.ts';
import type { ResultsFile } from '../results/results-file.ts';
import { optionsToRead } from './options-to-read.ts';
import { type RewrittenFile, rewriteFile } from './rewrite-file.ts';

export interface RescoredFile extends RewrittenFile {
  /** Questions whose letter or verdict changed, by the liveclin extractor. */
  readonly changed: number;
}

export interface RescoreOptions {
  /** The dataset, for its questions' options; else those in the file, else A to J. */
  readonly cases?: readonly ParsedCase[] | undefined;
  readonly prices?: TokenPrices | undefined;
}

/**
 * Extracts and judges every stored reply again, with both extractors, and summarizes; no model is called.
 * Everything else in the file stays, including what another version put into its summary.
 * @throws {InputError} when the dataset given is not the one that the file was made from, or its replies were left out
 */
export const rescoreFile = (file: ResultsFile, { cases, prices }: RescoreOptions = {}): RescoredFile => {
  const optionsOf = optionsToRead(file, cases);
  const rescored = file.cases.map((judged) => rescoreCase(judged, optionsOf(judged)));
  const kept = prices ?? file.meta.rescored?.prices;
  const meta = {
    ...file.meta,
    rescored: { evaluator: evaluatorVersion, ...present({ prices: kept }) },
  };
  return {
    ...rewriteFile({ ...file, meta, cases: rescored }),
    changed: rescored.reduce((sum, judged, index) => sum + changesOf(file.cases[index], judged), 0),
  };
};

const changesOf = (before: CaseResult | undefined, after: CaseResult): number =>
  after.mcqs.filter((question, index) => {
    const old = before?.mcqs[index];
    return old?.extracted_answer !== question.extracted_answer || old.is_correct !== question.is_correct;
  }).length;
