import type { Standing } from '../../compare/standing.ts';
import { type PathwayFigure, pathwayCaveat, pathwayFigures } from '../../print/format-pathway.ts';
import { formatRange } from '../../print/format-range.ts';
import { formatPercentOf } from '../../print/format-share.ts';
import { type Html, html } from '../html.ts';
import { table } from '../table.ts';

/** The pathways of the runs side by side. */
export const pathwaysSection = (runs: readonly Standing[]): Html | undefined => {
  const found = runs.flatMap(({ label, model, pathway }) => (pathway ? [{ label, model, pathway }] : []));
  if (found.length === 0) return undefined;
  const [{ pathway: first } = { pathway: undefined }] = found;
  const names = first ? pathwayFigures(first).map(({ name }) => name) : [];
  const positions = [
    ...new Set(found.flatMap(({ pathway }) => [...pathway.first_errors.by_position.keys()])),
  ];
  return html`<section aria-labelledby="pathway"><h2 id="pathway">Pathway</h2>
<p class="note">Up to the first question without a reply. Below each interval, the figure that independent questions with the accuracies of their positions would give. ${pathwayCaveat}</p>
${table({
  caption: 'How far cases stay right, and what comes after an error, with 95% intervals',
  columns: ['Run', ...names],
  rows: found.map(({ label, model, pathway }) => [`${label} ${model}`, ...pathwayFigures(pathway).map(cell)]),
})}
<h3>First error by position</h3>
${table({
  caption: 'First errors, of the cases that reached the position with all right',
  columns: ['Run', ...positions],
  rows: found.map(({ label, model, pathway }) => [
    `${label} ${model}`,
    ...positions.map((position) => {
      const {
        reached = 0,
        first_errors = 0,
        rate = 0,
      } = pathway.first_errors.by_position.get(position) ?? {};
      return html`${formatPercentOf(reached, rate)}<small>${first_errors} of ${reached}</small>`;
    }),
  ]),
})}</section>
`;
};

const cell = ({ of, accuracy, interval, if_independent }: PathwayFigure): Html =>
  html`${formatPercentOf(of, accuracy)}<small>${formatRange(interval)}</small><small>${formatPercentOf(of, if_independent)}</small>`;
