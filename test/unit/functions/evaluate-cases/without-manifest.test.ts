import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ImageMode } from '../../../../shared/conversation/turn-images.ts';
import { lineOfStoredCase } from '../../../../shared/dataset/stored-case.ts';
import { datasetKeys } from '../../../../shared/storage/keys.ts';
import type { ObjectStore } from '../../../../shared/storage/object-store.ts';
import { digest } from '../../../../tools/made-up/factories.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

const picture = Uint8Array.from([1, 2, 3]);
const sha256 = createHash('sha256').update(picture).digest('hex');
const image = { sha256, bytes: 3, extension: '.png', mime: 'image/png' };
const publicUrl = 'https://pictures.example/1.png';

const sentIn: Readonly<Record<ImageMode, string>> = {
  url: publicUrl,
  local: 'data:image/png;base64,AQID',
  presigned: `https://bucket.example/${datasetKeys.image(digest, sha256, '.png')}`,
};
const modes = Object.entries(sentIn) as [ImageMode, string][];

const openRun = async (imageMode: ImageMode) => {
  const evaluation = await createEvaluation({
    questions: [1, 1],
    imageMode,
    figures: [{ caption_prefix: 'Figure 1', file: '1.png', url: publicUrl }],
    images: { '1.png': image, 'of-no-case.png': image },
  });
  await evaluation.objects.put(datasetKeys.image(digest, sha256, '.png'), picture);
  const reads: string[] = [];
  const objects: ObjectStore = {
    ...evaluation.objects,
    get: async (key, version) => {
      reads.push(key);
      return evaluation.objects.get(key, version);
    },
  };
  const work = async () => {
    expect(await evaluation.child({ dependencies: { objects } })).toMatchObject({ done: 2 });
    return evaluation.model.calls.map(({ messages }) => JSON.stringify(messages));
  };
  const manifestReads = () => reads.filter((key) => key === datasetKeys.manifest(digest)).length;
  return { evaluation, work, manifestReads };
};

describe.each(modes)('a worker in image mode %s', (mode, sent) => {
  it("reads its cases' own objects and never the manifest", async () => {
    const { work, manifestReads } = await openRun(mode);
    for (const messages of await work()) expect(messages).toContain(sent);
    expect(manifestReads()).toBe(0);
  });

  it('works at a dataset stored before cases carried their images, and reads the manifest at most once', async () => {
    const { evaluation, work, manifestReads } = await openRun(mode);
    for (const caseKey of evaluation.caseKeys) {
      const stored = await evaluation.objects.get(datasetKeys.case(digest, caseKey));
      if (!stored) throw new Error('not stored');
      await evaluation.objects.put(datasetKeys.case(digest, caseKey), lineOfStoredCase(stored));
    }
    for (const messages of await work()) expect(messages).toContain(sent);
    expect(manifestReads()).toBe(mode === 'url' ? 0 : 1);
  });
});
