import { visibleText } from '../basics/visible-text.ts';

/** HTML that is safe to put into a page as it is; only `html` and `trusted` make it. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[] | undefined;

/**
 * Markup from a template; every text put into it is escaped, for content and for quoted attributes alike. Control
 * characters and bidi controls are shown in visible form, and names written from right to left are kept apart, so that
 * none can reorder or hide what is around it.
 */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  trusted(texts.reduce((markup, text, index) => markup + markupOf(parts[index - 1]) + text));

/** Markup of our own making: nothing that comes from a run may be in it. */
export const trusted = (markup: string): Html => ({ markup });

const markupOf = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string =>
  isolated(visibleText(text)).replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** The blocks of the scripts that are written from right to left: Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Such a text between isolates, which attributes and SVG know, too: the figures beside it keep their order. */
const isolated = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
