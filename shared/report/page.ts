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
}

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** No request leaves the page, and only the style and the script we wrote apply, whatever a name in it holds. */
const policyWith = (script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    `script-src ${script === undefined ? "'none'" : sourceOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** A whole HTML document with its style and script inside. */
export const page = ({ title, header, main, contents, script }: Page): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyWith(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
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
