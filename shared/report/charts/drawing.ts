import type { CustomSeriesOption } from 'echarts/charts';

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;
type Group = Extract<ReturnType<RenderItem>, { type: 'group' }>;

/** An element of a chart that no chart type of the library draws. */
export type Mark = Group['children'][number];

/** From a chart's values to its units. */
export interface Plane {
  x(value: number): number;
  /** The middle of a row, counted from 0. */
  y(row: number): number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A series that draws whatever it likes over a horizontal value axis and a vertical axis of rows. */
export const drawing = (draw: (plane: Plane) => Mark[]): CustomSeriesOption => ({
  type: 'custom',
  silent: true,
  // Over bars.
  z: 3,
  data: [[0, 0]],
  renderItem: ({ coordSys }, api) => {
    // A grid's; the library types only what all coordinate systems have.
    const { x, y, width, height } = coordSys as unknown as Record<'x' | 'y' | 'width' | 'height', number>;
    return {
      type: 'group',
      children: draw({
        x: (value) => api.coord([value, 0])[0] ?? 0,
        y: (row) => api.coord([0, row])[1] ?? 0,
        top: y,
        bottom: y + height,
        left: x,
        right: x + width,
      }),
    };
  },
});

/** A line; the width's default is that of an interval. */
export const line = (
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  style: { readonly stroke: string; readonly lineWidth?: number; readonly lineDash?: number[] },
): Mark => ({
  type: 'line',
  shape: { x1, y1, x2, y2 },
  style: { lineWidth: 2, lineCap: 'round', ...style },
});
