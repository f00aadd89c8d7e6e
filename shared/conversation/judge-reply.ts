import type { ModelReply } from '../model/ask-model.ts';
import { replyEndOf } from '../model/dialect/finish-reason.ts';
import { ModelCallError } from '../model/model-call-error.ts';
import type { Outcome } from './turn-record.ts';

/**
 * How a reply came. A text counts whatever its finish reason; an empty one is final only when the model used up its
 * tokens, or the provider ended it on purpose (docs/design.md, "What a reply leads to").
 * @throws {ModelCallError} `empty reply`, to be asked again, if nothing explains why it is empty
 */
export const judgeReply = (reply: ModelReply): Outcome => {
  const end = replyEndOf(reply.finishReason);
  if (reply.text !== '') {
    if (end === 'length') return 'truncated';
    return reply.refusal || end === 'content_filter' ? 'refused' : 'answered';
  }
  if (reply.refusal) return 'refused';
  if (end === 'content_filter') return 'filtered';
  if (end === 'length' && !generatedNothing(reply)) return 'empty';
  throw new ModelCallError('empty reply', emptyResponse, { requestId: reply.requestId });
};

/** By the endpoint's own count, which not every endpoint sends: a budget of which nothing was used is not used up. */
const generatedNothing = ({ usage }: ModelReply): boolean => usage?.output === 0 && !usage.reasoning;

/** The reference's error text for a reply without content (docs/protocol.md, "Errors"). */
export const emptyResponse = 'Empty response from API.';
