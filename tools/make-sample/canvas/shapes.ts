import { blend, type Canvas, type Paint, type Point } from './canvas.ts';

export interface Pen extends Paint {
  readonly width: number;
  /** Pixels drawn and left out in turn; a full line when absent. */
  readonly dash?: number;
}

export interface Ellipse {
  readonly center: Point;
  readonly radii: Point;
  /** Radians, clockwise. */
  readonly turn?: number;
  /** Width of the edge in pixels; 1 is sharp. */
  readonly soft?: number;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Calls `visit` for the whole pixels of a box. */
const eachPixel = ([left, top]: Point, [right, bottom]: Point, visit: (at: Point) => void): void => {
  for (let y = Math.floor(top); y <= Math.ceil(bottom); y++) {
    for (let x = Math.floor(left); x <= Math.ceil(right); x++) visit([x, y]);
  }
};

export const fillEllipse = (canvas: Canvas, ellipse: Ellipse, paint: Paint): void => {
  const { center, radii, turn = 0, soft = 1 } = ellipse;
  const reach = Math.max(...radii) + soft;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  eachPixel([center[0] - reach, center[1] - reach], [center[0] + reach, center[1] + reach], (at) => {
    const [dx, dy] = [at[0] - center[0], at[1] - center[1]];
    const ring = Math.hypot((dx * cos + dy * sin) / radii[0], (dy * cos - dx * sin) / radii[1]);
    const outside = (ring - 1) * Math.min(...radii);
    blend(canvas, at, { color: paint.color, alpha: clamp(0.5 - outside / soft) * (paint.alpha ?? 1) });
  });
};

/** The outline of an ellipse as a path, to stroke or to fill. */
export const ellipsePath = ({ center, radii, turn = 0 }: Ellipse, from = 0, to = 2 * Math.PI): Point[] =>
  Array.from({ length: 65 }, (_, step) => {
    const angle = from + ((to - from) * step) / 64;
    const [x, y] = [radii[0] * Math.cos(angle), radii[1] * Math.sin(angle)];
    return [
      center[0] + x * Math.cos(turn) - y * Math.sin(turn),
      center[1] + x * Math.sin(turn) + y * Math.cos(turn),
    ];
  });

const samples = 4;

/** Fills a path, closed by itself, by the even-odd rule; four sample rows a pixel. */
export const fillPolygon = (canvas: Canvas, points: readonly Point[], paint: Paint): void => {
  const ys = points.map(([, y]) => y);
  const last = Math.min(canvas.height - 1, Math.ceil(Math.max(...ys)));
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= last; y++) {
    const coverage = new Float64Array(canvas.width);
    for (let sample = 0; sample < samples; sample++) {
      addSpans(coverage, crossingsAt(points, y + (sample + 0.5) / samples - 0.5));
    }
    for (const [x, covered] of coverage.entries()) {
      blend(canvas, [x, y], { color: paint.color, alpha: (covered / samples) * (paint.alpha ?? 1) });
    }
  }
};

/** Where the outline meets the height `y`, from left to right. */
const crossingsAt = (points: readonly Point[], y: number): number[] =>
  points
    .flatMap(([x1, y1], index) => {
      const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1];
      return y1 > y === y2 > y ? [] : [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)];
    })
    .sort((a, b) => a - b);

/** Adds to each pixel the part of it that lies between a crossing and the next. */
const addSpans = (coverage: Float64Array, crossings: readonly number[]): void => {
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [from, to] = [(crossings[index] ?? 0) + 0.5, (crossings[index + 1] ?? 0) + 0.5];
    for (let x = Math.max(0, Math.floor(from)); x < Math.min(coverage.length, Math.ceil(to)); x++) {
      coverage[x] = (coverage[x] ?? 0) + Math.min(to, x + 1) - Math.max(from, x);
    }
  }
};

/** Strokes a path with round ends. Where its parts overlap, the paint is laid once. */
export const strokePath = (canvas: Canvas, points: readonly Point[], pen: Pen): void => {
  const coverage = new Map<number, number>();
  const reach = pen.width / 2 + 1;
  for (const [from, to] of segmentsOf(points, pen.dash)) {
    const low: Point = [Math.min(from[0], to[0]) - reach, Math.min(from[1], to[1]) - reach];
    const high: Point = [Math.max(from[0], to[0]) + reach, Math.max(from[1], to[1]) + reach];
    eachPixel(low, high, ([x, y]) => {
      if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) return;
      const covered = clamp(pen.width / 2 + 0.5 - distanceTo([x, y], from, to));
      const place = y * canvas.width + x;
      if (covered > (coverage.get(place) ?? 0)) coverage.set(place, covered);
    });
  }
  for (const [place, covered] of coverage) {
    const at: Point = [place % canvas.width, Math.floor(place / canvas.width)];
    blend(canvas, at, { color: pen.color, alpha: covered * (pen.alpha ?? 1) });
  }
};

const distanceTo = ([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number => {
  const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = squared === 0 ? 0 : clamp(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared);
  return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
};

const segmentsOf = (points: readonly Point[], dash?: number): (readonly [Point, Point])[] => {
  const segments = points.slice(1).map((to, index) => [points[index] ?? to, to] as const);
  return dash === undefined ? segments : segments.flatMap(([from, to]) => dashesOf(from, to, dash));
};

const dashesOf = (from: Point, to: Point, dash: number): (readonly [Point, Point])[] => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const between = (along: number): Point => [
    from[0] + ((to[0] - from[0]) * along) / length,
    from[1] + ((to[1] - from[1]) * along) / length,
  ];
  return Array.from({ length: Math.ceil(length / (2 * dash)) }, (_, index) => [
    between(2 * dash * index),
    between(Math.min(length, 2 * dash * index + dash)),
  ]);
};
