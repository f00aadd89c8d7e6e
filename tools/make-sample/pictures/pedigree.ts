import { type Canvas, createCanvas, grey, type Point, white } from '../canvas/canvas.ts';
import { ellipsePath, fillPolygon, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

interface Person {
  readonly at: Point;
  readonly sex: 'male' | 'female';
  readonly state: 'unaffected' | 'mild' | 'affected';
  readonly name: string;
}

const people: readonly Person[] = [
  { name: 'I-1', at: [240, 80], sex: 'male', state: 'affected' },
  { name: 'I-2', at: [360, 80], sex: 'female', state: 'unaffected' },
  { name: 'II-1', at: [80, 230], sex: 'male', state: 'unaffected' },
  { name: 'II-2', at: [170, 230], sex: 'female', state: 'mild' },
  { name: 'II-3', at: [270, 230], sex: 'male', state: 'unaffected' },
  { name: 'II-4', at: [360, 230], sex: 'male', state: 'unaffected' },
  { name: 'II-5', at: [450, 230], sex: 'female', state: 'mild' },
  { name: 'II-6', at: [550, 230], sex: 'male', state: 'unaffected' },
  { name: 'III-1', at: [65, 380], sex: 'male', state: 'affected' },
  { name: 'III-2', at: [140, 380], sex: 'female', state: 'mild' },
  { name: 'III-3', at: [215, 380], sex: 'male', state: 'unaffected' },
  { name: 'III-4', at: [460, 380], sex: 'female', state: 'unaffected' },
  { name: 'III-5', at: [540, 380], sex: 'male', state: 'affected' },
];

const lines: readonly (readonly Point[])[] = [
  [
    [240, 80],
    [360, 80],
  ],
  [
    [300, 80],
    [300, 155],
  ],
  [
    [170, 155],
    [450, 155],
  ],
  [
    [170, 155],
    [170, 230],
  ],
  [
    [270, 155],
    [270, 230],
  ],
  [
    [360, 155],
    [360, 230],
  ],
  [
    [450, 155],
    [450, 230],
  ],
  [
    [80, 230],
    [170, 230],
  ],
  [
    [125, 230],
    [125, 315],
  ],
  [
    [65, 315],
    [215, 315],
  ],
  [
    [65, 315],
    [65, 380],
  ],
  [
    [140, 315],
    [140, 380],
  ],
  [
    [215, 315],
    [215, 380],
  ],
  [
    [450, 230],
    [550, 230],
  ],
  [
    [500, 230],
    [500, 315],
  ],
  [
    [460, 315],
    [540, 315],
  ],
  [
    [460, 315],
    [460, 380],
  ],
  [
    [540, 315],
    [540, 380],
  ],
];

export const drawPedigree = (): Canvas => {
  const canvas = createCanvas(640, 480, white);
  for (const line of lines) strokePath(canvas, line, { color: grey(40), width: 2 });
  for (const person of people) drawPerson(canvas, person);
  strokePath(
    canvas,
    [
      [18, 428],
      [42, 404],
    ],
    { color: grey(20), width: 2.4 },
  );
  strokePath(
    canvas,
    [
      [33, 404],
      [42, 404],
      [42, 413],
    ],
    { color: grey(20), width: 2.4 },
  );
  drawText(canvas, 'arrow: patient    full: typical disease    half: mild or late disease', {
    at: [320, 462],
    color: grey(40),
    align: 'center',
  });
  return canvas;
};

const drawPerson = (canvas: Canvas, { at, sex, state, name }: Person): void => {
  const [x, y] = at;
  const outline: Point[] =
    sex === 'male'
      ? [
          [x - 19, y - 19],
          [x + 19, y - 19],
          [x + 19, y + 19],
          [x - 19, y + 19],
          [x - 19, y - 19],
        ]
      : ellipsePath({ center: at, radii: [20, 20] });
  const half = ellipsePath({ center: at, radii: [20, 20] }, Math.PI / 2, (3 * Math.PI) / 2);
  fillPolygon(canvas, outline, { color: state === 'affected' ? grey(30) : white });
  if (state === 'mild') fillPolygon(canvas, half, { color: grey(30) });
  strokePath(canvas, outline, { color: grey(30), width: 2.4 });
  drawText(canvas, name, { at: [x, y + 34], size: 9, color: grey(40), align: 'center' });
};
