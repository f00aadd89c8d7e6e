import { dataUri } from '../../shared/basics/data-uri.ts';
import { shellWord } from '../../shared/basics/shell-word.ts';
import type { ImageMode } from '../../shared/conversation/turn-images.ts';
import { type LinkObject, linkSeconds } from '../../shared/dataset/image-loader.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { TestCallDependencies } from '../../shared/model/test-call.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { publicPicture, yellowPng } from '../../shared/vision/test-pictures.ts';
import {
  checkVision,
  colorTest,
  descriptionTest,
  type VisionResult,
  type VisionTest,
} from '../../shared/vision/vision-check.ts';

export interface CheckImageModeDependencies extends Omit<TestCallDependencies, 'timeoutMs'> {
  readonly objects: Pick<ObjectStore, 'put'>;
  readonly linkObject: LinkObject;
}

/**
 * Shows the model a picture in the run's image mode.
 * @throws {PreflightFailedError} when the model did not see it
 */
export const checkImageMode = async (
  { runId, identity, settings }: Pick<Run, 'runId' | 'identity' | 'settings'>,
  dependencies: CheckImageModeDependencies,
): Promise<VisionResult> => {
  const { imageMode } = identity;
  const test = await testOf[imageMode](runId, dependencies);
  const result = await checkVision(test, { ...dependencies, timeoutMs: settings.timeout * 1_000 });
  if (result.passed) return result;
  throw new PreflightFailedError(
    `The model did not see a test picture in image mode ${imageMode}; it said: ${result.said} Run \`npx liveclin check --model ${shellWord(identity.model)} --api-base ${shellWord(identity.apiBase)}\` to find out which mode works.`,
  );
};

type MakeTest = (
  runId: string,
  dependencies: Pick<CheckImageModeDependencies, 'objects' | 'linkObject'>,
) => Promise<VisionTest>;

const testOf: Readonly<Record<ImageMode, MakeTest>> = {
  url: async () => descriptionTest(publicPicture),
  local: async () => colorTest(dataUri('image/png', yellowPng())),
  presigned: async (runId, { objects, linkObject }) => {
    const key = runKeys.visionPicture(runId);
    await objects.put(key, yellowPng(), { contentType: 'image/png' });
    return colorTest(await linkObject(key, linkSeconds));
  },
};
