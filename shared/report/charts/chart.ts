import { type Html, html } from '../html.ts';

/** Width of every chart in its own units: a phone shows them a little smaller, a desk a little larger. */
export const chartWidth = 440;

/** The part of a chart that its values are drawn in, in the chart's units. */
export interface Plane {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Marks as an SVG element that scales with its container; for a screen reader it is one image that `label` describes. */
export const chart = (
  { height, label }: { readonly height: number; readonly label: string },
  marks: readonly Html[],
): Html =>
  html`<svg role="img" aria-label="${label}" viewBox="0 0 ${chartWidth} ${height}">
${marks}</svg>`;
