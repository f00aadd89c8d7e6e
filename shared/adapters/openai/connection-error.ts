import { EndpointRefusedError } from '../../endpoint/endpoint-guard.ts';
import { ModelCallError } from '../../model/model-call-error.ts';
import { OversizedBodyError } from './read-body.ts';

/** What it means for a call that its response did not come, or not whole. */
export const connectionError = (error: unknown): ModelCallError => {
  const reason = innermostReason(error);
  if (reason instanceof EndpointRefusedError) {
    return new ModelCallError('endpoint refused', reason.message, { cause: reason });
  }
  if (reason instanceof OversizedBodyError) {
    return new ModelCallError('oversized reply', `Reply not read: ${reason.message}.`, { cause: reason });
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return new ModelCallError('connection', `Connection error: ${message}`, { cause: error });
};

/** A lookup's and the system's errors come wrapped. */
const innermostReason = (error: unknown): unknown => {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost;
};
