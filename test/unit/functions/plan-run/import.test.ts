import { describe, expect, test } from 'vitest';

import { type EvalCase, evalCaseSchema } from '../../../../shared/case/eval-case.ts';
import { buildResultTexts } from '../../../../shared/outputs/build-result-texts.ts';
import { importKey } from '../../../../shared/storage/keys.ts';
import { createMortal, type Step } from '../../../../tools/doubles/mortal.ts';
import { aCase, someCases } from '../../../../tools/made-up/a-case.ts';
import { lost, right } from '../../../../tools/made-up/answers.ts';
import { digest } from '../../../../tools/made-up/factories.ts';
import { judgedCase } from '../../../../tools/made-up/judged-case.ts';
import { referenceResults } from '../../../../tools/made-up/reference-results.ts';
import { deskCases as cases, createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const key = importKey('a'.repeat(64));
const input = { ...startInput, importKey: key };

/** A planning desk whose bucket holds a file of the reference: by default three cases, the second broken off. */
const createImportDesk = async (
  file: unknown = referenceResults(cases.slice(0, 3), { failing: ['90000002'] }),
) => {
  const desk = await createPlanDesk();
  await desk.objects.put(key, JSON.stringify(file));
  const statuses = async () => {
    const rows: [string, string, number][] = [];
    for await (const { caseKey, status, calls } of desk.ledger.listCases('run-1')) {
      rows.push([caseKey, status, calls.sent]);
    }
    return rows.sort();
  };
  const results = async () => {
    const run = await desk.ledger.getRun('run-1');
    if (!run) throw new Error('no run');
    const built = await buildResultTexts(run, desk);
    return { text: built.files.summaryText, ...JSON.parse(built.files.results) };
  };
  return { ...desk, statuses, results };
};

const imported = [
  ['90000001', 'done', 0],
  ['90000003', 'done', 0],
];

describe("a run that begins with the reference's results file", () => {
  test('imports its finished cases and plans the others', async () => {
    const { plan, planned: casesOf, statuses, ledger } = await createImportDesk();
    const planned = await plan('run-1', input);
    expect(planned).toMatchObject({ runId: 'run-1', pending: 3 });
    expect(await casesOf(planned)).toEqual(['90000002', '90000004', '90000005']);
    expect(await statuses()).toEqual(imported);
    expect(await ledger.getRun('run-1')).toMatchObject({
      importedFrom: { key, isDone: true },
      settledBefore: { done: 2, questions: 6, correct: 2, errors: 0 },
    });
  });

  test('judges their replies by both extractors, and knows nothing of their calls and tokens', async () => {
    const { plan, results } = await createImportDesk();
    await plan('run-1', input);
    const { text, meta, summary, cases } = await results();
    expect(text).toMatch(
      /^IMPORTED 2 of 5 cases from another results file: their calls and tokens are unknown\n/,
    );
    expect(meta.imported_from).toEqual({ file: key, cases: 2 });
    expect(cases[0]).toMatchObject({ case_id: '90000001', correct_mcqs: 1, status: 'done', imported: true });
    expect(cases[0].mcqs[1]).toMatchObject({
      extracted_answer: 'A',
      strict_answer: 'A',
      strict_correct: false,
      outcome: 'answered',
      options: [...'ABCDEFGHIJ'],
    });
    expect(cases[0].mcqs[1]).not.toHaveProperty('turn');
    expect(summary).toMatchObject({ total_mcqs: 6, correct_mcqs: 2, calls: { sent: 0 } });
    expect([summary.tokens, summary.latency]).toEqual([null, null]);
  });

  const ours = (run: object = {}) => ({
    meta: {
      ...{ model: 'made-up-model', dataset: 'made-up', image_mode: 'url' },
      run: { run_id: 'gone', dataset_digest: digest, parameters: ourParameters, ...run },
    },
    cases: cases.slice(0, 3).map((each, index) => {
      const answers = [right(), right(), index === 1 ? lost('errored') : right()];
      return judgedCase(each, answers, { status: index === 1 ? 'failed' : 'done' });
    }),
  });
  const ourParameters = { max_tokens: 16_384, n: 1, temperature: 0 };

  test('imports a file of this evaluator whose run is gone, with what it knows of each reply', async () => {
    const { plan, statuses, results } = await createImportDesk(ours());
    expect(await plan('run-1', input)).toMatchObject({ runId: 'run-1', pending: 3 });
    expect(await statuses()).toEqual(imported);
    const { text, cases: written, summary } = await results();
    expect(text).toMatch(
      /^IMPORTED 2 of 5 cases from another results file: their tokens are counted here; their calls are not\n/,
    );
    expect(summary).toMatchObject({ tokens: { input: 600 }, calls: { sent: 0 } });
    expect(written[0]).toMatchObject({ case_id: '90000001', correct_mcqs: 3, imported: true });
    expect(written[0].mcqs[0].turn.usage).toEqual({
      input: 100,
      output: 10,
      cachedInput: 40,
      image: 30,
      reasoning: 4,
    });
  });

  test.each([
    [{ parameters: { ...ourParameters, temperature: 1 } }, 'temperature is 1 in the results file and 0 here'],
    [
      { parameters: { max_tokens: 16_384, n: 1, temperature: 0, seed: 3 } },
      'seed is 3 in the results file and not set',
    ],
    [{ dataset_digest: 'e'.repeat(64) }, 'the dataset has other content'],
  ])('refuses a file of this evaluator that was made with other settings: %o', async (run, message) => {
    const { plan, ledger } = await createImportDesk(ours(run));
    await expect(plan('run-1', input)).rejects.toThrow(message);
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('refuses a file whose replies were left out', async () => {
    const file = referenceResults(cases.slice(0, 3), { meta: { without_texts: true } });
    const { plan, ledger } = await createImportDesk(file);
    await expect(plan('run-1', input)).rejects.toMatchObject({
      name: 'ImportMismatch',
      message: expect.stringContaining('written with --no-text'),
    });
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('does not reimport a case that was rerun on purpose', async () => {
    const { plan, statuses } = await createImportDesk();
    await plan('run-1', input);
    await plan('second', { resume: 'run-1', cases: ['90000001'] });
    expect(await plan('third', { resume: 'run-1' })).toMatchObject({ pending: 4 });
    expect(await statuses()).toEqual([['90000001', 'paused', 0], imported[1]]);
  });

  const deaths = (step: Step, last: number) => (step.total === last ? 'die after' : undefined);

  test.each([
    ['a retry of its execution', 'run-1', input],
    ['a resume', 'second', { resume: 'run-1' }],
  ])('killed after any step of its planning, is imported whole by %s', async (_, name, again) => {
    let hasFinished = false;
    let last = 0;
    while (!hasFinished) {
      last += 1;
      const { plan, ledger, objects, statuses } = await createImportDesk();
      const process = createMortal((step) => deaths(step, last));
      const dying = {
        // A list is read, not awaited.
        ledger: {
          ...process.wrap('ledger', ledger),
          listCases: ledger.listCases,
          listRuns: ledger.listRuns,
        },
        objects: process.wrap('objects', objects),
      };
      hasFinished = await Promise.race([
        plan('run-1', input, dying).then(() => true),
        process.died.then(() => false),
      ]);
      const isCreated = (await ledger.getRun('run-1')) !== undefined;
      if (!isCreated && name !== 'run-1') continue;
      expect(await plan(name, again), `killed after step ${last}`).toMatchObject({ pending: 3 });
      expect(await statuses()).toEqual(imported);
    }
    // The lock, two cases at three writes each and the plan's own at the least.
    expect(last).toBeGreaterThan(10);
  });

  const changed = (change: (evalCase: EvalCase) => unknown): EvalCase[] => [
    evalCaseSchema.parse(change(aCase({ pmc: '90000001' }).parsed())),
  ];

  test.each([
    [
      'model',
      referenceResults(cases, { meta: { model: 'x' } }),
      'model is "x" in the results file and "made-up-model" here',
    ],
    [
      'image mode',
      referenceResults(cases, { meta: { image_mode: 'local' } }),
      'image mode is "local" in the',
    ],
    [
      'dataset',
      referenceResults(cases, { meta: { dataset: 'demo' } }),
      'dataset is "demo" in the results file and',
    ],
    [
      'case',
      referenceResults(someCases([3, 3, 3, 3, 3, 3, 3])),
      'the run does not include case 90000006, 90000007',
    ],
    [
      'number of questions',
      referenceResults(changed(() => aCase({ pmc: '90000001', questions: 2 }).parsed())),
      'case 90000001 has 3 questions in the dataset and 2 in the results file',
    ],
    [
      'key',
      referenceResults(changed(() => aCase({ pmc: '90000001', question: { correct_answer: 'J' } }).parsed())),
      'the correct answer to question 1 of case 90000001 is A in the dataset and J in the results file',
    ],
  ])('refuses a file with another %s, naming it, before any call', async (_, file, difference) => {
    const { plan, ledger, calls } = await createImportDesk(file);
    await expect(plan('run-1', input)).rejects.toMatchObject({
      name: 'ImportMismatch',
      message: expect.stringContaining(difference),
    });
    expect(calls()).toBe(0);
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('refuses a missing file and an invalid key', async () => {
    const { plan } = await createPlanDesk();
    await expect(plan('run-1', input)).rejects.toThrow(`importKey: the bucket has no object ${key}`);
    await expect(plan('run-1', { ...input, importKey: 'runs/x/run.json' })).rejects.toThrow(
      'importKey: must be',
    );
  });
});
