import type { ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { planSeats } from '../../shared/run/plan-seats.ts';
import { lanesOf, mostPerWorker } from '../../shared/run/worker-limits.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

/** Divides the open cases among seats, each in an object of its own, and lists the lanes that take turns at them. */
export const writeSeats = async (
  open: readonly ManifestCase[],
  { run, plan }: { readonly run: Run; readonly plan: number },
  objects: ObjectStore,
): Promise<{ readonly itemsKey: string; readonly lanes: number }> => {
  const { runId, identity, settings } = run;
  const cases = open.map(({ caseKey, questions, imageBytes }) => ({ caseKey, questions, imageBytes }));
  const seats = planSeats(cases, {
    concurrency: settings.concurrency,
    perWorker: mostPerWorker[identity.imageMode],
    workers: Number.POSITIVE_INFINITY,
  });
  for (const seat of seats) await putJson(objects, runKeys.seat(runId, plan, seat.seat), seat);
  // The first lanes of all seats come before the second ones: if Lambda is short, each seat has a worker.
  const items = Array.from({ length: lanesOf(settings.timeout) }, (_, lane) =>
    seats.map(({ seat }) => ({ seat, lane, seats: seats.length })),
  ).flat();
  const itemsKey = runKeys.items(runId, plan);
  await putJson(objects, itemsKey, items);
  return { itemsKey, lanes: Math.max(1, items.length) };
};

const putJson = (objects: ObjectStore, key: string, value: unknown) =>
  objects.put(key, JSON.stringify(value), { contentType: 'application/json' });
