import * as z from 'zod';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { parseStored } from '../../shared/storage/parse-stored.ts';
import type { ConcludeEvent, Conclusion } from './conclude-run.ts';

const figuresSchema = z.object({
  meta: z.object({ coverage: z.object({ planned: z.number() }) }),
  summary: z.object({
    case_accuracy: z.number().nullable(),
    intervals: z.object({ case_accuracy: z.object({ low: z.number(), high: z.number() }).nullable() }),
  }),
});

export interface FinalOutput {
  readonly runId: string;
  readonly decision: 'DONE';
  readonly done: number;
  readonly planned: number;
  /** A share of 1, with its 95 % interval. */
  readonly caseAccuracy: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Addresses in the S3 console. */
  readonly links: Readonly<Record<'report' | 'results' | 'failures', string>>;
}

interface FinalOutputDependencies {
  readonly objects: Pick<ObjectStore, 'get'>;
  readonly bucketName: string;
}

/** What the execution of a complete run shows as its output. @throws {UnreadableError} */
export const finalOutput = async (
  { done }: Extract<Conclusion, { decision: 'DONE' }>,
  { runId, executionArn }: Pick<ConcludeEvent, 'runId' | 'executionArn'>,
  { objects, bucketName }: FinalOutputDependencies,
): Promise<FinalOutput> => {
  const object = await objects.get(runKeys.summary(runId));
  if (!object) throw new Error(`${runKeys.summary(runId)} is missing from the bucket.`);
  const { meta, summary } = parseStored(object, figuresSchema);
  const link = (key: string) => consoleAddress(executionArn, bucketName, key);
  return {
    runId,
    decision: 'DONE',
    done,
    planned: meta.coverage.planned,
    caseAccuracy: summary.case_accuracy,
    interval: summary.intervals.case_accuracy,
    links: {
      report: link(runKeys.report(runId)),
      results: link(runKeys.results(runId)),
      failures: link(runKeys.failures(runId)),
    },
  };
};

const consoleHosts: Readonly<Record<string, string>> = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** An object in the S3 console of the region and partition of an execution. */
const consoleAddress = (executionArn: string, bucketName: string, key: string): string => {
  const [, partition = '', , region = ''] = executionArn.split(':');
  const host = consoleHosts[partition] ?? 'console.aws.amazon.com';
  return `https://${host}/s3/object/${bucketName}?region=${region}&prefix=${key}`;
};
