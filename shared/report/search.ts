import { type Html, html } from './html.ts';

/** Ids that the page and its script agree on. */
export const caseSearch = {
  box: 'case-search',
  input: 'case-query',
  count: 'case-count',
  table: 'case-table',
} as const;

/** The box above a table of cases; hidden where scripts may not run. */
export const searchBox = (placeholder: string): Html =>
  html`<div role="search" class="search" hidden id="${caseSearch.box}"><label for="${caseSearch.input}">Search cases</label> <input type="search" id="${caseSearch.input}" placeholder="${placeholder}" autocomplete="off"> <output id="${caseSearch.count}" for="${caseSearch.input}"></output></div>`;

/** The page's only script: shows the rows that contain every word of the search. Without it, all rows show. */
export const searchScript = `
const [box, input, count, table] = ${JSON.stringify([caseSearch.box, caseSearch.input, caseSearch.count, caseSearch.table])}.map((id) => document.getElementById(id));
const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
const search = () => {
  const words = input.value.toLowerCase().split(/\\s+/);
  let found = 0;
  for (const { row, text } of rows) {
    const fits = words.every((word) => text.includes(word));
    row.hidden = !fits;
    if (fits) found += 1;
  }
  count.textContent = found.toLocaleString('en-US') + ' of ' + rows.length.toLocaleString('en-US');
};
input.addEventListener('input', search);
box.hidden = false;
search();
`;
