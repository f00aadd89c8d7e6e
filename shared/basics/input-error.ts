import { sentenceOf } from './sentence-of.ts';

/** One thing that is wrong with an input. */
export interface InputIssue {
  /** The field it is about, e.g. `['selection', 'limit']`; empty for the input as a whole. */
  readonly path: readonly string[];
  /** What is wrong and what to do, without the field's name. */
  readonly message: string;
}

/**
 * Thrown when something a person provided (a flag, an execution's input, a dataset) cannot be used. Nothing has been
 * started. The message calls fields what JSON calls them; the command line renders `issues` with its flags instead.
 */
export class InputError extends Error {
  override readonly name = 'InvalidInput';
  /** Empty when no field is to blame: the message says it all. */
  readonly issues: readonly InputIssue[];

  /** @param options.example follows the problem in the message: an input that could be used */
  constructor(
    problem: string | readonly InputIssue[],
    options?: ErrorOptions & { readonly example?: string | undefined },
  ) {
    const message = typeof problem === 'string' ? problem : describeIssues(problem, jsonName);
    super(options?.example === undefined ? message : `${message} Example: ${options.example}`, options);
    this.issues = typeof problem === 'string' ? [] : problem;
  }
}

/** E.g. `--rounds: must be at least 1; --model: must not be empty.` @param nameOf what the reader calls a field */
export const describeIssues = (
  issues: readonly InputIssue[],
  nameOf: (path: readonly string[]) => string,
): string => {
  const parts = issues.map(({ path, message }) =>
    path.length === 0 ? message : `${nameOf(path)}: ${message}`,
  );
  return sentenceOf(parts);
};

const jsonName = (path: readonly string[]): string => path.join('.');
