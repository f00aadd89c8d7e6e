import { type Html, html } from './html.ts';

export interface Table {
  readonly caption: string;
  /** The first column names its row; the others hold figures unless they are texts. */
  readonly columns: readonly (string | { readonly text: string })[];
  readonly rows: readonly (readonly (string | number | Html)[])[];
  readonly id?: string;
}

/** A table in a box that scrolls sideways where the screen is too narrow for it. */
export const table = ({ caption, columns, rows, id }: Table): Html => {
  const classes = columns.map((column, index) => (index > 0 && typeof column === 'string' ? 'figure' : ''));
  const classOf = (index: number): Html | undefined =>
    classes[index] ? html` class="${classes[index]}"` : undefined;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table${id === undefined ? undefined : html` id="${id}"`}><caption>${caption}</caption>
<thead><tr>${columns.map((column, index) => html`<th scope="col"${classOf(index)}>${typeof column === 'string' ? column : column.text}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (
    cells,
  ) => html`<tr>${cells.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td${classOf(index)}>${cell}</td>`))}</tr>
`,
)}</tbody></table></div>`;
};
