import type { Canvas, Color, Point } from './canvas.ts';
import { strokePath } from './shapes.ts';
import { strokesOf } from './stroke-font.ts';

export interface Lettering {
  /** The middle of the line's height; across, what `align` says. */
  readonly at: Point;
  /** Height of a capital letter in pixels. */
  readonly size?: number;
  readonly color: Color;
  readonly align?: 'left' | 'center' | 'right';
  /** Reads from the bottom upwards. */
  readonly upwards?: boolean;
}

const gap = 2;
const blank = 3;

/** Writes one line with the stroke font. */
export const drawText = (canvas: Canvas, text: string, lettering: Lettering): void => {
  const { at, size = 10, color, align = 'left', upwards = false } = lettering;
  const unit = size / 6;
  const place = ([x, y]: Point): Point =>
    upwards ? [at[0] + (y - 3) * unit, at[1] - x * unit] : [at[0] + x * unit, at[1] + (y - 3) * unit];
  const width = widthOf(text);
  let x = { left: 0, center: -width / 2, right: -width }[align];
  for (const character of text) {
    const strokes = strokesOf(character);
    for (const stroke of strokes) {
      const points = stroke.map(([dx, dy]) => place([x + dx, dy]));
      strokePath(canvas, points, { color, width: Math.max(1.3, size / 7) });
    }
    x += advanceOf(character) + gap;
  }
};

const advanceOf = (character: string): number =>
  character === ' '
    ? blank - gap
    : Math.max(
        ...strokesOf(character)
          .flat()
          .map(([x]) => x),
      );

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + advanceOf(character) + gap, -gap);
