import { createGatewayRun } from '../tools/stand-in-model/gateway-run.ts';
import type { LimitShares } from '../tools/stand-in-model/limited-model.ts';
import type { LimitOptions } from '../tools/stand-in-model/rate-limit.ts';
import { startModel } from './start-model.ts';

/** Provider minutes of two seconds: a run of half a minute sees fifteen of them. */
const scaled = { calls: 80, windowMs: 2_000 };

export const limitedServers: readonly LimitOptions[] = [
  { ...scaled, kind: 'fixed window', retryAfter: true },
  { ...scaled, kind: 'fixed window' },
  { ...scaled, kind: 'sliding window', retryAfter: true },
  { ...scaled, kind: 'sliding window' },
  { ...scaled, kind: 'token bucket', retryAfter: true, headers: true },
  { ...scaled, kind: 'token bucket' },
];

export interface LimitedFigures extends LimitShares {
  readonly failedCases: number;
}

/** One worker with 25 conversations at a server that refuses calls above its limit. */
export const benchLimited = async (limit: LimitOptions): Promise<LimitedFigures> => {
  const model = await startModel({ latencyMs: 200, limit, steadyAfterMs: 10_000 });
  const run = await createGatewayRun({
    questions: Array.from({ length: 100 }, () => 12),
    apiBase: model.url,
    settings: { concurrency: 25 },
  });
  await run.work();
  const shares = await model.stop();
  if (!shares) throw new Error('The limited server reported no shares.');
  const chunks = await run.ledger.listSeatProgress('run-1', 1);
  return { ...shares, failedCases: chunks.reduce((sum, { failed }) => sum + failed, 0) };
};
