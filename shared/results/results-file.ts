import * as z from 'zod';
import { firstIssues } from '../basics/first-issues.ts';
import { InputError } from '../basics/input-error.ts';
import { isTooDeep, tooDeep } from '../basics/parse-json.ts';
import { recordOf } from '../basics/record-of.ts';
import { visibleText } from '../basics/visible-text.ts';
import { callTotalsSchema } from '../ledger/call-totals.ts';
import { type Coverage, coverageSchema } from '../ledger/coverage.ts';
import { type CaseFailure, lastWords, maxListed } from '../ledger/failed-case.ts';
import { adaptationSchema } from '../model/adapt-parameters.ts';
import { paceTotalsSchema } from '../pace/pace-totals.ts';
import { tokenPricesSchema } from '../prices/token-prices.ts';
import { protocolVersion } from '../run/run-identity.ts';
import { runSelectionFields } from '../run/selection.ts';
import { type StoredObject, textOf } from '../storage/object-store.ts';
import { parseStored } from '../storage/parse-stored.ts';
import { type CaseResult, caseResultSchema, outcomeOf } from './case-result.ts';

const { failures: _failures, ...coverageCounts } = coverageSchema.shape;

/** Coverage as files hold it: `failures` is an object there. */
const fileCoverageSchema = z.looseObject({
  ...coverageCounts,
  planned_questions: z.number().int().optional(),
  failures: recordOf(z.number().int()).optional(),
});

/** The part of a results file before its cases, which is all of `summary.json`; additional keys are kept. */
const resultsHeadSchema = z.looseObject({
  meta: z.looseObject({
    model: z.string(),
    dataset: z.string(),
    image_mode: z.string(),
    api_base: z.string().optional(),
    // Named, so that they keep their places when the file is written again.
    started_at: z.unknown().optional(),
    finished_at: z.unknown().optional(),
    liveclin_version: z.string().default(protocolVersion),
    evaluator: z.unknown().optional(),
    run: z
      .looseObject({
        adaptations: z.array(adaptationSchema).optional(),
        run_id: z.string().optional(),
        dataset_digest: z.string().optional(),
        /** Absent: Chat Completions, with texts as its history. */
        api: z.string().optional(),
        history: z.string().optional(),
        /** Of every request. */
        parameters: z.record(z.string(), z.unknown()).optional(),
        settings: z.looseObject({ prices: tokenPricesSchema.optional() }).optional(),
      })
      .optional(),
    /** Absent when the run covers the whole dataset. */
    selection: z.looseObject({ ...runSelectionFields, dataset_cases: z.number().int() }).optional(),
    coverage: fileCoverageSchema.optional(),
    /** What rescoring did, with the prices it was given. */
    rescored: z.looseObject({ prices: tokenPricesSchema.optional() }).optional(),
    /** Replies, and whatever else may quote a case, were left out. */
    without_texts: z.boolean().optional(),
  }),
  summary: z
    .looseObject({
      calls: z.looseObject(callTotalsSchema.shape).optional(),
      pace: paceTotalsSchema.optional(),
    })
    .optional(),
});
export type ResultsHead = z.infer<typeof resultsHeadSchema>;

/** A results file, the reference's or ours; additional keys are kept. */
const resultsFileSchema = resultsHeadSchema.extend({ cases: z.array(caseResultSchema) });
export type ResultsFile = z.infer<typeof resultsFileSchema>;

/**
 * Reads a results file.
 * @param source how to name the file in messages
 * @throws {InputError} when it is not one
 */
export const parseResultsFile = (text: string, source: string): ResultsFile => {
  if (isTooDeep(text)) throw new InputError(`${source} is not a results file: it is ${tooDeep}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${source} is not a results file: ${(error as Error).message}.`);
  }
  const parsed = resultsFileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    `${source} is not a results file of this evaluator or the reference ({"meta", "summary", "cases"}). ${firstIssues(parsed.error)}.`,
  );
};

/** How complete the file's run is; a file that does not say (the reference's) counts as complete. */
export const coverageOfFile = ({ meta, cases }: ResultsFile): Coverage => {
  const { length } = cases;
  const coverage = coverageOfMeta(meta);
  if (!coverage) return { planned: length, done: length, failed: 0, pending: 0, failures: [] };
  const failed = cases.filter(({ status }) => status === 'failed');
  const firstFailed = failed.slice(0, maxListed).map(failureOf);
  return { ...coverage, ...(firstFailed.length > 0 && { firstFailed }) };
};

/** Why a failed case failed, as its last question says it. */
const failureOf = ({ case_id, mcqs }: CaseResult): CaseFailure => {
  const lost = mcqs.findIndex((question) => outcomeOf(question) === 'errored');
  const { error, turn } = mcqs[lost] ?? {};
  return {
    caseId: case_id,
    question: Math.max(lost, 0) + 1,
    failure: turn?.failure ?? 'unknown',
    message: lastWords((error ?? '').replace(/^API error: /, '')),
  };
};

/** @param text a run's `summary.json` as this version writes it */
export const parseResultsHead = (text: string): ResultsHead => resultsHeadSchema.parse(JSON.parse(text));

/** A run's `summary.json`, and how complete the run was when it was written. @throws {UnreadableError} naming the object */
export const parseSummary = (object: StoredObject) => {
  const { meta } = parseStored(object, resultsHeadSchema);
  // As it is in the file: parsing would put the keys into another order.
  const { summary } = JSON.parse(textOf(object)) as { readonly summary?: unknown };
  return { summary, coverage: coverageOfMeta(meta) };
};

const coverageOfMeta = ({ coverage }: ResultsFile['meta']): Coverage | undefined => {
  if (!coverage) return undefined;
  const { planned, done, failed, pending, failures = {} } = coverage;
  return { planned, done, failed, pending, failures: Object.entries(failures) };
};

/** The parts of a results file's text: one line a case. */
export const resultsText = {
  /** @param head JSON text of an object without `cases`; its closing brace makes room for them */
  opening: (head: string): string => `${head.slice(0, head.lastIndexOf('\n}'))},\n "cases": [\n`,
  between: ',\n',
  end: '\n ]\n}\n',
};

/** The JSON text of a case as the results file has it: control characters are escaped as in `visibleJson`. */
export const caseLine = (text: string): string => visibleText(text);
