import { markedSequence } from './own-styling.ts';

// Characters that a terminal, a spreadsheet or a browser would obey instead of show: C0, DEL and C1, line and paragraph
// separators, and what reverses or hides the direction of writing (U+206A to U+206F are deprecated, but obeyed).
const obeyed = String.raw`\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{206a}-\u{206f}`;
const obeyedInTexts = new RegExp(String.raw`${markedSequence}|(?![\n\t]|\r\n)[${obeyed}]`, 'gu');
const obeyedInLines = new RegExp(`${markedSequence}|[${obeyed}]`, 'gu');

/** A JSON string's escape, so that escaped JSON is still the same JSON. */
const escaped = (found: string): string =>
  found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A text with its control characters and bidi controls in visible form, e.g. `\u001b`. Line ends, tabs and the styling
 * of `Terminal.paint` stay. A text that was made visible does not change when it is made visible again.
 */
export const visibleText = (text: string): string => text.replace(obeyedInTexts, escaped);

/** The same for a name, a cell or a message that has to stay in its line: line ends and tabs become visible, too. */
export const visibleLine = (text: string): string => text.replace(obeyedInLines, escaped);
