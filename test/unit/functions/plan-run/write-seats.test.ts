import { expect, test } from 'vitest';
import { writeSeats } from '../../../../functions/plan-run/write-seats.ts';
import { createMemoryObjectStore } from '../../../../shared/adapters/memory/memory-object-store.ts';
import type { ImageMode } from '../../../../shared/conversation/turn-images.ts';
import type { ReadLambdaQuota } from '../../../../shared/run/lambda-quota.ts';
import { seatSchema } from '../../../../shared/run/plan-seats.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { makeIdentity, makeRun, makeSettings } from '../../../../tools/made-up/factories.ts';

const open = Array.from({ length: 1_407 }, (_, index) => ({
  caseId: String(90_000_000 + index),
  caseKey: String(90_000_000 + index),
  chapter: '',
  questions: 3 + (index % 4),
  imageBytes: 0,
}));

const quotaOf =
  (free: number): ReadLambdaQuota =>
  async () => ({ total: free, free });

const write = async (
  imageMode: ImageMode,
  { concurrency = 100, timeout = 120, lambdaQuota = quotaOf(1_000) } = {},
) => {
  const objects = createMemoryObjectStore();
  const run = makeRun({
    identity: makeIdentity({ imageMode }),
    settings: makeSettings({ concurrency, timeout }),
  });
  const { itemsKey, ...written } = await writeSeats(open, { run, plan: 1 }, { objects, lambdaQuota });
  const read = async (key: string): Promise<unknown> => {
    const object = await objects.get(key);
    return JSON.parse(object ? textOf(object) : 'null');
  };
  const seats = [];
  for await (const key of objects.list('runs/run-1/plans/1/seats/')) {
    seats.push(seatSchema.parse(await read(key)));
  }
  return { ...written, items: await read(itemsKey), slots: seats.map(({ slots }) => slots) };
};

test('a worker holds 25 conversations where pictures are sent as bytes, and 100 elsewhere', async () => {
  expect((await write('local')).slots).toEqual([25, 25, 25, 25]);
  expect((await write('url')).slots).toEqual([100]);
  expect((await write('presigned', { concurrency: 150 })).slots).toEqual([75, 75]);
});

test('the first lanes of all seats come before the second ones', async () => {
  const { items, lanes } = await write('url', { concurrency: 200 });
  expect(items).toEqual([
    { seat: 1, lane: 0, seats: 2 },
    { seat: 2, lane: 0, seats: 2 },
    { seat: 1, lane: 1, seats: 2 },
    { seat: 2, lane: 1, seats: 2 },
  ]);
  expect(lanes).toBe(4);
});

test("a run is held to what the account's free Lambdas can carry, with some to spare", async () => {
  const held = await write('local', { concurrency: 1_000, lambdaQuota: quotaOf(10) });
  expect(held.slots).toEqual(Array(8).fill(25));
  expect(held.heldTo).toEqual({ conversations: 200, lambdas: 10 });
});

test('a quota that is large enough or cannot be read holds nothing back', async () => {
  expect(await write('url', { lambdaQuota: quotaOf(10) })).not.toHaveProperty('heldTo');
  const unread = await write('local', {
    concurrency: 1_000,
    lambdaQuota: () => Promise.reject(new Error('AccessDenied')),
  });
  expect(unread.slots).toHaveLength(40);
  expect(unread).not.toHaveProperty('heldTo');
});
