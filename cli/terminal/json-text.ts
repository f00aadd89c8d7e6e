import { visibleJson } from '../../shared/basics/visible-json.ts';

/** A command's result as one JSON document. */
export const jsonText = (value: unknown): string => `${visibleJson(value, 1)}\n`;
