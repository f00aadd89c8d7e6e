/** Pixels from the left and from the top. */
export type Point = readonly [x: number, y: number];
export type Color = readonly [red: number, green: number, blue: number];

/** A raster of RGB bytes, row by row. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

export interface Paint {
  readonly color: Color;
  /** 1 when absent: opaque. */
  readonly alpha?: number;
}

export const grey = (level: number): Color => [level, level, level];
export const white = grey(255);

export const createCanvas = (width: number, height: number, background: Color): Canvas => {
  const pixels = new Uint8ClampedArray(width * height * 3);
  for (let index = 0; index < pixels.length; index += 3) pixels.set(background, index);
  return { width, height, pixels };
};

/** Lays a colour over one pixel; pixels outside the canvas are passed over. */
export const blend = (canvas: Canvas, [x, y]: Point, { color, alpha = 1 }: Paint): void => {
  if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height || alpha <= 0) return;
  const start = (y * canvas.width + x) * 3;
  for (const [channel, value] of color.entries()) {
    const before = canvas.pixels[start + channel] ?? 0;
    canvas.pixels[start + channel] = Math.round(before + (value - before) * Math.min(alpha, 1));
  }
};

/** Replaces every pixel by what `change` makes of its colour and place. */
export const mapPixels = (canvas: Canvas, change: (color: Color, at: Point) => Color): void => {
  for (let index = 0; index < canvas.width * canvas.height; index++) {
    const [red = 0, green = 0, blue = 0] = canvas.pixels.subarray(index * 3, index * 3 + 3);
    const at: Point = [index % canvas.width, Math.floor(index / canvas.width)];
    canvas.pixels.set(change([red, green, blue], at), index * 3);
  }
};
