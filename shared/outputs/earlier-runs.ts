import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { RunLedger } from '../ledger/ledger.ts';
import type { MeasuredReplies } from '../quote/expected-replies.ts';
import type { RunIdentity } from '../run/run-identity.ts';
import { runKeys } from '../storage/keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { parseStored } from '../storage/parse-stored.ts';
import { UnreadableError } from '../storage/unreadable-error.ts';

/** Older ones say less, and each costs a read. */
const maxUsed = 3;
const maxLookedAt = 100;

const measuredSchema = z.object({
  summary: z.object({
    tokens: z.object({ output: z.number(), reasoning: z.number(), questions: z.number().int() }).nullable(),
    latency: z.object({ median_ms: z.number(), p95_ms: z.number() }).nullable(),
  }),
});

/** The latest runs of a model with the same parameters whose replies reported their usage, newest first. */
export const findEarlierRuns = async (
  { model, apiBase, parameters }: Pick<RunIdentity, 'model' | 'apiBase' | 'parameters'>,
  {
    ledger,
    objects,
  }: { readonly ledger: Pick<RunLedger, 'listRuns'>; readonly objects: Pick<ObjectStore, 'get'> },
): Promise<MeasuredReplies[]> => {
  const found: MeasuredReplies[] = [];
  let lookedAt = 0;
  for await (const run of ledger.listRuns()) {
    lookedAt += 1;
    if (lookedAt > maxLookedAt || found.length === maxUsed) break;
    if ('unreadable' in run || run.finishedAt === undefined) continue;
    const { identity } = run;
    const isAlike = identity.model === model && identity.apiBase === apiBase;
    if (!isAlike || !isDeepStrictEqual(identity.parameters, parameters)) continue;
    const measured = await measuredIn(run.runId, objects);
    if (measured) found.push(measured);
  }
  return found;
};

/** Nothing if its summary is not there or damaged: an estimate is worth no error. */
const measuredIn = async (
  runId: string,
  objects: Pick<ObjectStore, 'get'>,
): Promise<MeasuredReplies | undefined> => {
  const object = await objects.get(runKeys.summary(runId));
  if (!object) return undefined;
  try {
    const { tokens, latency } = parseStored(object, measuredSchema).summary;
    return tokens === null
      ? undefined
      : { runId, ...tokens, medianMs: latency?.median_ms, p95Ms: latency?.p95_ms };
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
};
