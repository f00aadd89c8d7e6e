import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { forEachAtOnce } from '../../../shared/basics/for-each-at-once.ts';

describe('forEachAtOnce', () => {
  it('works on every item, never on more at once than allowed', async () => {
    let under = 0;
    let most = 0;
    const seen: number[] = [];
    await forEachAtOnce([1, 2, 3, 4, 5], 2, async (item) => {
      under += 1;
      most = Math.max(most, under);
      await sleep(1);
      seen.push(item);
      under -= 1;
    });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('starts nothing more after a failure, and waits for the items under way before it throws the first', async () => {
    const started: number[] = [];
    let ended = 0;
    const work = async (item: number) => {
      started.push(item);
      if (item === 1) throw new Error('first');
      await sleep(5);
      ended += 1;
      throw new Error('second');
    };
    await expect(forEachAtOnce([1, 2, 3, 4], 2, work)).rejects.toThrow('first');
    expect(started).toEqual([1, 2]);
    expect(ended).toBe(1);
  });
});
