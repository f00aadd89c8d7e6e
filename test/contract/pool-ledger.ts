import { describe, expect, test } from 'vitest';
import { poolPartition, poolSort } from '../../shared/adapters/aws/ledger-keys.ts';
import { startPool } from '../../shared/pace/pool/pool.ts';
import { renewLease } from '../../shared/pace/pool/renew-lease.ts';
import type { LedgerContract } from './ledger-contract.ts';

/** A pool in which everything is given. */
const usedPool = () => {
  const report = {
    worker: 'run/1/1.0',
    conversations: 25,
    inFlight: 7,
    traffic: { sent: 100, refused: 3 },
    sample: { sent: 50, refused: 3 },
    countsFrom: 0,
    quietUntil: 70_000,
    replyMs: 812.5,
    tokens: 1_234.5,
  };
  const context = { random: () => 0.5, given: { rpm: 600 } };
  const { pool } = renewLease(startPool(1_000), report, { ...context, now: 1_000 });
  return renewLease(pool, report, { ...context, now: 10_000 }).pool;
};

export const describePoolLedger = ({ ledger, newRunId, overwriteRow }: LedgerContract): void => {
  const newEndpoint = () => ({ host: 'model.example', apiKeySecret: 'evaluator/one', model: newRunId() });

  describe('what is known of an endpoint', () => {
    test('is kept per host, key and model', async () => {
      const endpoint = newEndpoint();
      expect(await ledger().getPool(endpoint)).toBeUndefined();
      expect(await ledger().replacePool(endpoint, undefined, usedPool())).toBe(true);
      expect(await ledger().getPool(endpoint)).toEqual(usedPool());
      for (const other of [{ host: 'other.example' }, { apiKeySecret: undefined }, { model: newRunId() }]) {
        expect(await ledger().getPool({ ...endpoint, ...other })).toBeUndefined();
      }
    });

    test('is replaced only by those who have seen the latest', async () => {
      const endpoint = newEndpoint();
      const [first, second] = [startPool(0), { ...startPool(0), version: 1 }];
      await ledger().replacePool(endpoint, undefined, first);
      expect(await ledger().replacePool(endpoint, undefined, second)).toBe(false);
      expect(await ledger().replacePool(endpoint, first, second)).toBe(true);
      expect(await ledger().replacePool(endpoint, first, second)).toBe(false);
      expect(await ledger().getPool(endpoint)).toEqual(second);
    });

    test('names its row when it cannot be read', async () => {
      const endpoint = newEndpoint();
      await overwriteRow(poolPartition(endpoint), poolSort, { version: 'one' });
      await expect(ledger().getPool(endpoint)).rejects.toThrow(/Cannot read row POOL#\w+ \/ POOL of table/);
    });
  });
};
