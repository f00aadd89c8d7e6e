import type { LimitShares } from '../tools/stand-in-model/limited-model.ts';
import type { LimitOptions } from '../tools/stand-in-model/rate-limit.ts';

export type ModelProcessOptions = { readonly latencyMs: number } & (
  | { readonly completion: object }
  | { readonly limit: LimitOptions; readonly steadyAfterMs: number }
);

export type FromModelProcess = { readonly url: string } | { readonly shares: LimitShares | undefined };
