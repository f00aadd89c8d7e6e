export const exitCodes = {
  ok: 0,
  /** Not everything ran: the message says what is missing and how to continue. */
  incomplete: 1,
  badInput: 2,
  /** Ctrl-C: the run continues in the state machine. */
  detached: 130,
} as const;
