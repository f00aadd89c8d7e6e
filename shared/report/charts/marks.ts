import { visibleLine } from '../../basics/visible-text.ts';
import { type Html, html } from '../html.ts';
import { type Font, fitText } from './fit-text.ts';

/** The page's variables, so that a chart follows its light, dark and printed form. */
export type Colour = 'ink' | 'muted' | 'line' | 'paper' | 'cases' | 'questions' | 'neutral';

export const fontSizes = { label: 13, axis: 12 } as const;

interface Stroke {
  readonly colour: Colour;
  readonly width?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: string;
}

export const horizontalLine = (
  { from, to, y }: { readonly from: number; readonly to: number; readonly y: number },
  stroke: Stroke,
): Html => line([from, y, to, y], stroke);

export const verticalLine = (
  { from, to, x }: { readonly from: number; readonly to: number; readonly x: number },
  stroke: Stroke,
): Html => line([x, from, x, to], stroke);

const line = (
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  { colour, width = 1, dash }: Stroke,
): Html =>
  html`<line x1="${units(x1)}" y1="${units(y1)}" x2="${units(x2)}" y2="${units(y2)}" stroke="${variable(colour)}" stroke-width="${width}"${dash === undefined ? undefined : html` stroke-dasharray="${dash}"`} stroke-linecap="round"/>
`;

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly colour: Colour;
  readonly isHollow: boolean;
}

export const circle = ({ x, y, ...look }: Dot): Html =>
  html`<circle cx="${units(x)}" cy="${units(y)}" r="4.5"${dotLook(look)}/>
`;

export const diamond = ({ x, y, ...look }: Dot): Html =>
  html`<path d="M${units(x - 5)} ${units(y)}l5 -5l5 5l-5 5z"${dotLook(look)}/>
`;

const dotLook = ({ colour, isHollow }: Pick<Dot, 'colour' | 'isHollow'>): Html =>
  html` fill="${variable(isHollow ? 'paper' : colour)}" stroke="${variable(colour)}" stroke-width="1.5"`;

interface BarBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar that grows to the right, its end rounded. */
export const horizontalBar = ({ x, y, width, height }: BarBox, colour: Colour): Html => {
  const r = units(Math.min(3, width));
  return html`<path d="M${units(x)} ${units(y)}h${units(width - r)}q${r} 0 ${r} ${r}v${units(height - 2 * r)}q0 ${r} ${-r} ${r}h${units(r - width)}z" fill="${variable(colour)}"/>
`;
};

/** A bar that grows upwards, its top rounded. */
export const verticalBar = ({ x, y, width, height }: BarBox, colour: Colour): Html => {
  const r = units(Math.min(2, height, width / 2));
  return html`<path d="M${units(x)} ${units(y + height)}v${units(r - height)}q0 ${-r} ${r} ${-r}h${units(width - 2 * r)}q${r} 0 ${r} ${r}v${units(height - r)}z" fill="${variable(colour)}"/>
`;
};

interface TextPlace extends Font {
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly colour: Colour;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Keeps lines of the chart from crossing letters. */
  readonly hasHalo?: boolean;
}

export const textMark = (text: string, place: TextPlace): Html => textElement(html`${text}`, place);

/** As much of a name as fits into a width; where it is cut, its title holds the whole name. */
export const nameMark = (
  name: string,
  { maxWidth, ...place }: TextPlace & { readonly maxWidth: number },
): Html => {
  const whole = visibleLine(name);
  const shown = fitText(whole, maxWidth, place);
  return textElement(shown === whole ? html`${whole}` : html`<title>${whole}</title>${shown}`, place);
};

const textElement = (content: Html, place: TextPlace): Html => {
  const { x, y, colour, size, isBold = false, anchor = 'start', hasHalo = false } = place;
  const weight = isBold ? html` font-weight="600"` : undefined;
  const halo = hasHalo
    ? html` stroke="${variable('paper')}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
    : undefined;
  return html`<text x="${units(x)}" y="${units(y)}" dy=".35em" font-size="${size}"${weight} text-anchor="${anchor}" fill="${variable(colour)}"${halo}>${content}</text>
`;
};

const variable = (colour: Colour): string => `var(--${colour})`;

/** Two decimals: a hundredth of a unit is invisible. */
const units = (length: number): number => Math.round(length * 100) / 100;
