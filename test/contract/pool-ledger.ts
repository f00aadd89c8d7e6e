import { describe, expect, test } from 'vitest';
import { poolPartition, poolSort } from '../../shared/ledger/ledger-keys.ts';
import type { Ask } from '../../shared/pace/pool/ask.ts';
import { lease } from '../../shared/pace/pool/lease.ts';
import { type Pool, startPool } from '../../shared/pace/pool/pool.ts';
import type { LedgerContract } from './ledger-contract.ts';

const report: Ask = {
  worker: 'run/1/1.0',
  want: 25,
  inFlight: 7,
  cap: 25,
  given: { rpm: 600 },
  left: { calls: 0, nextAt: 0, lastAt: 0 },
  calls: { sent: 100, refused: 3 },
  sample: { sent: 50, refused: 3 },
  countsFrom: 0,
  probe: undefined,
  askedUntil: 70_000,
  told: { tpm: 1_000_000 },
  tokens: { sum: 1_234.5, calls: 1 },
};

/** A pool in which everything is given. */
const usedPool = (): Pool => {
  const paused = lease(startPool(1_000), report, 1_000).pool;
  const probing = lease(paused, { ...report, calls: { sent: 0, refused: 0 } }, 71_000).pool;
  return lease(probing, { ...report, probe: 'passed' }, 72_000).pool;
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
