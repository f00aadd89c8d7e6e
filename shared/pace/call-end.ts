import type { ModelReply } from '../model/ask-model.ts';
import type { MinuteLimits } from '../model/dialect/named-limits.ts';
import type { ModelCallError } from '../model/model-call-error.ts';

interface CallTimes {
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly endedAt: number;
}

export interface Refusal extends CallTimes {
  /** How long the endpoint asks callers to wait. */
  readonly retryAfterMs?: number | undefined;
}

export interface Pass extends CallTimes {
  /** Whether a reply came: only then does its time count as a reply time. */
  readonly replied: boolean;
  /** For how long a limit is used up, if the response says that one is. */
  readonly usedUpForMs?: number | undefined;
  /** Prompt and reply, if the response says how many. */
  readonly tokens?: number | undefined;
  /** Limits a minute that the response names. */
  readonly limits?: MinuteLimits | undefined;
}

/** What the end of a call says about the pace. */
export type CallEnd =
  | ({ readonly kind: 'refused' | 'server error' } & Refusal)
  | ({ readonly kind: 'passed' } & Pass);

/** How a call ended, as the pace sees it. */
export type CallResult =
  | { readonly kind: 'replied'; readonly reply: Pick<ModelReply, 'limitUsedUpMs' | 'limits' | 'usage'> }
  | { readonly kind: 'failed'; readonly error: ModelCallError }
  | { readonly kind: 'unsent' };

export const callEnd = (result: CallResult, times: CallTimes): CallEnd => {
  switch (result.kind) {
    case 'replied':
      return {
        kind: 'passed',
        replied: true,
        usedUpForMs: result.reply.limitUsedUpMs,
        tokens: tokensOf(result.reply),
        limits: result.reply.limits,
        ...times,
      };
    case 'unsent':
      return { kind: 'passed', replied: false, ...times };
    case 'failed': {
      const { failure, retryAfterMs } = result.error;
      if (failure === 'rate limit') return { kind: 'refused', retryAfterMs, ...times };
      if (failure === 'server error' || failure === 'connection') {
        return { kind: 'server error', retryAfterMs, ...times };
      }
      return { kind: 'passed', replied: false, ...times };
    }
  }
};

const tokensOf = ({ usage }: Pick<ModelReply, 'usage'>): number | undefined =>
  usage?.input === undefined && usage?.output === undefined
    ? undefined
    : (usage.input ?? 0) + (usage.output ?? 0);
