import { cut } from './cut.ts';
import { type FailureRow, failureTable } from './failure-table.ts';

/** The row of the table that a code stands in: as it is, without what follows a dot, or by its likeness. */
export const rowOfCode = (code: string): FailureRow | undefined => {
  const plain = plainCode(code);
  const parts = plain.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const row = rowsByCode.get(parts.slice(0, length).join('.'));
    if (row) return row;
  }
  return failureTable.find(({ codesLike }) => codesLike?.test(plain));
};

/** Codes are short; Chinese texts, phrases and the like are none. */
const plainCode = (code: string): string =>
  code
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_-]/g, '');

const rowsByCode: ReadonlyMap<string, FailureRow> = new Map(
  failureTable.flatMap((row) => (row.codes ?? []).map((code) => [plainCode(code), row] as const)).reverse(),
);

/** The first row whose texts a message contains. */
export const rowOfText = (
  message: string,
  isWanted: (row: FailureRow) => boolean = () => true,
): FailureRow | undefined => {
  const text = cut(message);
  const words = codeWords(text);
  const isSaid = (row: FailureRow) => words.includes(row) || row.texts?.some((pattern) => pattern.test(text));
  return failureTable.find((row) => isWanted(row) && isSaid(row));
};

/** Codes within a text ("The request was blocked: PROHIBITED_CONTENT"): words that nobody uses in sentences. */
const codeWords = (text: string): FailureRow[] =>
  (text.match(/[\w.]{6,80}/g) ?? [])
    .map((word) => word.replace(/\.+$/, ''))
    .filter((word) => /[a-zA-Z]_[a-zA-Z]|[a-z][A-Z]|^[A-Z]+$/.test(word))
    .flatMap((word) => rowsByCode.get(plainCode(word)) ?? []);
