import type * as z from 'zod';

/** Zod's words for a number out of its range, as a person would say them; its own words for everything else. */
export const plainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'too_small' && isNumber(issue.origin)) return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big' && isNumber(issue.origin)) return `must be at most ${issue.maximum}`;
  return undefined;
};

/** `int` for numbers beyond what a double holds exactly. */
const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int';
