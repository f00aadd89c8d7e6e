/** Thrown at the end of a chunk with failed cases: not retried, it makes the child red and lists them. */
export class CasesFailedError extends Error {
  override readonly name = 'CasesFailed';

  constructor(failed: readonly { readonly caseId: string; readonly reason: string }[]) {
    const shown = failed.slice(0, 50).map(({ caseId, reason }) => `${caseId} (${reason})`);
    const more = failed.length > shown.length ? ` and ${failed.length - shown.length} more` : '';
    super(`${failed.length} of this chunk's cases failed: ${shown.join(', ')}${more}.`);
  }
}

/** Thrown when the run belongs to another execution or plan by now: this one must not touch it. */
export class RunTakenOverError extends Error {
  override readonly name = 'RunTakenOver';
}

/** Thrown when a chunk came back more often than a child execution's event history can hold. */
export class TooManyLoopsError extends Error {
  override readonly name = 'TooManyLoops';
}
