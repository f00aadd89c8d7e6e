/**
 * How long a lane that should be at work may fail to turn up, because it waits for a Lambda or its worker has died,
 * before another one may take its place.
 */
export const graceMs = 120_000;
