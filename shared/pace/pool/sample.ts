import type { CallCount } from './pool.ts';

/** The share of calls that were refused. */
export const shareOf = ({ sent, refused }: CallCount): number => (sent === 0 ? 0 : refused / sent);

/** The same without the refusal that drew attention to it. */
export const shareBefore = ({ sent, refused }: CallCount): number =>
  shareOf({ sent, refused: Math.max(0, refused - 1) });
