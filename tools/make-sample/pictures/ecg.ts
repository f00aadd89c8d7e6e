import { type Canvas, type Color, grey, type Point } from '../canvas/canvas.ts';
import { strokePath } from '../canvas/shapes.ts';

/** One heartbeat. Heights in mV, times in seconds; a deflection left out is flat. */
export interface Beat {
  readonly p?: number;
  readonly q?: number;
  readonly r?: number;
  readonly s?: number;
  /** Elevation of the ST segment; negative is depression. */
  readonly st?: number;
  readonly t?: number;
  readonly tWidth?: number;
  /** From the P wave's top to the R wave's. */
  readonly pr?: number;
  /** Widens the QRS complex; 1 is normal. */
  readonly qrs?: number;
}

const bump = (at: number, center: number, width: number): number => Math.exp(-(((at - center) / width) ** 2));
const step = (at: number, width: number): number => 1 / (1 + Math.exp(-at / width));

/** The voltage of a beat in mV, `at` seconds after its R wave. */
export const voltageOf = (beat: Beat, at: number): number => {
  const { p = 0, q = 0, r = 0, s = 0, st = 0, t = 0, tWidth = 0.055, pr = 0.16, qrs = 1 } = beat;
  return (
    p * bump(at, -pr, 0.028) -
    q * bump(at, -0.03 * qrs, 0.011 * qrs) +
    r * bump(at, 0, 0.014 * qrs) -
    s * bump(at, 0.034 * qrs, 0.014 * qrs) +
    st * step(at - 0.035 * qrs, 0.008) * step(0.3 - at, 0.03) +
    t * bump(at, 0.21 + 0.05 * qrs, tWidth)
  );
};

/** Square paper: a thin line a millimetre, a strong one every five. */
export const drawEcgPaper = (canvas: Canvas, pixelsPerMm: number): void => {
  const ruling = (every: number, color: Color): void => {
    for (let x = 0; x < canvas.width; x += every) {
      strokePath(
        canvas,
        [
          [x, 0],
          [x, canvas.height],
        ],
        { color, width: 1 },
      );
    }
    for (let y = 0; y < canvas.height; y += every) {
      strokePath(
        canvas,
        [
          [0, y],
          [canvas.width, y],
        ],
        { color, width: 1 },
      );
    }
  };
  ruling(pixelsPerMm, [253, 226, 226]);
  ruling(pixelsPerMm * 5, [242, 176, 176]);
};

export interface TracePlace {
  /** Where time and voltage are zero. */
  readonly origin: Point;
  readonly seconds: number;
  readonly pixelsPerMm: number;
}

/** A trace at 25 mm/s and 10 mm/mV. */
export const drawTrace = (
  canvas: Canvas,
  voltage: (seconds: number) => number,
  { origin, seconds, pixelsPerMm }: TracePlace,
): void => {
  const points = Array.from({ length: Math.floor(seconds * 25 * pixelsPerMm * 2) }, (_, index): Point => {
    const time = index / (25 * pixelsPerMm * 2);
    return [origin[0] + index / 2, origin[1] - voltage(time) * 10 * pixelsPerMm];
  });
  strokePath(canvas, points, { color: grey(20), width: 1.5 });
};
