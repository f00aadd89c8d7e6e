import { createHash } from 'node:crypto';
import { type Html, html, trusted } from './html.ts';
import { style } from './style.ts';

export interface Page {
  readonly title: string;
  readonly header: Html;
  readonly main: Html;
  /** What of the dataset the page contains. */
  readonly contents: string;
  /** The page's only script, of our own making. */
  readonly script?: string;
  /** Of a page that a server of ours gives out, not a file: further style, of our own making. */
  readonly served?: { readonly style: string };
}

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * No request leaves the page, and only the style and the script we wrote apply, whatever a name in it holds. A served
 * page may show pictures of its server and send it forms.
 */
export const policyOf = ({ script, served }: Partial<Page>): string =>
  [
    "default-src 'none'",
    `style-src ${[style, ...(served ? [served.style] : [])].map(sourceOf).join(' ')}`,
    `script-src ${script === undefined ? "'none'" : sourceOf(script)}`,
    ...(served ? ["img-src 'self'"] : []),
    "base-uri 'none'",
    `form-action ${served ? "'self'" : "'none'"}`,
  ].join('; ');

/** A whole HTML document with its style and script inside. */
export const page = (parts: Page): string => {
  const { title, header, main, contents, script, served } = parts;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(parts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>${
    served &&
    html`
<style>${trusted(served.style)}</style>`
  }
</head>
<body>
<header>
${header}
</header>
<main>
${main}
</main>
<footer><p>Made with liveclin-serverless, following the LiveClin protocol. The benchmark's cases are licensed CC BY-NC-SA 4.0; ${contents}</p></footer>
${
  script === undefined
    ? undefined
    : html`<script>${trusted(script)}</script>
`
}</body>
</html>
`.markup;
};
