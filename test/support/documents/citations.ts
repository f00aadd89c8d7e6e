/** A document that a text relies on, and the heading that it names. */
export interface Citation {
  readonly document: string;
  readonly heading?: string;
}

/** Lines of one comment are one text: a citation may be wrapped. */
const unwrapped = (text: string): string => text.replaceAll(/\n\s*(?:\*|\/\/|#)?\s*/g, ' ');

const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm;

/** Files of code that comments name, by their path or their name alone. */
export const codeNamedIn = (source: string): string[] =>
  [...source.matchAll(comment)].flatMap(([text]) =>
    Array.from(text.matchAll(/(?<![\w/.:@-])(?:[\w.-]+\/)*[\w.-]+\.(?:ts|mjs|py)\b/g), ([path]) => path),
  );

/** Every `docs/design.md, "Heading"` and every other Markdown file that a text names; URLs are ignored. */
export const citationsIn = (text: string): Citation[] =>
  [...unwrapped(text).matchAll(/(?<![\w/.-])((?:[\w-]+\/)*[\w-]+\.md)\b(?:, "([^"]+)")?/g)].map(
    ([, document = '', heading]) => (heading === undefined ? { document } : { document, heading }),
  );
