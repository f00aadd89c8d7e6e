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

/** The case id of a key made by `caseKeyOf`. */
export const caseIdOfKey = (caseKey: string): string => decodeURIComponent(caseKey.replaceAll('.', '%'));
