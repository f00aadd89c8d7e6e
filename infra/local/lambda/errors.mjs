/** The error a caller sees: `errorType` is what Step Functions matches in Retry and Catch. */
export const describeError = (error) => {
  if (error instanceof Error || typeof error?.stack === 'string') {
    return {
      errorType: error.name,
      errorMessage: error.message,
      trace: String(error.stack).split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
};

/** An error of the runtime itself, with AWS's name for it. */
export const named = (name, message) => Object.assign(new Error(message), { name });
