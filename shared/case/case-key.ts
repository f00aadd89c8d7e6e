const plain = /^[A-Za-z0-9_-]$/;

/**
 * A case id as it appears in object keys and ledger rows: letters, digits, `_` and `-` stay, every other
 * byte of its UTF-8 becomes `.` and two hex digits. Reversible; ids may be DOI URLs with any character.
 */
export const caseKeyOf = (caseId: string): string =>
  Array.from(new TextEncoder().encode(caseId), (byte) => {
    const character = String.fromCharCode(byte);
    return plain.test(character) ? character : `.${byte.toString(16).padStart(2, '0')}`;
  }).join('');

/** The case id of a key made by `caseKeyOf`. @throws {Error} naming a key that was not */
export const caseIdOfKey = (caseKey: string): string => {
  const caseId = parseKey(caseKey);
  if (caseId !== undefined && caseKeyOf(caseId) === caseKey) return caseId;
  throw new Error(`${JSON.stringify(caseKey)} is not the key of a case.`);
};

const parseKey = (caseKey: string): string | undefined => {
  try {
    return decodeURIComponent(caseKey.replaceAll('.', '%'));
  } catch {
    return undefined;
  }
};
