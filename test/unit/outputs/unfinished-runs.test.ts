import { text as textOfStream } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { loadRunFiles } from '../../../cli/results/run-files.ts';
import { summarizeRun } from '../../../functions/summarize-run/summarize-run.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import { loadRun } from '../../../shared/ledger/load-run.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { csvOf } from '../../../shared/outputs/export/csv-of.ts';
import { questionRows } from '../../../shared/outputs/export/question-rows.ts';
import { summarizeFile } from '../../../shared/outputs/summarize-file.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { makeReply } from '../../../tools/made-up/factories.ts';
import { type RecordedCall, recordedKeys } from '../../support/model/recorded-model.ts';
import { createEvaluation, type Evaluation, type EvaluationOptions } from '../../support/runs/evaluation.ts';

const runId = 'run-1';
/** Seven cases of 17 questions; those with most begin first. Keys are A, B, C, ... in turn. */
const questions = [2, 3, 2, 3, 2, 3, 2];
const say = (letter = 'A') => makeReply({ text: `\\boxed{${letter}}` });
/** One case fails, one is right as a whole; to all other questions the model says A. */
const failing = ({ caseKey, question }: RecordedCall) => {
  if (caseKey === '90000004') return say(recordedKeys[question]);
  return caseKey === '90000002' && question === 1 ? new ModelCallError('timeout', 'slow') : say();
};
const once = { maxRetries: 1, rounds: 1, concurrency: 2 };

interface Sort {
  readonly options: EvaluationOptions;
  readonly end: (evaluation: Evaluation) => Promise<unknown>;
  /** Whether Summarize ran; otherwise readers build the files from what is there. */
  readonly isSummarized: boolean;
  /** Whether cases were left that were not run. */
  readonly isPending: boolean;
}

/** Ends like an execution: a child with failed cases throws. */
const child = (evaluation: Evaluation) => evaluation.child().catch(() => undefined);

const sorts: readonly (readonly [string, Sort])[] = [
  ['with failed cases', { options: { script: failing }, end: child, isSummarized: true, isPending: false }],
  [
    'that was stopped',
    {
      options: { script: failing, latencyMs: () => 10_000 },
      end: async (evaluation) => {
        const ended = child(evaluation);
        await evaluation.clock.sleep(44_000);
        await evaluation.ledger.updateRun(runId, { stopping: true });
        await ended;
      },
      isSummarized: true,
      isPending: true,
    },
  ],
  [
    'that halted',
    {
      options: {
        script: (asked) =>
          asked.caseKey > '90000004' ? new ModelCallError('access denied', 'revoked') : failing(asked),
      },
      end: child,
      isSummarized: true,
      isPending: true,
    },
  ],
  [
    'that was ended before its summary',
    {
      options: { script: failing },
      end: (evaluation) =>
        evaluation.killed(({ name, time }) =>
          name === 'ledger.finishCase' && time === 4 ? 'die after' : undefined,
        ),
      isSummarized: false,
      isPending: true,
    },
  ],
];

const endedRun = async ({ options, end, isSummarized }: Sort) => {
  const evaluation = await createEvaluation({ questions, settings: once, ...options });
  const { ledger, objects, clock } = evaluation;
  await end(evaluation);
  if (isSummarized) await summarizeRun({ runId }, { ledger, objects, now: clock.now });
  const run = await loadRun(ledger, runId);
  const files = ['summaryText', 'details', 'report', 'summary', 'results'] as const;
  const read = await loadRunFiles({ run, stack: { ledger, objects } }, files);
  const file = parseResultsFile(read.results, 'results.json');
  const csv = await textOfStream(csvOf(questionRows(file)));
  const [head = '', ...rows] = csv.trim().split('\n');
  const columns = head.split(',');
  const valueIn = (row: string, column: string) => row.split(',')[columns.indexOf(column)];
  const settled: CaseRow[] = [];
  for await (const row of ledger.listCases(runId)) settled.push(row);
  const withStatus = (status: string) => settled.filter((row) => row.status === status);
  return { ...read, file, rows, valueIn, done: withStatus('done'), failed: withStatus('failed') };
};

/** What a reader of the page sees. */
const pageText = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>|<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe.each(sorts)('every output of a run %s', (_name, sort) => {
  test('counts the same cases and questions, and says which', async () => {
    const ended = await endedRun(sort);
    const { done, failed, file, rows, valueIn } = ended;
    const ran = [...done, ...failed];
    const pending = 7 - ran.length;
    // Otherwise this would not be the sort of run that it is named after.
    expect([done.length > 0, failed.length > 0, pending > 0]).toEqual([true, true, sort.isPending]);

    const counted = {
      cases: ran.length,
      questions: ran.reduce((sum, { caseKey }) => sum + (questions[Number(caseKey) - 90_000_001] ?? 0), 0),
    };
    const outcomes = done.flatMap((row) => row.outcomes).concat(failed.flatMap((row) => row.outcomes));
    const answered = outcomes.filter(({ outcome }) => outcome === 'answered').length;
    const correct = outcomes.filter((question) => question.correct).length;
    const notRun = pending === 1 ? 'the 1 case not run is' : `the ${pending} cases not run are`;
    const rule = `Accuracies count the ${counted.cases} cases that ran (${counted.questions} questions), unanswered questions as wrong${pending > 0 ? `; ${notRun} not counted` : ''}.`;

    // The terminal: banner, its ranges, and the reference's block under them.
    expect(ended.summaryText).toMatch(
      new RegExp(`^(?:ORPHANED .*\\n)?INCOMPLETE ${done.length} of 7 cases done \\(`),
    );
    expect(ended.summaryText).toContain(rule);
    expect(ended.summaryText).toContain(`  Answered questions only: ${correct}/${answered} (`);
    expect(ended.summaryText).toMatch(
      /unanswered questions were all wrong \/ all right: .*\(of 17 questions\)\n/,
    );
    expect(ended.summaryText).toMatch(/cases not run were all wrong \/ all right: .*\(of 7 cases\)\n/);
    expect(ended.summaryText).toContain(`  Question Accuracy:  ${correct}/${counted.questions} (`);
    expect(ended.summaryText).toMatch(new RegExp(`  Case Accuracy: {6}1/${counted.cases} \\(`));

    // The details.
    expect(ended.details.startsWith(`  ${rule}\n`)).toBe(true);
    expect(ended.details).toContain(`  Question Accuracy:  ${correct}/${counted.questions} (`);
    expect(ended.details).toMatch(new RegExp(`  Case Accuracy: {6}1/${counted.cases} \\(`));
    expect(ended.details).toContain('(of 17 planned):');

    // The report.
    const report = pageText(ended.report);
    expect(report.split(rule)).toHaveLength(3);
    expect(report).toMatch(new RegExp(`1 of ${counted.cases} cases that ran with every question right`));
    expect(report).toContain(`${correct} of ${counted.questions} questions`);
    expect(report).toContain(`${correct} of ${answered} answered questions`);
    expect(report).toMatch(/cases not run were all wrong \/ all right: \S+ \/ \S+ \(of 7 cases\)/);
    expect(report).toContain('of 17 planned questions');

    // The results file, and summary.json, which is its beginning.
    expect(file.meta.coverage).toMatchObject({
      ...{ planned: 7, done: done.length, failed: failed.length, pending, planned_questions: 17 },
    });
    expect(JSON.parse(ended.summary).summary).toEqual(JSON.parse(ended.results).summary);
    expect(file.cases).toHaveLength(counted.cases);
    expect(file.summary).toMatchObject({
      total_cases: counted.cases,
      total_mcqs: counted.questions,
      correct_mcqs: correct,
      answered_only: { answered, correct, planned: 17 },
      case_bounds: {
        planned: 7,
        lower: 1 / 7,
        upper: (1 + failed.length + pending) / 7,
      },
      baseline: { questions: counted.questions },
    });
    expect(summarizeFile(file).printed).toEqual({ text: ended.summaryText, details: ended.details });

    // The export: a row for each counted question.
    expect(rows).toHaveLength(counted.questions);
    const rowsWith = (column: string, value: string) => rows.filter((row) => valueIn(row, column) === value);
    expect(rowsWith('correct', 'true')).toHaveLength(correct);
    expect(rowsWith('outcome', 'answered')).toHaveLength(answered);
    expect(new Set(rowsWith('case_status', 'failed').map((row) => valueIn(row, 'case_id'))).size).toBe(
      failed.length,
    );
  });
});
