import { present } from '../../../shared/basics/present.ts';
import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import { emptyResponse } from '../../../shared/conversation/judge-reply.ts';
import { servedBy } from '../../../shared/conversation/served.ts';
import type { Outcome, TurnRecord } from '../../../shared/conversation/turn-record.ts';
import type { UserTurn } from '../../../shared/conversation/user-turn.ts';
import type { ModelReply } from '../../../shared/model/ask-model.ts';
import type { ModelCallError } from '../../../shared/model/model-call-error.ts';

const imagesOf = (userTurn: UserTurn): TurnRecord['images'] => ({
  expected: userTurn.expectedImages,
  sent: userTurn.images.length,
  dropped: [...userTurn.dropped],
});

/** A question with a reply that counts, even one without text. */
export const repliedTurn = (
  { reply, outcome }: { readonly reply: ModelReply; readonly outcome: Outcome },
  userTurn: UserTurn,
  calls: readonly CallRecord[],
): TurnRecord => ({
  outcome,
  reply: reply.text === '' ? null : reply.text,
  error: reply.text === '' ? emptyResponse : null,
  ...present({
    reasoning: reply.reasoning,
    finishReason: reply.finishReason,
    historyItems: reply.historyItems && [...reply.historyItems],
  }),
  ...servedBy(reply),
  images: imagesOf(userTurn),
  calls: [...calls],
});

/** A question that finally got no reply; a content filter's refusal counts as a final reply, not as a failure. */
export const unansweredTurn = (
  error: ModelCallError,
  userTurn: UserTurn,
  calls: readonly CallRecord[],
): TurnRecord => ({
  outcome: error.scope === 'filtered' ? 'filtered' : 'errored',
  reply: null,
  error: `API error: ${error.message}`,
  failure: error.failure,
  images: imagesOf(userTurn),
  calls: [...calls],
});
