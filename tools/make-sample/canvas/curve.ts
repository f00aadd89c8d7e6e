import type { Point } from './canvas.ts';

/**
 * A smooth curve through every point of a course (Catmull-Rom).
 * @param at 0 at the first point, 1 at the second, and so on
 */
export const pointOn = (course: readonly Point[], at: number): Point => {
  const index = Math.min(course.length - 2, Math.floor(at));
  const part = at - index;
  const near = (offset: number): Point =>
    course[Math.min(course.length - 1, Math.max(0, index + offset))] ?? [0, 0];
  const along = (axis: 0 | 1): number => {
    const [a, b, c, d] = [near(-1)[axis], near(0)[axis], near(1)[axis], near(2)[axis]];
    return b + 0.5 * part * (c - a + part * (2 * a - 5 * b + 4 * c - d + part * (3 * (b - c) + d - a)));
  };
  return [along(0), along(1)];
};

/** That curve as a path, twelve steps from point to point. */
export const smoothPath = (course: readonly Point[]): Point[] =>
  Array.from({ length: (course.length - 1) * 12 + 1 }, (_, step) => pointOn(course, step / 12));
