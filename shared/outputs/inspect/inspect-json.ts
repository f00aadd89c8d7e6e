import { randomUUID } from 'node:crypto';
import { visibleText } from '../../basics/visible-text.ts';

/** In no text, because nobody knows it before. */
const placeholder = randomUUID();

/** JSON as Inspect reads and writes it: the one difference is the literal NaN of a score that does not count. */
export const inspectJson = (value: unknown): string => {
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'number' && Number.isNaN(member) ? placeholder : member,
  );
  return visibleText(text.replaceAll(`"${placeholder}"`, 'NaN'));
};
