import { createReadStream } from 'node:fs';

/**
 * The JSON text of one member of the object that a file holds. Reads no further than that member and keeps nothing
 * else: results files can be large, and what describes them comes first.
 * @returns undefined when the file holds no object, lacks the member, or ends before the member does
 */
export const readMember = async (path: string, name: string): Promise<string | undefined> => {
  const scan = createMemberScanner(name);
  for await (const text of createReadStream(path, { encoding: 'utf8' })) {
    for (const character of String(text)) {
      const member = scan(character);
      if (member !== undefined) return member;
    }
  }
  return undefined;
};

/** Takes an object's text character by character; gives the member's text as soon as it is complete. */
const createMemberScanner = (name: string) => {
  let depth = 0;
  let isString = false;
  let isEscaped = false;
  /** Past the colon of a top-level member. */
  let isValue = false;
  /** Whether `kept` grows: in top-level keys, and in the value of the wanted one. */
  let isKept = true;
  let kept = '';

  const beginValue = (): void => {
    isValue = true;
    isKept = kept.trim() === JSON.stringify(name);
    kept = '';
  };
  const endMember = (): string | undefined => {
    const member = isValue && isKept ? kept.trim() : undefined;
    isValue = false;
    isKept = true;
    kept = '';
    return member;
  };
  const scanStructure = (character: string): void => {
    if (character === '"') isString = true;
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
  };
  const scanString = (character: string): void => {
    if (character === '"' && !isEscaped) isString = false;
    isEscaped = character === '\\' && !isEscaped;
  };

  return (character: string): string | undefined => {
    const isTop = depth === 1 && !isString;
    if (isTop && (character === ',' || character === '}')) return endMember();
    if (isTop && character === ':' && !isValue) {
      beginValue();
      return undefined;
    }
    // The brace that opens the object belongs to no member.
    if (isKept && depth > 0) kept += character;
    if (isString) scanString(character);
    else scanStructure(character);
    return undefined;
  };
};
