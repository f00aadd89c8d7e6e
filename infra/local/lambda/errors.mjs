/** The error a caller sees: `errorType` is what Step Functions matches in Retry and Catch. */
export function describeError(error) {
  if (error instanceof Error || typeof error?.stack === 'string') {
    return {
      errorType: error.name,
      errorMessage: error.message,
      trace: String(error.stack).split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

/** An error of the runtime itself, under one of AWS's own names. */
export function named(name, message) {
  return Object.assign(new Error(message), { name });
}
