import { randomUUID } from 'node:crypto';

const esc = String.fromCharCode(27);
const bell = String.fromCharCode(7);
// Known to this process only, so that no text from elsewhere can pass for our styling. As an operating system command
// of the terminal it takes no columns.
const mark = `${esc}]${randomUUID()};`;
const sequences = new RegExp(String.raw`${esc}\[([\d;]*)m`, 'g');

/** A pattern for what `markStyling` makes. */
export const markedSequence = String.raw`${esc}\]${mark.slice(2)}[\d;]*${bell}`;
const marked = new RegExp(markedSequence, 'g');

/** Marks the colour sequences of a text as ours. Whatever came from elsewhere must be made visible before. */
export const markStyling = (styled: string): string =>
  styled.replace(sequences, (_, codes) => `${mark}${codes}${bell}`);

/** Turns marks into the colour sequences that a terminal obeys. */
export const unmarkStyling = (text: string): string =>
  text.replace(marked, (found) => `${esc}[${found.slice(mark.length, -1)}m`);
