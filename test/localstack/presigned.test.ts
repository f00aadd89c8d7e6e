import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCases } from '../../shared/case/parse-cases.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { tracesSince } from '../support/deployed/all-traces.ts';
import { deployedStack } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { imageUrlsOf } from '../support/model/image-parts.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const sample = join(import.meta.dirname, '../../datasets/sample');

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.skipIf(localstackMissing)(`presigned image mode${needsLocalstack}`, () => {
  it('sends links to exactly the stored files, and keeps no signature', async () => {
    const since = new Date();
    const fetched = new Set<string>();
    await using server = await startModelServer({
      reply: async (request) => {
        const images = imageUrlsOf(request);
        for (const url of images) {
          const response = await fetch(url);
          if (!response.ok) return { status: 400, body: { error: { message: `${response.status} ${url}` } } };
          fetched.add(sha256(await response.bytes()));
        }
        // The first picture "cannot be downloaded" once: providers quote the link in their error.
        if (images.length > 0 && server.counts.requests === 2) {
          const error = { message: `Error while downloading ${images[0]}`, code: 'invalid_image_url' };
          return { status: 400, body: { error } };
        }
        return 'The answer is \\boxed{B}';
      },
    });
    await using folder = await temporaryDirectory();
    const output = join(folder.path, 'out.json');
    const flags = `--image-mode presigned --dataset sample --data-dir ${join(sample, '..')} --limit 4 --concurrency 1`;
    const run = await runCli(
      `--local run --model mock --api-base ${server.url} ${flags} --output ${output} --verbose`.split(' '),
    );
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toContain('image download');

    const text = await readFile(join(sample, 'sample.jsonl'), 'utf8');
    const cases = parseCases(text, 'sample.jsonl').cases.slice(0, 4);
    const expected = new Set<string>();
    for (const { evalCase } of cases) {
      const files = evalCase.exam_creation.final_policy.scenario_image_details ?? [];
      const questionFiles = evalCase.exam_creation.final_policy.mcqs.flatMap(
        (mcq) => mcq.image_details ?? [],
      );
      for (const { file = '' } of [...files, ...questionFiles]) {
        expected.add(sha256(await readFile(join(sample, 'image', file ?? ''))));
      }
    }
    expect(expected.size).toBeGreaterThan(1);
    expect(fetched).toEqual(expected);
    const results = JSON.parse(await readFile(output, 'utf8'));
    expect(results.meta.image_mode).toBe('presigned');
    expect(results.summary.images).toMatchObject({ dropped: 0 });
    expect(results.summary.images.sent).toBe(results.summary.images.expected);

    const stack = await deployedStack();
    const traces = await tracesSince(stack, stack.tableName, since);
    const withSignature = traces.filter(({ text: kept }) => /X-Amz-Signature=[0-9a-f]{8}/i.test(kept));
    expect(withSignature.map(({ place, name }) => `${place} ${name}`)).toEqual([]);
    expect(traces.some(({ text: kept }) => kept.includes('X-Amz-Signature=[removed]'))).toBe(true);
  });
});
