import { describe, expect, test } from 'vitest';
import { concludeRun } from '../../../functions/conclude-run/conclude-run.ts';
import { evaluateSeat } from '../../../functions/evaluate-cases/evaluate-seat.ts';
import { planRun } from '../../../functions/plan-run/plan-run.ts';
import { prepareNamedDataset } from '../../../functions/prepare-dataset/prepare-named-dataset.ts';
import { rerunFailed } from '../../../functions/rerun-failed/rerun-failed.ts';
import { summarizeRun } from '../../../functions/summarize-run/summarize-run.ts';
import { createHuggingFaceHub } from '../../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { createExecutions, executionArn } from '../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import type { AskModel } from '../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { buildResultTexts } from '../../../shared/outputs/build-result-texts.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { importKey } from '../../../shared/storage/keys.ts';
import { textOf } from '../../../shared/storage/object-store.ts';
import { createFakeClock } from '../../../tools/doubles/fake-clock.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { makeReply } from '../../../tools/made-up/factories.ts';
import { startHubServer } from '../../support/data/hub-server.ts';
import { madeUpPng } from '../../support/data/made-up-images.ts';
import { inheritedNames, prototypes } from '../../support/prototypes.ts';

const figure = (file: string, type = 'CT') => ({ caption_prefix: 'Figure 1', file, type });

/** Two cases whose ids, files, groups, stages and options are all called so; the second case's call fails. */
const casesOf = (name: string) =>
  [name, `2${name}`].map((pmc) =>
    aCase({
      pmc,
      fields: { Level1: name, Level2: name, Rarity: name },
      policy: { scenario_image_details: [figure(`${name}.png`, name), figure(name, name)] },
      questions: [
        {
          stage: name,
          correct_answer: 'A',
          options: Object.fromEntries([
            ['A', name],
            ['B', 'b'],
            [name, name],
          ]),
        },
      ],
    }).line(),
  );

/** Everything that the functions need, over one bucket and one ledger. */
const createDesk = async (name: string) => {
  const hubServer = await startHubServer({
    files: {
      'data/hostile/hostile.jsonl': casesOf(name).join('\n'),
      [`data/hostile/image/${name}.png`]: madeUpPng(),
      [`data/hostile/image/${name}`]: madeUpPng(),
    },
  });
  const sent: Parameters<AskModel>[0][] = [];
  const askModel: AskModel = async (request) => {
    sent.push(request);
    if (JSON.stringify(request.messages).includes(`case 2${name}`))
      throw new ModelCallError('bad request', name);
    return makeReply({ text: `${name} \\boxed{A}`, finishReason: name, servedModel: name });
  };
  const { executions, set } = createExecutions();
  const dependencies = {
    ...createFakeClock(),
    ledger: createMemoryLedger(),
    objects: createMemoryObjectStore(),
    executions,
    lambdaQuota: async () => ({ total: 1_000, free: 1_000 }),
    hub: createHuggingFaceHub({ endpoint: hubServer.url, fetch }),
    starter: { arnOf: executionArn, start: async (started: string) => executionArn(started) },
    wake: async () => undefined,
    failedCases: { send: async () => undefined },
    linkObject: async (key: string) => key,
    openModel: async () => askModel,
    checkEndpoint: async () => undefined,
    remainingMs: () => 900_000,
    random: () => 0.5,
    log: () => undefined,
  };
  return { dependencies, sent, set, [Symbol.asyncDispose]: () => hubServer[Symbol.asyncDispose]() };
};

const inputOf = (name: string) => ({
  model: name,
  apiBase: 'https://model.example/v1',
  dataset: 'hostile',
  imageMode: 'local',
  preflight: false,
  selection: { chapters: [name] },
  ...(name === '__proto__' ? {} : { parameters: { [name]: { [name]: 1 } }, headers: { [name]: 'value' } }),
});

describe.each(inheritedNames)('%s as the name of everything', (name) => {
  test('is a name like any other in every function, and changes no prototype', async () => {
    const before = prototypes();
    await using desk = await createDesk(name);
    const { dependencies, sent, set } = desk;
    const { ledger, objects } = dependencies;
    const input = inputOf(name);

    const prepared = await prepareNamedDataset({ input, rounds: 0 }, dependencies);
    expect(prepared).toMatchObject({ status: 'DONE' });
    const datasetDigest = prepared.status === 'DONE' ? prepared.datasetDigest : null;
    const event = { input, executionName: 'run-1', executionArn: executionArn('run-1'), datasetDigest };
    const planned = await planRun(event, dependencies);
    expect(planned).toMatchObject({ pending: 2 });

    const items = await objects.get(planned.itemsKey);
    const places = JSON.parse(items ? textOf(items) : '[]');
    for (const place of places) {
      const { runId, executionArn: arn, plan } = planned;
      const working = evaluateSeat({ place, runId, executionArn: arn, plan, loops: 0 }, dependencies);
      await working.catch((error: Error) => expect(error.name).toBe('CasesFailed'));
    }
    expect(sent).toHaveLength(2);
    if (name !== '__proto__') expect(sent[0]?.parameters).toHaveProperty([name], { [name]: 1 });
    // Letters, also hostile ones, as the data have them; the file without an image's extension is not sent.
    const [message] = sent[0]?.messages ?? [];
    expect(JSON.stringify(message)).toContain(`A. ${name}\\nB. b\\n${name}. ${name}`);
    expect(message?.role === 'user' && message.content.filter(({ type }) => type !== 'text')).toHaveLength(1);

    const coverage = await summarizeRun({ runId: 'run-1' }, dependencies);
    expect(coverage).toMatchObject({ planned: 2, done: 1, failed: 1, failures: [['bad request', 1]] });
    await expect(concludeRun({ ...planned, coverage }, dependencies)).rejects.toThrow('1 of 2 cases');
    set('run-1', { status: 'FAILED' });
    const body = JSON.stringify({ runId: 'run-1', caseId: `2${name}`, plan: 1, failure: name });
    const unknown = JSON.stringify({ runId: name, caseId: name, plan: 1, failure: name });
    await rerunFailed(
      {
        Records: [
          { messageId: name, body },
          { messageId: '2', body: unknown },
        ],
      },
      dependencies,
    );

    const run = await ledger.getRun('run-1');
    if (!run) throw new Error('no run');
    const built = await buildResultTexts(run, dependencies);
    const file = parseResultsFile(built.files.results, 'results');
    expect(file.cases.map(({ case_id, level1, correct_mcqs }) => [case_id, level1, correct_mcqs])).toEqual([
      [name, name, 1],
      [`2${name}`, name, 0],
    ]);
    const { by_chapter } = JSON.parse(built.files.summary).summary;
    expect(Object.entries(by_chapter)).toMatchObject([[name, { cases: 2 }]]);
    expect(built.files.summaryText).toContain(`LiveClin Results: ${name} (hostile)`);
    expect(prototypes()).toEqual(before);
  });

  test("is a name like any other in a reference's results file that a run begins with", async () => {
    const before = prototypes();
    await using desk = await createDesk(name);
    const { dependencies } = desk;
    const prepared = await prepareNamedDataset({ input: inputOf(name), rounds: 0 }, dependencies);
    const datasetDigest = prepared.status === 'DONE' ? prepared.datasetDigest : null;
    const key = importKey('a'.repeat(64));
    const cases = [name, `2${name}`].map((pmc) => ({
      ...aCase({ pmc, keys: 'A', questions: 1 }).judged(),
      status: undefined,
    }));
    const meta = { model: name, dataset: 'hostile', image_mode: 'local', liveclin_version: '1.0.0' };
    // As text: a literal would set the prototype.
    const extra = `,"${name}":{"x":1},"summary":{"${name}":{"x":1}}}`;
    const imported = JSON.stringify({ meta, cases }).replace(/\}$/, extra);
    await dependencies.objects.put(key, imported);
    const input = { ...inputOf(name), selection: undefined, importKey: key };
    const event = { input, executionName: 'run-1', executionArn: executionArn('run-1'), datasetDigest };
    expect(await planRun(event, dependencies)).toMatchObject({ pending: 0 });
    expect(prototypes()).toEqual(before);
  });
});
