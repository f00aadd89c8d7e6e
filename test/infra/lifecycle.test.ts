import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { synthesize } from '../../infra/stack-template.ts';
import {
  checkedPictureKey,
  datasetKeys,
  hubDatasetKey,
  hubFileKey,
  importKey,
  inspectLogKey,
  prefixes,
  runKeys,
} from '../../shared/storage/keys.ts';

const rulesSchema = z.array(
  z.object({
    Status: z.literal('Enabled'),
    Prefix: z.string().optional(),
    ExpirationInDays: z.number().optional(),
    NoncurrentVersionExpiration: z.object({ NoncurrentDays: z.number() }).optional(),
    AbortIncompleteMultipartUpload: z.object({ DaysAfterInitiation: z.number() }).optional(),
  }),
);
const [bucket] = Object.values(synthesize().findResources('AWS::S3::Bucket'));
const rules = rulesSchema.parse(bucket?.Properties.LifecycleConfiguration.Rules);
const rulesFor = (key: string) => rules.filter(({ Prefix = '' }) => key.startsWith(Prefix));

/** After this time no execution can be redriven. */
const redriveDays = 14;

describe('the evidence bucket', () => {
  test.each([
    runKeys.caseResult('run-1', '1'),
    runKeys.results('run-1'),
    runKeys.report('run-1'),
    runKeys.failures('run-1'),
    inspectLogKey({ runId: 'run-1', startedAt: '2026-01-01T00:00:00.000Z' }),
    runKeys.run('run-1'),
    runKeys.items('run-1', 1),
    runKeys.seat('run-1', 1, 1),
    datasetKeys.name('2025_H1'),
    datasetKeys.manifest('d'),
    datasetKeys.case('d', '1'),
    datasetKeys.image('d', 'a', '.png'),
    hubDatasetKey({ repo: 'a/b', commit: 'c', name: '2025_H1', withImages: true }),
  ])('keeps %s in every version', (key) => {
    for (const rule of rulesFor(key)) {
      expect(rule).not.toHaveProperty('ExpirationInDays');
      expect(rule).not.toHaveProperty('NoncurrentVersionExpiration');
    }
  });

  test.each([
    [runKeys.checkpoint('run-1', '1'), redriveDays],
    [importKey('a'.repeat(64)), redriveDays],
    [`${prefixes.mapResults}run-1/manifest.json`, 0],
    [runKeys.visionPicture('run-1'), 0],
    [checkedPictureKey, 0],
    [hubFileKey('a'), 0],
  ])('deletes %s with its old versions, but not within the %d days in which it is read', (key, days) => {
    const expiring = rulesFor(key).filter(({ ExpirationInDays }) => ExpirationInDays !== undefined);
    expect(expiring).toHaveLength(1);
    expect(expiring[0]?.ExpirationInDays).toBeGreaterThan(days);
    expect(expiring[0]?.NoncurrentVersionExpiration).toEqual({ NoncurrentDays: 1 });
  });

  it('deletes the parts of uploads that were never completed, anywhere', () => {
    const everywhere = rules.filter(({ Prefix }) => Prefix === undefined);
    expect(everywhere).toEqual([
      { Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    ]);
  });
});
