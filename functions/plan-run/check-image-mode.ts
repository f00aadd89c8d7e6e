import { dataUri } from '../../shared/basics/data-uri.ts';
import { shellWord } from '../../shared/basics/shell-word.ts';
import type { ImageMode } from '../../shared/conversation/turn-images.ts';
import { type LinkObject, linkSeconds } from '../../shared/dataset/image-loader.ts';
import { loadCase } from '../../shared/dataset/stored-case.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { TestCallDependencies } from '../../shared/model/test-call.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';
import { callSeconds } from '../../shared/run/worker-limits.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { casesToLookThrough, firstPictures, pictureTests } from '../../shared/vision/first-pictures.ts';
import { yellowPng } from '../../shared/vision/test-pictures.ts';
import {
  checkPictures,
  colorTest,
  type VisionResult,
  type VisionTest,
} from '../../shared/vision/vision-check.ts';

export interface CheckImageModeDependencies extends Omit<TestCallDependencies, 'timeoutMs'> {
  readonly objects: Pick<ObjectStore, 'get' | 'put'>;
  readonly linkObject: LinkObject;
  /** The run's cases, in their order. */
  readonly caseKeys: readonly string[];
}

/**
 * Shows the model a picture in the run's image mode: in mode url, the first ones of its own cases, because what matters
 * is whether the provider can fetch from their host.
 * @throws {PreflightFailedError} when the model did not see it
 */
export const checkImageMode = async (
  run: Pick<Run, 'runId' | 'identity' | 'settings'>,
  dependencies: CheckImageModeDependencies,
): Promise<VisionResult> => {
  const { imageMode } = run.identity;
  const tests = await testsOf[imageMode](run, dependencies);
  const timeoutMs = callSeconds(run.settings) * 1_000;
  const result = await checkPictures(tests, { ...dependencies, timeoutMs });
  if (result.passed) return result;
  const what = result.replied
    ? `The model did not see a test picture in image mode ${imageMode}; it said`
    : `A test picture could not be shown in image mode ${imageMode}`;
  const check = `npx liveclin check --model ${shellWord(run.identity.model)} --api-base ${shellWord(run.identity.apiBase)}`;
  throw new PreflightFailedError(`${what}: ${result.said} Run \`${check}\` to find out which mode works.`);
};

type MakeTests = (
  run: Pick<Run, 'runId' | 'identity'>,
  dependencies: Pick<CheckImageModeDependencies, 'objects' | 'linkObject' | 'caseKeys'>,
) => Promise<readonly [VisionTest, ...VisionTest[]]>;

const testsOf: Readonly<Record<ImageMode, MakeTests>> = {
  url: async ({ identity }, { objects, caseKeys }) => {
    const keys = caseKeys.slice(0, casesToLookThrough);
    const cases = await Promise.all(keys.map((key) => loadCase(objects, identity.datasetDigest, key)));
    return pictureTests(firstPictures(cases));
  },
  local: async () => [colorTest(dataUri('image/png', yellowPng()))],
  presigned: async ({ runId }, { objects, linkObject }) => {
    const key = runKeys.visionPicture(runId);
    await objects.put(key, yellowPng(), { contentType: 'image/png' });
    return [colorTest(await linkObject(key, linkSeconds))];
  },
};
