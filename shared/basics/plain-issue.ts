import type * as z from 'zod';

/** Zod's words for a number out of its range, as a person would say them; its own words for everything else. */
export const plainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'too_small' && issue.origin === 'number') return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.origin === 'number') return `must be at most ${issue.maximum}`;
  return undefined;
};
