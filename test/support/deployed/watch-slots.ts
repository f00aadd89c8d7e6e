import type { TalliedModel } from '../model/tallied-model.ts';

const sampleMs = 100;

/** A worker with a minute hands over for the first time after this. */
const beforeRelaysMs = 15_000;

export interface SlotShares {
  /** Requests in flight over slots, on average, in the first seconds in which all slots were busy. */
  readonly beforeRelays: number;
  /** The same until the last case was taken up. */
  readonly throughout: number;
}

export interface SlotWatch extends AsyncDisposable {
  shares(): SlotShares;
}

/** Samples the requests in flight at a model server, from when all slots are busy until the last case is taken up. */
export const watchSlots = (
  { server, tallies }: TalliedModel,
  { slots, lastCase }: { readonly slots: number; readonly lastCase: number },
): SlotWatch => {
  const samples: { readonly at: number; readonly inFlight: number }[] = [];
  const timer = setInterval(() => {
    const begun = [...tallies.keys()].filter((key) => key.endsWith('/1')).length;
    const isSteady = samples.length > 0 || server.counts.atOnce === slots;
    if (isSteady && begun < lastCase) samples.push({ at: performance.now(), inFlight: server.counts.atOnce });
  }, sampleMs);
  const shareOf = (chosen: typeof samples): number =>
    chosen.reduce((sum, { inFlight }) => sum + inFlight, 0) / chosen.length / slots;
  return {
    shares: () => {
      const firstAt = samples[0]?.at ?? 0;
      return {
        beforeRelays: shareOf(samples.filter(({ at }) => at < firstAt + beforeRelaysMs)),
        throughout: shareOf(samples),
      };
    },
    [Symbol.asyncDispose]: async () => clearInterval(timer),
  };
};
