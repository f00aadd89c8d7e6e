/** Halves of surrogate pairs, which no encoding has: a text that was cut in the middle of a character ends with one. */
const half = /\p{Cs}/gu;

/** A JSON value with U+FFFD for every half of a character, so that it can be stored as UTF-8. */
export const wellFormed = <Value>(value: Value): Value =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'string' ? part.replaceAll(half, '\ufffd') : part,
    ),
  );
