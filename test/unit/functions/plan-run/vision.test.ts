import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { datasetKeys } from '../../../../shared/storage/keys.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { digest, makeReply } from '../../../../tools/made-up/factories.ts';
import { storeCases } from '../../../../tools/made-up/store-cases.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const imageOf = ({ messages }: ModelRequest): string | undefined =>
  messages.flatMap(({ content }) =>
    typeof content === 'string' ? [] : content.flatMap((part) => (part.type === 'image' ? part.url : [])),
  )[0];

const answering = async (said: string) => {
  const shown: (string | undefined)[] = [];
  const desk = await createPlanDesk(async (request) => {
    shown.push(imageOf(request));
    return makeReply({ text: said });
  });
  const { objects, manifest } = desk;
  await objects.put(datasetKeys.manifest(digest), JSON.stringify({ ...manifest, withImages: true }));
  return { shown, ...desk };
};

describe('the vision check of a run', () => {
  test.each([
    ['url', 'https://upload.wikimedia.org/'],
    ['local', 'data:image/png;base64,'],
    ['presigned', 'https://bucket.example/vision-check/run-1.png?'],
  ])('shows a picture as image mode %s does, and keeps what was said', async (imageMode, address) => {
    const { shown, plan, ledger } = await answering('A field of yellow flowers.');
    await plan('run-1', { ...startInput, imageMode, visionCheck: true });
    expect(shown).toEqual([undefined, expect.stringContaining(address)]);
    expect((await ledger.getRun('run-1'))?.preflight).toMatchObject({
      vision: { passed: true, said: 'A field of yellow flowers.' },
    });
  });

  const withPictures = (urls: readonly string[]) =>
    urls.map((url, index) =>
      aCase({
        pmc: String(90_000_001 + index),
        questions: 1,
        question: { image_details: [{ caption_prefix: 'Figure 1', url }] },
      }).parsed(),
    );

  test("shows the dataset's own first pictures in image mode url, one of each host", async () => {
    const { shown, plan, objects } = await answering('A field of yellow flowers.');
    const [first, second] = ['https://a.example/1.jpg', 'https://b.example/3.jpg'];
    await storeCases(objects, withPictures([first, 'https://a.example/2.jpg', second]));
    await plan('run-1', { ...startInput, visionCheck: true });
    expect(shown).toEqual([undefined, first, second]);
  });

  test('names the host of a picture that could not be fetched, which is not the endpoint', async () => {
    const { plan, objects } = await createPlanDesk(async (request) => {
      if (imageOf(request) === undefined) return makeReply();
      throw new ModelCallError('image download', 'HTTP 400: 403 Client Error');
    });
    await storeCases(objects, withPictures(['https://pictures.example/1.jpg']));
    await expect(plan('run-1', { ...startInput, visionCheck: true })).rejects.toThrow(
      /could not be shown in image mode url: image download.*the picture is on pictures\.example: that host, not the endpoint, refused it/,
    );
  });

  test('ends the execution before any worker when the picture is not seen', async () => {
    const { plan, ledger } = await answering('I cannot see images.');
    await expect(
      plan('run-1', { ...startInput, imageMode: 'local', visionCheck: true }),
    ).rejects.toMatchObject({
      name: 'PreflightFailed',
      message: expect.stringMatching(/image mode local.*I cannot see images.*liveclin check/),
    });
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('is made only on request, and only with the preflight', async () => {
    const { shown, plan } = await answering('A');
    await plan('run-1', startInput);
    expect(shown).toEqual([undefined]);
    const input = { ...startInput, visionCheck: true, preflight: false };
    await expect(plan('run-2', input)).rejects.toThrow('visionCheck');
  });
});
