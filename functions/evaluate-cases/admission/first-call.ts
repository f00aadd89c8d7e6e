import type { Admit } from '../../../shared/conversation/admission.ts';

/**
 * Admits the first call alone, and the others once it has ended: until it is known which parameters an endpoint
 * refuses, one conversation finds out for all others of its worker.
 * @param onReply called when the first call gets a reply: the endpoint accepts its parameters
 */
export const createFirstCallAdmission = (onReply: () => Promise<void>): Admit => {
  let first: Promise<void> | undefined;
  return async () => {
    if (first !== undefined) {
      await first;
      return { kind: 'admitted', release: () => undefined };
    }
    let open = (): void => undefined;
    first = new Promise<void>((resolve) => {
      open = resolve;
    });
    return {
      kind: 'admitted',
      release: (result) => {
        open();
        // If saving this fails, the next worker sends its first call alone, too.
        if (result.kind === 'replied') onReply().catch(() => undefined);
      },
    };
  };
};
