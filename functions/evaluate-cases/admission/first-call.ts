import type { Admit } from '../../../shared/conversation/ask-question.ts';

/** Where it is known what the endpoint accepts. */
export const admitFreely: Admit = async () => () => undefined;

/** Admits a call that both admit, `inner` asked last. */
export const admitInTurn =
  (outer: Admit, inner: Admit): Admit =>
  async () => {
    const leaveOuter = await outer();
    if (typeof leaveOuter !== 'function') return leaveOuter;
    const leaveInner = await inner();
    if (typeof leaveInner !== 'function') {
      leaveOuter('unsent');
      return leaveInner;
    }
    return (result) => {
      leaveInner(result);
      leaveOuter(result);
    };
  };

/**
 * Lets the first call out alone and the others when it has ended: where nobody knows yet which parameters an
 * endpoint refuses, one conversation finds it out for all that a worker holds.
 * @param onReply called when the first call brought a reply: its parameters are accepted
 */
export const createFirstCallAdmission = (onReply: () => Promise<void>): Admit => {
  let first: Promise<void> | undefined;
  return async () => {
    if (first !== undefined) {
      await first;
      return () => undefined;
    }
    let open = (): void => undefined;
    first = new Promise<void>((resolve) => {
      open = resolve;
    });
    return (result) => {
      open();
      // A note that is lost costs the next worker a lone call.
      if (typeof result === 'object' && 'reply' in result) onReply().catch(() => undefined);
    };
  };
};
