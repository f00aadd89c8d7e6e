/** A command's result as one JSON document. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
