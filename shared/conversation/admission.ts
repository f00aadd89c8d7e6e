import type { ModelReply } from '../model/ask-model.ts';
import type { ModelCallError } from '../model/model-call-error.ts';
import type { Outcome } from './turn-record.ts';

/** Asks for permission to make a call, and waits for it as long as waiting makes sense. */
export type Admit = () => Promise<Admission>;

export type Admission = { readonly kind: 'admitted'; readonly release: Release } | NotBefore;

/** Must be called once when the admitted call has ended, however it ended. */
export type Release = (result: TryResult) => void;

/** No call may go out before `retryAtMs` (epoch milliseconds). */
export interface NotBefore {
  readonly kind: 'later';
  readonly retryAtMs: number;
}

/** How one try at a question ended. */
export type TryResult =
  | { readonly kind: 'replied'; readonly reply: ModelReply; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly error: ModelCallError }
  /** The run ended before the call went out. */
  | { readonly kind: 'unsent' };

/** Admits every call at once. */
export const admitFreely: Admit = async () => ({ kind: 'admitted', release: () => undefined });

/** Admits a call once `outer` and then `inner` have admitted it. */
export const admitInTurn =
  (outer: Admit, inner: Admit): Admit =>
  async () => {
    const first = await outer();
    if (first.kind === 'later') return first;
    const second = await inner();
    if (second.kind === 'later') {
      first.release({ kind: 'unsent' });
      return second;
    }
    return {
      kind: 'admitted',
      release: (result) => {
        second.release(result);
        first.release(result);
      },
    };
  };
