import { listSome } from '../basics/list-some.ts';

/** Thrown when an execution names a dataset that the bucket does not have. */
export class DatasetMissingError extends Error {
  override readonly name = 'DatasetMissing';
}

/** Thrown for a run that does not exist. */
export class RunNotFoundError extends Error {
  override readonly name = 'RunNotFound';

  constructor(runId: string) {
    super(`There is no run "${runId}". \`npx liveclin runs\` lists the runs in this stack.`);
  }
}

/** Thrown when another execution is working on the run. */
export class RunActiveError extends Error {
  override readonly name = 'RunActive';

  constructor(runId: string, executionArn: string) {
    super(
      `Execution ${executionArn} is still working on run ${runId}. Wait until it ends, or stop it first.`,
    );
  }
}

/** Thrown when a resume asks for something other than what the run measures. */
export class IdentityMismatchError extends Error {
  override readonly name = 'IdentityMismatch';

  constructor(runId: string, differences: readonly string[]) {
    super(
      `Cannot resume run ${runId} with other settings: ${differences.join('; ')}. Start a new run to change them.`,
    );
  }
}

/** Thrown when the results file that a run is to start from was not made from the same cases and model. */
export class ImportMismatchError extends Error {
  override readonly name = 'ImportMismatch';

  constructor(differences: readonly string[]) {
    super(
      `Cannot continue from this results file: ${listSome(differences, '; ')}. Give another --output, or omit --resume to start a new run.`,
    );
  }
}

/** Thrown when the test call before the fan-out shows that no worker would get a reply. */
export class PreflightFailedError extends Error {
  override readonly name = 'PreflightFailed';
}

/** Errors with which Plan refuses an execution before any worker starts: there is nothing to resume. */
export const refusals: ReadonlySet<string> = new Set([
  'InvalidInput',
  'DatasetMissing',
  'RunNotFound',
  'RunActive',
  'IdentityMismatch',
  'ImportMismatch',
  'PreflightFailed',
  'ApiKeyUnusable',
  'EndpointRefused',
]);
