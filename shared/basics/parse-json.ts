/** Deeper than anything real: what is read must also be walked and written, which takes a call per level. */
const maxDepth = 200;

/**
 * Arrays and objects in one text. An empty one takes thirty times as much memory as its two brackets; real ones are
 * longer, so a text of 4 MiB does not have as many. Larger texts, such as the manifest of a large dataset, have more, but
 * not one every 50 characters.
 */
const maxNodes = 100_000;
const leastNodeLength = 50;

/** The value of a JSON text; undefined when the text is not JSON, or {@link isTooComplex}. */
export const parseJson = (text: string): unknown => {
  try {
    return isTooComplex(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether a JSON text opens more brackets than any real one, at once or in all. Reads it once. */
export const isTooComplex = (text: string): boolean =>
  opensMore(text, Math.max(maxNodes, text.length / leastNodeLength));

/** Says of a JSON text that it {@link isTooDeep}. */
export const tooDeep = `nested more than ${maxDepth} levels deep`;

/** Whether a JSON text of any length is nested more deeply than any real one. */
export const isTooDeep = (text: string): boolean => opensMore(text, Number.POSITIVE_INFINITY);

const opensMore = (text: string, allowed: number): boolean => {
  let depth = 0;
  let nodes = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x22: // "
        isString = !isString;
        break;
      case 0x5c: // \, which escapes what follows
        index += 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (isString) break;
        depth += 1;
        nodes += 1;
        if (depth > maxDepth || nodes > allowed) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (!isString) depth -= 1;
    }
  }
  return false;
};
