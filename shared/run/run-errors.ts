import { listSome } from '../basics/list-some.ts';

/** Thrown when an execution names a dataset that the bucket does not hold. */
export class DatasetMissingError extends Error {
  override readonly name = 'DatasetMissing';
}

/** Thrown when somebody names a run that does not exist. */
export class RunNotFoundError extends Error {
  override readonly name = 'RunNotFound';

  constructor(runId: string) {
    super(`There is no run "${runId}". \`liveclin runs\` lists the runs of this stack.`);
  }
}

/** Thrown when another execution works on the run. */
export class RunActiveError extends Error {
  override readonly name = 'RunActive';

  constructor(runId: string, executionArn: string) {
    super(`Run ${runId} is being worked on by ${executionArn}. Wait for it, or stop it first.`);
  }
}

/** Thrown when a resume asks for something else than the run measures. */
export class IdentityMismatchError extends Error {
  override readonly name = 'IdentityMismatch';

  constructor(runId: string, differences: readonly string[]) {
    super(`Run ${runId} cannot be resumed like this: ${differences.join('; ')}. Start another run for that.`);
  }
}

/** Thrown when a results file that a run is to begin with was not made from the same cases and model. */
export class ImportMismatchError extends Error {
  override readonly name = 'ImportMismatch';

  constructor(differences: readonly string[]) {
    super(
      `The results file cannot be gone on with: ${listSome(differences, '; ')}. Give another --output, or leave --resume out to start anew.`,
    );
  }
}

/** Thrown when the one call before the fan-out shows that no worker could be answered. */
export class PreflightFailedError extends Error {
  override readonly name = 'PreflightFailed';
}

/** Names under which Plan refuses an execution before any worker is started: there is nothing to resume. */
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
