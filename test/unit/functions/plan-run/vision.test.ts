import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../../shared/model/ask-model.ts';
import { datasetKeys } from '../../../../shared/storage/keys.ts';
import { digest, makeReply } from '../../../../tools/made-up/factories.ts';
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
    ['presigned', 'https://bucket.example/runs/run-1/vision-check.png?'],
  ])('shows a picture as image mode %s does, and keeps what was said', async (imageMode, address) => {
    const { shown, plan, ledger } = await answering('A field of yellow flowers.');
    await plan('run-1', { ...startInput, imageMode, visionCheck: true });
    expect(shown).toEqual([undefined, expect.stringContaining(address)]);
    expect((await ledger.getRun('run-1'))?.preflight).toMatchObject({
      vision: { passed: true, said: 'A field of yellow flowers.' },
    });
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
