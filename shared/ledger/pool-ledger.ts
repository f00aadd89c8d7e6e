import type { Pool } from '../pace/pool/pool.ts';

/** What the limits of a provider depend on. */
export interface Endpoint {
  readonly host: string;
  /** Name of the key; undefined without one. */
  readonly apiKeySecret?: string | undefined;
  readonly model: string;
}

/** What is known of an endpoint's limits, shared by all workers of all runs (docs/design.md, "Pace"). */
export interface PoolLedger {
  getPool(endpoint: Endpoint): Promise<Pool | undefined>;
  /** @returns false if the pool is no longer the one that was `seen` (undefined: there was none) */
  replacePool(endpoint: Endpoint, seen: Pool | undefined, pool: Pool): Promise<boolean>;
}
