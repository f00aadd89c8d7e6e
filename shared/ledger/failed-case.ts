import * as z from 'zod';
import { oneLine } from '../basics/one-line.ts';
import type { CaseRow } from './case-row.ts';

/** Which question ended a failed case, and why. */
export const failureSchema = z.object({
  caseId: z.string(),
  /** From 1. */
  question: z.number().int(),
  /** Class of the last error. */
  failure: z.string(),
  /** The endpoint's last words, in one line. */
  message: z.string(),
});
export type CaseFailure = z.infer<typeof failureSchema>;

/** Failed cases that a message lists: enough to see what is wrong. */
export const maxListed = 10;

/** Enough to recognize an error; the whole words are in the case's result. */
const maxMessageLength = 200;

export const lastWords = (message: string): string => oneLine(message, maxMessageLength);

export const caseFailure = ({ caseId, error }: Pick<CaseRow, 'caseId' | 'error'>): CaseFailure => ({
  caseId,
  question: (error?.question ?? 0) + 1,
  failure: error?.failure ?? 'unknown',
  message: lastWords(error?.message ?? ''),
});
