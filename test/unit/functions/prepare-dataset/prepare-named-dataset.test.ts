import { describe, expect, it } from 'vitest';
import {
  maxRounds,
  prepareNamedDataset,
} from '../../../../functions/prepare-dataset/prepare-named-dataset.ts';
import { createHuggingFaceHub } from '../../../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { createMemoryObjectStore } from '../../../../shared/adapters/memory/memory-object-store.ts';
import type { DatasetHub } from '../../../../shared/dataset/hub.ts';
import {
  loadDatasetName,
  loadManifest,
  saveDatasetName,
} from '../../../../shared/dataset/stored-datasets.ts';
import { prefixes } from '../../../../shared/storage/keys.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { createFakeClock } from '../../../../tools/doubles/fake-clock.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { tornVariants } from '../../../../tools/made-up/torn.ts';
import { type HubServerOptions, startHubServer } from '../../../support/data/hub-server.ts';
import { madeUpJpeg, madeUpPng } from '../../../support/data/made-up-images.ts';

const figure = (file: string) => ({
  caption_prefix: 'Figure 1',
  file,
  url: `https://pictures.example/${file}`,
});

/** A case with one picture in its scenario. */
const pictured = (pmc: string, file: string): string => {
  return aCase({ pmc, policy: { scenario_image_details: [figure(file)] } }).line();
};

const files = {
  'data/2025_H1/2025_H1.jsonl': [pictured('1', 'a.png'), pictured('2', 'b.jpg')].join('\n'),
  'data/2025_H1/image/a.png': madeUpPng(),
  'data/2025_H1/image/b.jpg': madeUpJpeg(),
  'data/lacking/lacking.jsonl': pictured('3', 'gone.png'),
  'data/broken/broken.jsonl': 'no JSON',
  'data/hostile/hostile.jsonl': pictured('4', '../../2025_H1/image/a.png'),
};

const input = {
  model: 'm',
  apiBase: 'https://model.example/v1',
  dataset: '2025_H1',
  imageMode: 'url',
};

const createDesk = async (options: Partial<HubServerOptions> = {}) => {
  const server = await startHubServer({ files, ...options });
  const objects = createMemoryObjectStore();
  const ownHub = createHuggingFaceHub({ endpoint: server.url, fetch });
  const prepare = (
    { hub = ownHub, ...changes }: { hub?: DatasetHub; [field: string]: unknown } = {},
    remainingMs: () => number = () => 900_000,
    rounds = 0,
  ) =>
    prepareNamedDataset(
      { input: 'resume' in changes ? changes : { ...input, ...changes }, rounds },
      { ...createFakeClock(), random: () => 0.5, objects, hub, remainingMs, log: () => undefined },
    );
  /** The digest that Plan is given. */
  const prepared = async (changes: Parameters<typeof prepare>[0] = {}): Promise<string> => {
    const preparation = await prepare(changes);
    if (preparation.status !== 'DONE' || preparation.datasetDigest === null) throw new Error('no digest');
    return preparation.datasetDigest;
  };
  const stored = async (name = '2025_H1') => {
    const known = await loadDatasetName(objects, name);
    return known && { ...known, manifest: await loadManifest(objects, known.digest) };
  };
  const close = () => server[Symbol.asyncDispose]();
  return { server, objects, prepare, prepared, stored, [Symbol.asyncDispose]: close };
};

describe('Prepare', () => {
  it('fetches only the cases of an unknown dataset in url mode, and records the commit', async () => {
    await using desk = await createDesk();
    const datasetDigest = await desk.prepared();
    expect(await desk.stored()).toMatchObject({
      digest: datasetDigest,
      origin: { repo: 'AQ-MedAI/LiveClin', revision: 'main', commit: desk.server.commit },
      manifest: { withImages: false, cases: [{ caseId: '1' }, { caseId: '2' }] },
    });
    expect(desk.server.downloads()).toHaveLength(1);
  });

  it('fetches the images too in the other modes', async () => {
    await using desk = await createDesk();
    const datasetDigest = await desk.prepared({ imageMode: 'local' });
    const { manifest, digest } = (await desk.stored()) ?? {};
    expect(datasetDigest).toBe(digest);
    expect(manifest).toMatchObject({
      withImages: true,
      images: { 'a.png': { content: { width: 4 } }, 'b.jpg': { content: { width: 4 } } },
    });
    expect(desk.objects.keys().filter((key) => key.startsWith(`datasets/${digest}/images/`))).toHaveLength(2);
  });

  it.each([
    ['a dataset that the bucket knows', {}, (known: string) => known],
    ['its own commit of it', { datasetRevision: 'main' }, (known: string) => known],
    ['a digest', { dataset: 'unknown', datasetDigest: 'a'.repeat(64) }, () => 'a'.repeat(64)],
    ['a resume', { resume: 'run-1' }, () => null],
  ])('asks the hub nothing for %s, and answers with what it means', async (_what, changes, meant) => {
    await using desk = await createDesk();
    const known = await desk.prepared();
    const before = desk.server.requests.length;
    expect(await desk.prepare(changes)).toEqual({ status: 'DONE', datasetDigest: meant(known) });
    expect(desk.server.requests).toHaveLength(before);
  });

  it('leaves a name alone under which a user stored their own files, with images or without', async () => {
    await using desk = await createDesk();
    await desk.prepare();
    const { digest = '' } = (await desk.stored()) ?? {};
    await saveDatasetName(desk.objects, 'mine', { digest });
    const before = desk.server.requests.length;
    expect(await desk.prepared({ dataset: 'mine', imageMode: 'local' })).toBe(digest);
    expect(desk.server.requests).toHaveLength(before);
  });

  it('adds the images of the same commit to a dataset that was fetched without, and fetches nothing twice', async () => {
    await using desk = await createDesk();
    const withoutImages = await desk.prepared();
    const withImages = await desk.prepared({ imageMode: 'local' });
    expect(await loadManifest(desk.objects, withImages)).toMatchObject({ withImages: true });
    expect(desk.server.downloads()).toHaveLength(3);
    expect(desk.server.requests.map(({ path }) => path).join()).toContain(`/revision/${desk.server.commit}`);
    expect(await desk.prepared({ imageMode: 'local' })).toBe(withImages);
    expect(desk.server.downloads()).toHaveLength(3);
    expect(await desk.stored()).toMatchObject({ digest: withoutImages });
  });

  it('fetches another revision on request, and leaves the name where it points', async () => {
    await using desk = await createDesk();
    const known = await desk.prepared();
    const before = desk.server.requests.length;
    await desk.prepared({ datasetRevision: 'v1' });
    expect(desk.server.requests[before]?.path).toContain('/revision/v1');
    expect(await desk.stored()).toMatchObject({ digest: known, origin: { revision: 'main' } });
  });

  it('gives two executions that ask for different data under one name what each asked for', async () => {
    await using desk = await createDesk();
    await using other = await startHubServer({
      repo: 'lab/other',
      files: { 'data/2025_H1/2025_H1.jsonl': pictured('7', 'a.png') },
    });
    const atOther = { datasetRepo: 'lab/other', hub: createHuggingFaceHub({ endpoint: other.url, fetch }) };
    // At the same time, while the name is free: one of them claims it.
    const [ours, theirs] = await Promise.all([desk.prepared(), desk.prepared(atOther)]);
    const idsOf = async (digest: string) =>
      (await loadManifest(desk.objects, digest))?.cases.map(({ caseId }) => caseId);
    expect(await idsOf(ours)).toEqual(['1', '2']);
    expect(await idsOf(theirs)).toEqual(['7']);
    const claimed = await desk.stored();
    // Both again, now that the name is taken: neither moves it.
    expect(await desk.prepared({ datasetRepo: 'AQ-MedAI/LiveClin' })).toBe(ours);
    expect(await desk.prepared(atOther)).toBe(theirs);
    expect(await desk.stored()).toEqual(claimed);
  });

  it('continues in another invocation when time runs short, without fetching anything twice', async () => {
    await using desk = await createDesk();
    let calls = 0;
    const shortOfTime = () => (++calls > 1 ? 60_000 : 900_000);
    expect(await desk.prepare({ imageMode: 'local' }, shortOfTime)).toEqual({
      status: 'CONTINUE',
      rounds: 1,
    });
    expect(await desk.stored()).toBeUndefined();
    expect(desk.server.downloads()).toHaveLength(1);
    expect(await desk.prepared({ imageMode: 'local' })).toBe((await desk.stored())?.digest);
    expect(desk.server.downloads()).toHaveLength(3);
  });

  it('gives up after so many invocations, says how to go on, and goes on from there when it is redriven', async () => {
    await using desk = await createDesk();
    const last = { imageMode: 'local' };
    const noTime = () => 60_000;
    expect(await desk.prepare(last, noTime, maxRounds - 2)).toEqual({
      status: 'CONTINUE',
      rounds: maxRounds - 1,
    });
    const gaveUp = desk.prepare(last, noTime, maxRounds - 1);
    await expect(gaveUp).rejects.toMatchObject({ name: 'DatasetMissing' });
    await expect(gaveUp).rejects.toThrow(
      `not complete after ${maxRounds} rounds of 15 minutes of fetching it from AQ-MedAI/LiveClin`,
    );
    await expect(gaveUp).rejects.toThrow('redrive this execution');
    expect(await desk.prepare(last, undefined, maxRounds - 1)).toMatchObject({ status: 'DONE' });
  });

  it.each(tornVariants(JSON.stringify({ digest: 'd'.repeat(64) })))(
    'asks the hub again when its record of what was fetched is %s, and replaces the record',
    async (_, content) => {
      await using desk = await createDesk();
      const known = await desk.prepared();
      const [record = ''] = desk.objects.keys().filter((key) => key.startsWith(prefixes.hubDatasets));
      await desk.objects.put(record, content);
      // Another revision than the name's: only then is the record read.
      expect(await desk.prepared({ datasetRevision: 'v1' })).toBe(known);
      const object = await desk.objects.get(record);
      expect(JSON.parse(object ? textOf(object) : '')).toEqual({ digest: known });
    },
  );

  it.each([
    ['empty', ''],
    ['cut off', Buffer.from(files['data/2025_H1/2025_H1.jsonl']).subarray(0, 100)],
    ['replaced', pictured('9', 'z.png')],
  ])('fetches a file again that is %s in the bucket', async (_, content) => {
    await using desk = await createDesk();
    // Time for the first file, which holds the cases; the next invocation stores the dataset.
    let calls = 0;
    await desk.prepare({ imageMode: 'local' }, () => (++calls > 1 ? 60_000 : 900_000));
    const fetched = desk.objects.keys().filter((key) => key.startsWith(prefixes.hubFiles));
    expect(fetched).toHaveLength(1);
    for (const key of fetched) await desk.objects.put(key, content);
    await using calm = await createDesk();
    expect(await desk.prepared({ imageMode: 'local' })).toBe(await calm.prepared({ imageMode: 'local' }));
  });

  it('waits for a hub that is busy for a while', async () => {
    const refused = new Set<string>();
    const fault = ({ host, path }: { host: string; path: string }) => {
      const isFirst = !refused.has(host + path);
      refused.add(host + path);
      return isFirst ? { status: 503 } : undefined;
    };
    await using desk = await createDesk({ fault });
    expect(await desk.prepared({ imageMode: 'local' })).toBe((await desk.stored())?.digest);
  });

  it.each([
    ['dataset', { dataset: '2031_H1' }, 'It has 2025_H1, lacking, broken, hostile.'],
    ['repository', { datasetRepo: 'nobody/none' }, 'has no dataset repository "nobody/none"'],
    ['revision', { datasetRevision: 'v9' }, 'no branch, tag or commit "v9"'],
    ['image', { dataset: 'lacking', imageMode: 'local' }, '1 image cannot be used: gone.png is missing'],
    ['image folder for it', { dataset: 'hostile', imageMode: 'local' }, '1 image outside the image folder'],
    ['usable cases', { dataset: 'broken' }, 'malformed JSON'],
  ])('ends as DatasetMissing, with advice, when there is no such %s', async (_what, changes, message) => {
    await using desk = await createDesk();
    const failure = await desk.prepare(changes).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'DatasetMissing', message: expect.stringContaining(message) });
    expect(failure).toMatchObject({ message: expect.stringContaining('liveclin dataset add') });
    expect(desk.objects.keys().filter((key) => key.startsWith('dataset-names/'))).toEqual([]);
  });

  it('ends as DatasetMissing when the hub cannot be reached or sends something other than it lists', async () => {
    await using lying = await createDesk({
      fault: ({ host }) => (host === 'cdn' ? { content: 'x' } : undefined),
    });
    await expect(lying.prepare()).rejects.toMatchObject({
      name: 'DatasetMissing',
      message: expect.stringContaining('the downloaded file does not have the checksum that the hub lists'),
    });
    expect(lying.objects.keys()).toEqual([]);
    await lying.server[Symbol.asyncDispose]();
    await expect(lying.prepare()).rejects.toMatchObject({
      name: 'DatasetMissing',
      message: expect.stringContaining('cannot be reached'),
    });
  });

  it('refuses an input that Plan would refuse, in the same words', async () => {
    await using desk = await createDesk();
    await expect(desk.prepare({ modle: 'x' })).rejects.toMatchObject({ name: 'InvalidInput' });
    await expect(desk.prepare({ datasetRepo: '../../x' })).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});
