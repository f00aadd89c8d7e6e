import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { loadDatasetName } from '../../shared/dataset/stored-datasets.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { type HubFault, type HubServerOptions, startHubServer } from '../support/data/hub-server.ts';
import { deployedStack, execute, uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { useHub } from '../support/deployed/use-hub.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const sample = await readFile(join(import.meta.dirname, '../../datasets/sample/image/sample-01-fig1.png'));

/** A picture with unique content: one that is already stored would not be fetched again. */
const pictureOf = (name: string): Buffer => Buffer.concat([sample, Buffer.from(name)]);

const url = 'https://pictures.example/1.png';

const pictured = (pmc: string): string => {
  const figure = { caption_prefix: 'Figure 1', file: '1.png', url };
  return aCase({ pmc, policy: { scenario_image_details: [figure] } }).line();
};

/** A hub with one dataset of two cases and a picture. */
const startHub = (name: string, fault?: HubServerOptions['fault']) =>
  startHubServer({
    ...(fault ? { fault } : {}),
    files: {
      [`data/${name}/${name}.jsonl`]: [pictured(`${name}-1`), pictured(`${name}-2`)].join('\n'),
      [`data/${name}/image/1.png`]: pictureOf(name),
    },
  });

describe.skipIf(localstackMissing)(`datasets of the hub${needsLocalstack}`, () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await deployedStack();
  });

  const consoleInput = (apiBase: string, dataset: string, imageMode: string) => ({
    model: 'mock',
    apiBase,
    dataset,
    imageMode,
    concurrency: 4,
  });

  it.each([
    ['url', () => url, 1],
    ['local', (name: string) => `data:image/png;base64,${pictureOf(name).toString('base64')}`, 2],
  ])('are fetched for a console execution in mode %s, once', async (imageMode, sent, downloads) => {
    const name = uniqueName('hub');
    await using hub = await startHub(name);
    await using _ = await useHub(hub.url);
    await using model = await startModelServer({ reply: () => '\\boxed{B}' });
    const input = consoleInput(model.url, name, imageMode);
    const first = await execute(stack, uniqueName('run'), input);
    expect(first, first.cause).toMatchObject({ status: 'SUCCEEDED' });
    expect(hub.downloads()).toHaveLength(downloads);
    const images = model.requests.flatMap(({ body }) =>
      (body.messages ?? []).flatMap(({ content }) =>
        typeof content === 'string' ? [] : content.filter(({ type }) => type === 'image_url'),
      ),
    );
    expect(new Set(images.map(({ image_url }) => (image_url as { url: string }).url))).toEqual(
      new Set([sent(name)]),
    );
    expect((await loadDatasetName(stack.objects, name))?.origin).toEqual({
      repo: 'AQ-MedAI/LiveClin',
      revision: 'main',
      commit: hub.commit,
    });

    const asked = hub.requests.length;
    const second = await execute(stack, uniqueName('run'), input);
    expect(second).toMatchObject({ status: 'SUCCEEDED' });
    expect(hub.requests).toHaveLength(asked);
  });

  it('are fetched by the next execution from where a broken one stopped, and never accepted with a wrong checksum', async () => {
    const name = uniqueName('hub');
    let broken: HubFault | undefined = { cutAfter: 10 };
    await using hub = await startHub(name, ({ host, path }) =>
      host === 'cdn' && path.endsWith('1.png') ? broken : undefined,
    );
    await using _ = await useHub(hub.url);
    await using model = await startModelServer({ reply: () => 'B' });
    const input = consoleInput(model.url, name, 'local');
    const cut = await execute(stack, uniqueName('run'), input);
    expect(cut).toMatchObject({ status: 'FAILED', error: 'DatasetMissing' });
    expect(cut.cause).toContain('the connection was cut');

    broken = { content: 'another picture' };
    const wrong = await execute(stack, uniqueName('run'), input);
    expect(wrong).toMatchObject({ status: 'FAILED', error: 'DatasetMissing' });
    expect(wrong.cause).toContain('the downloaded file does not have the checksum that the hub lists');
    expect(await loadDatasetName(stack.objects, name)).toBeUndefined();

    broken = undefined;
    expect(await execute(stack, uniqueName('run'), input)).toMatchObject({ status: 'SUCCEEDED' });
    const ofCases = hub.downloads().filter(({ path }) => path.endsWith('.jsonl'));
    expect(ofCases).toHaveLength(1);
  });

  it('end a console execution as DatasetMissing, with advice, when the dataset or the hub is missing', async () => {
    const name = uniqueName('hub');
    const hub = await startHub(name);
    await using _ = await useHub(hub.url);
    await using model = await startModelServer({ reply: () => 'B' });
    const unknown = await execute(stack, uniqueName('run'), consoleInput(model.url, 'no-such-config', 'url'));
    expect(unknown).toMatchObject({ status: 'FAILED', error: 'DatasetMissing' });
    expect(unknown.cause).toContain('liveclin dataset add no-such-config');
    expect(unknown.cause).toContain(`It has ${name}.`);

    await hub[Symbol.asyncDispose]();
    const away = await execute(stack, uniqueName('run'), consoleInput(model.url, name, 'url'));
    expect(away).toMatchObject({ status: 'FAILED', error: 'DatasetMissing' });
    expect(away.cause).toContain('cannot be reached');
    expect(model.requests).toHaveLength(0);
  });

  it('are downloaded by run, when neither the folder nor the bucket has them, and uploaded once', async () => {
    const name = uniqueName('hub');
    await using hub = await startHub(name);
    await using model = await startModelServer({ reply: () => '\\boxed{B}' });
    await using folder = await temporaryDirectory();
    const flags = `--local run --model mock --image-mode local --api-base ${model.url} --dataset ${name} --data-dir ${folder.path}`;
    const run = (output: string, environment = {}) =>
      runCli([...flags.split(' '), '--output', join(folder.path, output)], {
        ...process.env,
        HF_ENDPOINT: hub.url,
        ...environment,
      });
    const first = await run('1.json');
    expect(first.code, first.stderr).toBe(0);
    expect(first.stderr).toContain(`Downloading dataset ${name} from AQ-MedAI/LiveClin at c0ffee0`);
    expect(first.stderr).toContain('Dataset stored (2 cases');
    expect(await readFile(join(folder.path, 'data', name, 'image/1.png'))).toEqual(pictureOf(name));
    expect((await loadDatasetName(stack.objects, name))?.origin?.commit).toBe(hub.commit);

    await hub[Symbol.asyncDispose]();
    const second = await run('2.json');
    expect(second.code, second.stderr).toBe(0);
    expect(second.stderr).toContain('Using the copy of AQ-MedAI/LiveClin at c0ffee0 in');
    expect(second.stderr).toContain('nothing uploaded');
    const added = await runCli(['--local', 'dataset', 'add', name, '--data-dir', folder.path]);
    expect(added.code, added.stderr).toBe(0);
    expect(added.stderr).toContain('nothing uploaded');
  });
});
