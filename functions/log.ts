/** Writes one line of JSON: an event in words, and what it was about. */
export type Log = (event: string, details: Readonly<Record<string, unknown>>) => void;

export const log: Log = (event, details) => console.log(JSON.stringify({ event, ...details }));
