/** Why LocalStack's tests cannot run, when they cannot; the project's global set-up finds out. */
const reason = process.env.LOCALSTACK_UNAVAILABLE;

export const localstackMissing = reason !== undefined;

/** Ends the name of a suite that needs it. */
export const needsLocalstack = localstackMissing ? ` (skipped: ${reason})` : '';
