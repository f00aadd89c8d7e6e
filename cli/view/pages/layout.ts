import { type Html, html } from '../../../shared/report/html.ts';
import { page, policyOf } from '../../../shared/report/page.ts';
import { style } from './style.ts';

interface View {
  readonly title: string;
  /** The way to this page, from the outermost. */
  readonly path: readonly Link[];
  readonly facts?: readonly (readonly [name: string, value: string | Html])[];
  readonly main: Html;
}

export interface Link {
  readonly text: string;
  readonly address: string;
}

const served = { style };

/** The policy that the server sends with every page, beside the one inside it. */
export const pagePolicy = `${policyOf({ served })}; frame-ancestors 'none'`;

export const viewPage = ({ title, path, facts = [], main }: View): string =>
  page({
    title,
    served,
    header: html`<a class="skip" href="#content">Skip to content</a>
<nav class="eyebrow" aria-label="Where you are">${path.map(({ text, address }) => html`<a href="${address}">${text}</a> <span aria-hidden="true">›</span> `)}</nav>
<h1>${title}</h1>
${facts.length === 0 ? undefined : html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}`,
    main: html`<div id="content" tabindex="-1">
${main}
</div>`,
    contents: 'this page quotes them, and must not be published.',
  });

export const runsLink: Link = { text: 'Runs', address: '/' };
