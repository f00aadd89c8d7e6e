import { describeIssues, InputError } from '../shared/basics/input-error.ts';
import { awsProblemOf } from './aws/aws-problem.ts';
import { flagName } from './flags/flag-name.ts';

/** What a person at the terminal is told about an error: the flags to blame, or what to do when AWS is out of reach. */
export const describeError = (error: unknown): string => {
  if (error instanceof InputError && error.issues.length > 0) return describeIssues(error.issues, flagName);
  const { message, name } = error instanceof Error ? error : new Error(String(error));
  // A connection refused on both address families has no message.
  const words = message || (error instanceof AggregateError ? String(error.errors[0]) : name);
  const problem = awsProblemOf(error);
  if (!problem) return words;
  const lead = problem.kind === 'permission' ? 'AWS denied the request' : 'Cannot reach AWS';
  return `${lead} (${words.replace(/\.$/, '')}). ${problem.advice}`;
};
