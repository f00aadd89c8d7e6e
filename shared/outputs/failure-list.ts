import * as z from 'zod';
import { visibleJson } from '../basics/visible-json.ts';
import { type CaseFailure, lastWords, maxListed } from '../ledger/failed-case.ts';
import type { StoredObject } from '../storage/object-store.ts';
import { parseStored } from '../storage/parse-stored.ts';
import type { SettledCase } from './read-settled-cases.ts';

/** `failures.json`: why each failed case failed. Questions count from 1, as everywhere people read them. */
export const failureList = (settled: readonly SettledCase[]): string => {
  const failures = settled
    .filter(({ status }) => status === 'failed')
    .map(({ caseId, attempt, error }) => ({
      case_id: caseId,
      attempt,
      ...(error && { ...error, question: error.question + 1 }),
    }));
  return visibleJson(failures, 1);
};

const listSchema = z.array(
  z.object({
    case_id: z.string(),
    question: z.number().int().default(1),
    failure: z.string().default('unknown'),
    message: z.string().default(''),
  }),
);

/** The first ten of `failures.json`. @throws {UnreadableError} naming the object */
export const firstOfFailureList = (object: StoredObject): CaseFailure[] =>
  parseStored(object, listSchema)
    .slice(0, maxListed)
    .map(({ case_id: caseId, question, failure, message }) => ({
      caseId,
      question,
      failure,
      message: lastWords(message),
    }));
