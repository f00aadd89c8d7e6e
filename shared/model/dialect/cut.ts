/** Longer than any explanation; a body that repeats itself for megabytes explains nothing. */
const maxLength = 2_000;

/** The beginning of a provider's text. Every pattern of this folder runs over a text that was cut. */
export const cut = (text: string): string => text.slice(0, maxLength);
