import { InputError } from '../basics/input-error.ts';

/** Begins with a letter or digit: a command would take a leading hyphen for a flag. */
const runIdPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

/**
 * The part of a generated id that says what it is about: `/root/models/x` gives `root-models-x`. Letters, digits and
 * `-` only, beginning with a letter or digit.
 * @param maxLength in characters
 */
export const idPart = (text: string, maxLength: number): string =>
  text
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, maxLength)
    .replace(/-$/, '') || 'run';

/** Refuses an execution's name that no command would take as a run's id. @throws {InputError} */
export const checkRunId = (name: string): void => {
  if (runIdPattern.test(name)) return;
  throw new InputError(
    `The execution's name "${name}" becomes the id of the run, so it may contain only letters, digits, - and _, and must begin with a letter or digit. Start the execution under another name, e.g. the one that the console suggests.`,
  );
};
