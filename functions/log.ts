import { visibleJson } from '../shared/basics/visible-json.ts';

/** Writes one line of JSON: an event in words, and its details. */
export type Log = (event: string, details: Readonly<Record<string, unknown>>) => void;

export const log: Log = (event, details) => console.log(visibleJson({ event, ...details }));
