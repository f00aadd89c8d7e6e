import type { MinuteLimits } from '../../model/dialect/named-limits.ts';
import type { CallCount } from './pool.ts';

/** What a worker says when it asks for a lease: what has happened since it did last, and what it needs. */
export interface Ask {
  readonly worker: string;
  /** Conversations that have a call on its way or wait for one. */
  readonly want: number;
  readonly inFlight: number;
  /** The most calls at once that it could ever have. */
  readonly cap: number;
  readonly given: MinuteLimits;
  /** The calls that it may still make at a rate's pace, and when the first and the last of them are due. */
  readonly left: { readonly calls: number; readonly nextAt: number; readonly lastAt: number };
  readonly calls: CallCount;
  /** Those of them that count for the present limits. */
  readonly sample: CallCount;
  readonly countsFrom: number;
  /** How the call ended that it was to make in a pause; undefined if it was not made, or is not known yet. */
  readonly probe: 'passed' | 'refused' | undefined;
  /** Until when the endpoint wants to be left alone; 0 if it has not said so. */
  readonly askedUntil: number;
  readonly told: MinuteLimits;
  /** Tokens of the calls that ended and said how many. */
  readonly tokens: { readonly sum: number; readonly calls: number };
}

/** Calls at a rate: so many, from then on, each so long after the one before. */
export interface Batch {
  readonly from: number;
  readonly everyMs: number;
  readonly calls: number;
}

/** What a worker may do until its lease ends. */
export interface Lease {
  /** Calls at once. */
  readonly slots: number;
  /** Whether something limits calls, as far as is known. */
  readonly isLimited: boolean;
  /** Whether each call also needs its turn in a batch. */
  readonly isRated: boolean;
  readonly batch: Batch | undefined;
  /** Whether the batch is the one call of a pause. */
  readonly isProbe: boolean;
  /** The least time between two calls, while the limit is not known. */
  readonly spacingMs: number;
  /** Some was not to be had: worth asking again soon. */
  readonly isShort: boolean;
  /** Not to stop at a refusal: it is being found out how many are refused. */
  readonly isTrial: boolean;
  readonly noise: number;
  readonly countsFrom: number;
  /** Calls given before the latest cut are void. */
  readonly cuts: number;
  readonly until: number;
  /** How long to wait until asking again. */
  readonly askInMs: number;
}
