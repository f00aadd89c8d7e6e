/** For clients: more tries than the SDK's 3, because a throttled write of a paid-for reply is worth waiting for. */
export const patient = { maxAttempts: 8 };
