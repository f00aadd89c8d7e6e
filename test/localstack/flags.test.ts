import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { chatCompletion } from '../../tools/stand-in-model/chat-completion.ts';
import {
  type ReceivedRequest,
  type ScriptedReply,
  startModelServer,
} from '../../tools/stand-in-model/model-server.ts';
import { checkout } from '../support/cli/examples.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Two pictures that differ. */
const [round, square] = ['sample-01-fig1.png', 'sample-02-fig2.png'].map((file) =>
  join(checkout, 'datasets/sample/image', file),
) as [string, string];

const dataUri = async (path: string) => `data:image/png;base64,${(await readFile(path)).toString('base64')}`;

const imageUrl = 'https://images.example/figure.png';

/** A case whose scenario has one figure. */
const pictureCase = (pmc: string): string => {
  const figure = { caption_prefix: 'Figure 1', file: 'figure.png', url: imageUrl };
  return aCase({ pmc, questions: 1, policy: { scenario_image_details: [figure] } }).line();
};

/** Makes `<folder>/<name>.jsonl` and `<folder>/image/figure.png`. */
const writeDataset = async (
  folder: string,
  {
    name,
    lines,
    picture,
  }: { readonly name: string; readonly lines: readonly string[]; readonly picture: string },
) => {
  await mkdir(join(folder, 'image'), { recursive: true });
  await writeFile(join(folder, `${name}.jsonl`), lines.join('\n'));
  await cp(picture, join(folder, 'image/figure.png'));
};

const imagesOf = ({ body }: ReceivedRequest): unknown[] =>
  (body.messages ?? [])
    .flatMap(({ content }) => (typeof content === 'string' ? [] : content))
    .filter(({ type }) => type === 'image_url')
    .map(({ image_url }) => (image_url as { readonly url: string }).url);

const caseOf = ({ lastText }: ReceivedRequest) => /Case (\d+)/.exec(lastText)?.[1];

/** A server and an empty folder to run `liveclin run --local` in. */
const bench = async (reply: (request: ReceivedRequest) => ScriptedReply = () => '\\boxed{B}') => {
  const server = await startModelServer({ reply });
  const folder = await temporaryDirectory();
  return {
    server,
    folder: folder.path,
    run: (flags: string) =>
      runCli(`run --local --api-base ${server.url} ${flags}`.split(' '), process.env, '', folder.path),
    results: async (file: string) => JSON.parse(await readFile(join(folder.path, file), 'utf8')),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
};

/** Each flag of `run` (docs/protocol.md, "Command line") by what the endpoint receives and the file holds. */
describe.skipIf(localstackMissing)(`the flags of liveclin run${needsLocalstack}`, () => {
  it("have the reference's defaults", async () => {
    await using at = await bench();
    await writeDataset(join(at.folder, 'data/2025_H1'), {
      name: '2025_H1',
      lines: [pictureCase('86000001')],
      picture: round,
    });
    const { code, stderr } = await at.run('--model org/mock --image-mode url');
    expect(code, stderr).toBe(0);
    const [preflight, question] = at.server.requests;
    for (const request of [preflight, question]) {
      expect(request?.body).toMatchObject({ model: 'org/mock', temperature: 0, max_tokens: 16_384, n: 1 });
      expect(request?.headers.authorization).toBe('Bearer token');
    }
    expect(Object.keys(question?.body ?? {}).sort()).toEqual([
      'max_tokens',
      'messages',
      'model',
      'n',
      'temperature',
    ]);
    expect(question && imagesOf(question)).toEqual([imageUrl]);
    const { meta, cases } = await at.results('results/org_mock_2025_H1.json');
    expect(meta).toMatchObject({ model: 'org/mock', dataset: '2025_H1', image_mode: 'url' });
    expect(meta.run.settings).toMatchObject({ concurrency: 100, maxRetries: 5, timeout: 120 });
    expect(cases).toHaveLength(1);
    expect(stderr).toContain('Results: results/org_mock_2025_H1.json');
  });

  it('--model, --api-key, --temperature, --max-tokens, --dataset, --data-dir, --image-mode local and --output do what they say', async () => {
    await using at = await bench();
    await writeDataset(join(at.folder, 'elsewhere/mine'), {
      name: 'mine',
      lines: [pictureCase('86000002')],
      picture: round,
    });
    // Without --resume an existing file is not read.
    await mkdir(join(at.folder, 'out'));
    await writeFile(join(at.folder, 'out/file.json'), 'from before');
    const { code, stderr } = await at.run(
      '--model another --api-key sk-made-up-1234567890 --temperature 0.7 --max-tokens 77 --dataset mine --data-dir elsewhere --image-mode local --output out/file.json',
    );
    expect(code, stderr).toBe(0);
    const question = at.server.requests[1];
    expect(question?.body).toMatchObject({ model: 'another', temperature: 0.7, max_tokens: 77, n: 1 });
    expect(question?.headers.authorization).toBe('Bearer sk-made-up-1234567890');
    expect(question && imagesOf(question)).toEqual([await dataUri(round)]);
    const { meta, cases } = await at.results('out/file.json');
    expect(meta).toMatchObject({ dataset: 'mine', image_mode: 'local' });
    expect(meta.run.parameters).toEqual({ max_tokens: 77, n: 1, temperature: 0.7 });
    expect(cases).toMatchObject([{ case_id: '86000002' }]);
  });

  it('--jsonl-path and --image-root override --data-dir; --concurrency is reached and never exceeded', async () => {
    await using at = await bench(() => ({ delayMs: 300, body: chatCompletion('\\boxed{B}') }));
    await writeDataset(join(at.folder, 'data/2025_H1'), {
      name: '2025_H1',
      lines: [pictureCase('86000010')],
      picture: round,
    });
    const ids = ['86000011', '86000012', '86000013', '86000014', '86000015', '86000016'];
    const given = { name: 'cases', lines: ids.map(pictureCase), picture: square };
    await writeDataset(join(at.folder, 'given'), given);
    const { code, stderr } = await at.run(
      '--model mock --image-mode local --jsonl-path given/cases.jsonl --image-root given/image --concurrency 2',
    );
    expect(code, stderr).toBe(0);
    const [, ...questions] = at.server.requests;
    expect(questions.map(caseOf).sort()).toEqual(ids);
    for (const request of questions) expect(imagesOf(request)).toEqual([await dataUri(square)]);
    expect(at.server.counts.maxAtOnce).toBe(2);
  });

  it('--max-retries limits the requests of a question, and --verbose prints each that failed, however many at once', async () => {
    const times = new Map<string, number>();
    let refused = 0;
    await using at = await bench(({ lastText }) => {
      const question = /Case \d+, question \d/.exec(lastText)?.[0] ?? '';
      const time = (times.get(question) ?? 0) + 1;
      times.set(question, time);
      const isBroken = question === 'Case 86000120, question 2';
      if (!isBroken && (time > 1 || question.endsWith('2'))) return '\\boxed{B}';
      refused += 1;
      return { status: 500, body: { error: { message: `made up, time ${time}` } } };
    });
    const ids = Array.from({ length: 40 }, (_, index) => String(86_000_100 + index));
    await writeFile(
      join(at.folder, 'cases.jsonl'),
      ids.map((id) => aCase({ pmc: id, questions: 2 }).line()).join('\n'),
    );
    const { code, stderr } = await at.run(
      '--model mock --image-mode url --jsonl-path cases.jsonl --max-retries 3 --rounds 1 --no-preflight --verbose',
    );
    expect(code, stderr).toBe(1);
    expect(times.get('Case 86000120, question 2')).toBe(3);
    expect(refused).toBe(40 + 3);
    const printed =
      stderr.match(/^\S+ case \d+ Q\d round 1 try \d: server error: .*made up, time \d/gm) ?? [];
    expect(new Set(printed).size).toBe(refused);
    expect(printed).toHaveLength(refused);
    for (const id of ids) expect(stderr).toContain(`case ${id} Q1 round 1 try 1: `);
  });

  it('--timeout ends a request that takes longer; without --verbose the tries are not printed', async () => {
    let asked = 0;
    await using at = await bench(() => {
      asked += 1;
      return asked === 1 ? { hang: 'before headers' } : '\\boxed{B}';
    });
    await writeFile(join(at.folder, 'cases.jsonl'), aCase({ pmc: '86000201', questions: 1 }).line());
    const { code, stderr } = await at.run(
      '--model mock --image-mode url --jsonl-path cases.jsonl --timeout 1 --no-preflight',
    );
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('round 1 try 1');
    const { cases, meta } = await at.results('results/mock_cases.json');
    expect(meta.run.settings).toMatchObject({ timeout: 1 });
    const [first, second] = cases[0].mcqs[0].turn.calls;
    expect(first).toMatchObject({ failure: 'timeout', try: 1 });
    expect(first.ms).toBeGreaterThan(900);
    expect(first.ms).toBeLessThan(3_000);
    expect(second).toMatchObject({ try: 2 });
    expect(asked).toBe(2);
  });
});
