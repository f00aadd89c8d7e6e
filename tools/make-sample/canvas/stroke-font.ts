import type { Point } from './canvas.ts';

const bowl = '~122233352616050312';
const round = '~103041453616050110';

/**
 * A single-line font. Each stroke is a row of points, two digits each: x from the left, y from the top
 * (0 = top of a capital, 2 = top of an x, 6 = baseline, 8 = foot of a g). `~` marks a rounded stroke.
 */
const glyphs: Readonly<Record<string, string>> = {
  A: '062046 1434',
  B: '0600 ~003041423303 ~033344453606',
  C: '~4130100105163645',
  D: '0600 ~002042442606',
  E: '40000646 0333',
  F: '400006 0333',
  G: '~4130100105163645 454323',
  H: '0006 4046 0343',
  I: '0006',
  J: '~3035261605',
  K: '0006 4004 1346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: round,
  P: '0600 ~003041423303',
  Q: `${round} 2446`,
  R: '0600 ~003041423303 2346',
  S: '~413010010213334445361605',
  T: '0040 2026',
  U: '~000516364540',
  V: '002640',
  W: '0016223640',
  X: '0046 4006',
  Y: '002340 2326',
  Z: '00400646',
  a: `${bowl} 3236`,
  b: `0006 ${bowl}`,
  c: '~3322120305162635',
  d: `${bowl} 3036`,
  e: '0434 ~3433221203051626 2635',
  f: '~30201116 0222',
  g: `${bowl} ~3237281807`,
  h: '0006 ~0312223336',
  i: '0206 0000',
  j: '~121708 1010',
  k: '0006 3205 1436',
  l: '~000516',
  m: '0206 ~03122326 ~23324346',
  n: '0206 ~0312223336',
  o: bowl,
  p: `0208 ${bowl}`,
  q: `${bowl} 3238`,
  r: '0206 ~031222',
  s: '~33221203142435261605',
  t: '~10152636 0222',
  u: '~0205162635 3236',
  v: '022642',
  w: '0216233642',
  x: '0236 3206',
  y: '0226 4218',
  z: '02320636',
  µ: '0208 ~0205162635 3236',
  0: round,
  1: '022026',
  2: '~011030414206 0646',
  3: '~01103041423313 ~13334445361605',
  4: '36300444',
  5: '400003 ~0312324345361605',
  6: '~413010010516364544331304',
  7: '004016',
  8: '~103041423313020110 ~133344453616050413',
  9: '~051636454130100102133342',
  '.': '0606',
  ',': '0607',
  ':': '0303 0606',
  '-': '0424',
  '+': '0343 2125',
  '/': '0640',
  '(': '~10020416',
  ')': '~00121406',
  '%': '0640 0010110100 3545463635',
  '<': '310335',
  '>': '013305',
  '=': '0242 0444',
  "'": '0001',
  '°': '~0010110100',
  '?': '~01103041422324 2626',
};

const pointsOf = (digits: string): Point[] =>
  Array.from({ length: digits.length / 2 }, (_, index) => [
    Number(digits[2 * index]),
    Number(digits[2 * index + 1]),
  ]);

/** Two rounds of corner cutting (Chaikin); ends stay where they are, a closed stroke stays closed. */
const rounded = (points: readonly Point[], rounds = 2): readonly Point[] => {
  const [first, last] = [points[0], points.at(-1)];
  if (rounds === 0 || first === undefined || last === undefined) return points;
  const cut = points.slice(1).flatMap((to, index): Point[] => {
    const from = points[index] ?? to;
    return [between(from, to, 0.25), between(from, to, 0.75)];
  });
  const closed = first[0] === last[0] && first[1] === last[1];
  const ends = closed ? [...cut, cut[0] ?? first] : [first, ...cut.slice(1, -1), last];
  return rounded(ends, rounds - 1);
};

const between = (from: Point, to: Point, part: number): Point => [
  from[0] + (to[0] - from[0]) * part,
  from[1] + (to[1] - from[1]) * part,
];

/** The strokes of a character; a space has none. @throws {Error} for a character the font lacks. */
export const strokesOf = (character: string): (readonly Point[])[] => {
  if (character === ' ') return [];
  const glyph = glyphs[character];
  if (glyph === undefined) throw new Error(`The font has no "${character}".`);
  return glyph
    .split(' ')
    .map((stroke) => (stroke.startsWith('~') ? rounded(pointsOf(stroke.slice(1))) : pointsOf(stroke)));
};
