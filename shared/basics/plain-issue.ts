import type * as z from 'zod';
import { wrongType } from './json-kind.ts';

/** Zod's words for a missing value, one of another type and a number out of its range, as a person would say them. */
export const plainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'too_small' && isNumber(issue.origin)) return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big' && isNumber(issue.origin)) return `must be at most ${issue.maximum}`;
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return undefined;
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  return Number.isFinite(issue.input) && issue.expected === 'int'
    ? 'must be a whole number'
    : wrongType(issue.expected, issue.input);
};

/** `int` for numbers beyond what a double holds exactly. */
const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int';
