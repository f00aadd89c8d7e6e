export const describeError: (error: unknown) => { errorType: string; errorMessage: string; trace: string[] };
export const named: (name: string, message: string) => Error;
