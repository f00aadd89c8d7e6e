import { type Html, html } from '../html.ts';

export interface Tile {
  readonly name: string;
  readonly figure: string;
  readonly notes: readonly string[];
}

/** Figures side by side, each with its name above and notes below. */
export const tiles = (list: readonly Tile[]): Html =>
  html`<dl class="tiles">${list.map(
    ({
      name,
      figure,
      notes,
    }) => html`<div><dt>${name}</dt><dd class="value">${figure}</dd>${notes.map((note) => html`<dd>${note}</dd>`)}</div>
`,
  )}</dl>`;
