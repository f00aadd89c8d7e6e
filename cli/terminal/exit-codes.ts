export const exitCodes = {
  ok: 0,
  /** It ran, but not all of it: the message says what is missing and how to go on. */
  incomplete: 1,
  badInput: 2,
  /** Ctrl-C: the run goes on in the state machine. */
  detached: 130,
} as const;
