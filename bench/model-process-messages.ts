import type { LimitShares } from '../test/support/model/limited-model.ts';
import type { LimitOptions } from '../test/support/model/rate-limit.ts';

export type ModelProcessOptions = { readonly latencyMs: number } & (
  | { readonly completion: object }
  | { readonly limit: LimitOptions; readonly steadyAfterMs: number }
);

export type FromModelProcess = { readonly url: string } | { readonly shares: LimitShares | undefined };
