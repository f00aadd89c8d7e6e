import {
  createRateLimit,
  type LimitOptions,
  type LimitVerdict,
} from '../../tools/stand-in-model/rate-limit.ts';

/** A server in virtual time: judges a call that arrives, and hears when one that it has taken ends. */
export interface LimitingServer {
  judge(now: number): LimitVerdict;
  ended(): void;
}

export type CreateServer = (random: () => number) => LimitingServer;

export const rateServer =
  (limit: LimitOptions): CreateServer =>
  () => ({ judge: createRateLimit(limit), ended: () => undefined });

/** Takes so many calls at once, and says nothing about it. */
export const atOnceServer =
  (most: number): CreateServer =>
  () => {
    let atOnce = 0;
    return {
      judge: () => {
        const accepted = atOnce < most;
        if (accepted) atOnce += 1;
        return { accepted };
      },
      ended: () => {
        atOnce -= 1;
      },
    };
  };

/** Refuses this share of all calls, whatever their pace. */
export const randomServer =
  (refusing: number): CreateServer =>
  (random) => ({ judge: () => ({ accepted: random() >= refusing }), ended: () => undefined });
