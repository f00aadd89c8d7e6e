import { forEachAtOnce } from '../../shared/basics/for-each-at-once.ts';
import { present } from '../../shared/basics/present.ts';
import type { ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { type ReadLambdaQuota, workersFor } from '../../shared/run/lambda-quota.ts';
import { planSeats } from '../../shared/run/plan-seats.ts';
import { callSeconds, lanesOf, maxPerWorker } from '../../shared/run/worker-limits.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { putJson } from '../../shared/storage/put-json.ts';

/** Objects written in parallel. */
const seatsAtOnce = 16;

interface WrittenSeats {
  readonly itemsKey: string;
  readonly lanes: number;
  readonly heldTo?: Run['heldTo'];
}

/** Divides the open cases among seats, each in an object of its own, and lists the lanes that take turns at them. */
export const writeSeats = async (
  open: readonly ManifestCase[],
  { run, plan }: { readonly run: Run; readonly plan: number },
  { objects, lambdaQuota }: { readonly objects: ObjectStore; readonly lambdaQuota: ReadLambdaQuota },
): Promise<WrittenSeats> => {
  const { runId, identity, settings } = run;
  const cases = open.map(({ caseKey, questions, imageBytes }) => ({ caseKey, questions, imageBytes }));
  const { concurrency } = settings;
  const perWorker = maxPerWorker[identity.imageMode];
  // A quota that cannot be read holds nothing back: Lambda itself will, and lanes wait for it.
  const quota = await lambdaQuota().catch(() => undefined);
  const lambdas = quota?.free ?? Number.POSITIVE_INFINITY;
  const workers = workersFor(lambdas);
  const seats = planSeats(cases, { concurrency, perWorker, workers });
  const held = workers * perWorker;
  await forEachAtOnce(seats, seatsAtOnce, async (seat) => {
    await putJson(objects, runKeys.seat(runId, plan, seat.seat), seat);
  });
  // The first lanes of all seats come before the second ones: if Lambda is short, each seat has a worker.
  const items = Array.from({ length: lanesOf(callSeconds(settings)) }, (_, lane) =>
    seats.map(({ seat }) => ({ seat, lane, seats: seats.length })),
  ).flat();
  const itemsKey = runKeys.items(runId, plan);
  await putJson(objects, itemsKey, items);
  return {
    itemsKey,
    lanes: Math.max(1, items.length),
    ...present({
      heldTo: held < Math.min(concurrency, cases.length) ? { conversations: held, lambdas } : undefined,
    }),
  };
};
