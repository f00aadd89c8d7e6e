import { describe, expect, test } from 'vitest';
import type { Run } from '../../../shared/ledger/run-row.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { buildResults } from '../../../shared/outputs/build-results.ts';
import { saveResults } from '../../../shared/outputs/save-results.ts';
import { summarizeFile } from '../../../shared/outputs/summarize-file.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { runKeys } from '../../../shared/storage/keys.ts';
import { textOf } from '../../../shared/storage/object-store.ts';
import { makeReply } from '../../../tools/made-up/factories.ts';
import { createEvaluation, type EvaluationOptions } from '../../support/runs/evaluation.ts';

const runId = 'run-1';

/** A run's files after its only child. Keys of made-up cases are A, B, C, ...; the model always says A. */
const builtFrom = async (options: EvaluationOptions, overrides: (run: Run) => Partial<Run> = () => ({})) => {
  const { ledger, objects, child } = await createEvaluation(options);
  // A child with failed cases ends with CasesFailed.
  await child().catch(() => undefined);
  const run = await ledger.getRun(runId);
  if (!run) throw new Error('no run');
  const shown = { ...run, ...overrides(run) };
  const built = await buildResults(shown, { objects, ledger });
  await saveResults(shown, { objects, ledger });
  const read = async (key: string) => {
    const object = await objects.get(key);
    return object ? textOf(object) : '';
  };
  return {
    text: built.files.summaryText,
    details: built.files.details,
    results: JSON.parse(await read(runKeys.results(runId))),
    summary: JSON.parse(await read(runKeys.summary(runId))).summary,
    stored: [await read(runKeys.summaryText(runId)), await read(runKeys.details(runId))],
  };
};

const sayA = () => makeReply({ text: '\\boxed{A}' });

describe("a run's results", () => {
  test("of a complete run print only the reference's block, and keep the details separate", async () => {
    const { text, details, stored } = await builtFrom({ questions: [2, 1], script: sayA });
    expect(text).toMatch(/^\n={60}\n {2}LiveClin Results: made-up-model \(made-up\)\n/);
    expect(stored).toEqual([text, details]);
    expect(details).toContain('Question Accuracy:  2/3 (66.7%), 95% interval');
    expect(details).toContain('Always answering A: 66.7%');
  });

  test("have the reference's keys first and unchanged, and ours after them", async () => {
    const { summary, results } = await builtFrom({ questions: [2, 1], script: sayA });
    expect(Object.keys(summary).slice(0, 13)).toEqual([
      'total_cases',
      'total_mcqs',
      'correct_mcqs',
      'correct_cases',
      'question_accuracy',
      'case_accuracy',
      'by_rarity',
      'by_chapter',
      'by_subcategory',
      'by_stage',
      'by_position',
      'by_image_modality',
      'by_table_modality',
    ]);
    expect(results.summary).toEqual(summary);
    expect(summary).toMatchObject({
      total_mcqs: 3,
      answered_only: { answered: 3, correct: 2, planned: 3, lower: 2 / 3, upper: 2 / 3 },
      losses: {},
      extractors: { liveclin: { letters: { A: 3 } }, strict: { correct_mcqs: 2 }, differ: { letters: 0 } },
      tokens: { input: 300, output: 30, questions: 3 },
      served_models: { 'made-up-model-2026': 3 },
      cost: 'unknown',
    });
  });

  test('of selected cases say so above the block, and in the file', async () => {
    const selection = { sample: 2, seed: 0 };
    const { text, results } = await builtFrom({ questions: [2, 1], script: sayA }, ({ identity }) => ({
      identity: { ...identity, selection },
      datasetCases: 1_407,
    }));
    expect(text).toMatch(
      /^SELECTED 2 of 1,407 cases \(sample 2, seed 0\): not comparable with a full run\n\n={60}\n/,
    );
    expect(results.meta.selection).toEqual({ ...selection, dataset_cases: 1_407 });
    const file = parseResultsFile(JSON.stringify(results), 'results.json');
    expect(summarizeFile(file).printed.text).toBe(text);
  });

  test("price the tokens with the user's prices", async () => {
    const { summary } = await builtFrom({
      questions: [2, 1],
      script: sayA,
      settings: { prices: { input: 1_000, output: 10_000 } },
    });
    expect(summary.cost).toEqual({
      usd: 0.6,
      complete: true,
      prices: { input: 1_000, output: 10_000, source: 'given' },
    });
  });

  test('of a run without any reply give no share of nothing', async () => {
    const { text } = await builtFrom({
      questions: [2],
      settings: { maxRetries: 1, rounds: 1 },
      script: () => new ModelCallError('timeout', 'slow'),
    });
    expect(text.split('\n').slice(1, 5)).toEqual([
      '  Answered questions only: 0/0',
      '  If unanswered questions were all wrong / all right: 0.0% / 100.0% (of 2 questions)',
      '  If failed cases and cases not run were all wrong / all right: 0.0% / 100.0% (of 1 case)',
      '  Strict extractor: 0/0 of answered questions; a different letter in 0 of 0 replies',
    ]);
  });

  test('of an unfinished run say above the block what they cover', async () => {
    const { text, summary, results } = await builtFrom({
      questions: [2, 3],
      settings: { maxRetries: 1, rounds: 1 },
      script: ({ caseKey, question }) =>
        caseKey === '90000002' && question === 1 ? new ModelCallError('timeout', 'slow') : sayA(),
    });
    expect(text.split('\n').slice(0, 6)).toEqual([
      'INCOMPLETE 1 of 2 cases done (1 timeout). Accuracies count the 2 cases that ran (5 questions), unanswered questions as wrong.',
      '  Answered questions only: 2/3 (66.7%), 95% interval 23.1% to 100.0%',
      '  If unanswered questions were all wrong / all right: 40.0% / 80.0% (of 5 questions)',
      '  If failed cases and cases not run were all wrong / all right: 0.0% / 50.0% (of 2 cases)',
      '  Strict extractor: 2/3 (66.7%) of answered questions; a different letter in 0 of 3 replies',
      '  Always answering A: 40.0% (of 5 questions)',
    ]);
    expect(summary.losses).toEqual({ timeout: { questions: 1, skipped: 1, cases: 1 } });
    expect(results.meta.coverage).toEqual({
      planned: 2,
      done: 1,
      failed: 1,
      pending: 0,
      planned_questions: 5,
      failures: { timeout: 1 },
    });
  });
});
