import { formatCount } from '../../basics/format-count.ts';
import { countedLetters } from '../../summary/details/letter-counts.ts';
import { barChart } from '../charts/bar-chart.ts';
import type { Colour } from '../charts/marks.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

interface Letters {
  readonly name: string;
  readonly colour: Colour;
  readonly counts: ReadonlyMap<string, number>;
}

/** How often each letter is right, and how often each extractor reads it: this shows a model that favours one. */
export const lettersSection = ({ figures: { details } }: Report): Html => {
  const { liveclin, strict } = details.extractors;
  const series: readonly Letters[] = [
    { name: 'Key', colour: 'neutral', counts: details.key_letters },
    { name: 'Liveclin extractor', colour: 'cases', counts: liveclin.letters },
    ...(strict ? [{ name: 'Strict extractor', colour: 'questions', counts: strict.letters } as const] : []),
  ];
  const found = new Set(series.flatMap(({ counts }) => [...counts.keys()]));
  const categories = countedLetters.filter((letter) => found.has(letter));
  const countOf = (counts: ReadonlyMap<string, number>, letter: string): number => counts.get(letter) ?? 0;
  return html`<section aria-labelledby="letters"><h2 id="letters">Answer letters</h2>
<p class="legend">${series.map(({ name, colour }) => html`<span class="item"><span class="key bar ${colour}"></span> ${name}</span> `)}</p>
<div class="pair"><figure>${barChart(
    'Answer letters in the key and as each extractor reads them; the counts are in the table next to it.',
    {
      categories,
      series: series.map(({ colour, counts }) => ({
        colour,
        counts: categories.map((letter) => countOf(counts, letter)),
      })),
    },
  )}</figure>
${table({
  caption: 'Answer letters',
  columns: ['Letter', ...series.map(({ name }) => name)],
  rows: categories.map((letter) => [
    letter,
    ...series.map(({ counts }) => formatCount(countOf(counts, letter))),
  ]),
})}</div></section>`;
};
