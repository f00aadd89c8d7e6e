/** The part of Lambda's context that the functions use. */
export interface InvocationContext {
  getRemainingTimeInMillis(): number;
}
