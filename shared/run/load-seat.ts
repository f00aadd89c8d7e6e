import { runKeys } from '../storage/keys.ts';
import { type ObjectStore, textOf } from '../storage/object-store.ts';
import { type Seat, seatSchema } from './plan-seats.ts';

/** A seat as Plan wrote it. */
export const loadSeat = async (
  objects: Pick<ObjectStore, 'get'>,
  { runId, plan, seat }: { readonly runId: string; readonly plan: number; readonly seat: number },
): Promise<Seat> => {
  const key = runKeys.seat(runId, plan, seat);
  const object = await objects.get(key);
  if (!object) throw new Error(`The bucket has no ${key}: seat ${seat} of plan ${plan} cannot be worked at.`);
  return seatSchema.parse(JSON.parse(textOf(object)));
};
