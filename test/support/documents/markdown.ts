const fence = /^ *```[\s\S]*?^ *```/gm;

/** A document without its blocks of code. */
export const proseOf = (markdown: string): string => markdown.replaceAll(fence, '');

export const headingsOf = (markdown: string): string[] =>
  [...proseOf(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.trim());

/** The anchor that GitHub gives a heading: lower case, no punctuation, hyphens for blanks. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** Where a document leads to: Markdown links, and pictures of HTML. */
export const linksOf = (markdown: string): string[] =>
  [...proseOf(markdown).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  );

/** The text between single backticks. */
export const codeSpansOf = (markdown: string): string[] =>
  [...proseOf(markdown).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
