import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summarizeFile } from '../../../shared/outputs/summarize-file.ts';
import { outcomeOf } from '../../../shared/results/case-result.ts';
import { parseResultsFile, type ResultsFile } from '../../../shared/results/results-file.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, skipped } from '../../../tools/made-up/answers.ts';
import { madeUpResults } from '../../../tools/made-up/made-up-results.ts';
import { nowhere, runCli } from '../../support/cli/run-cli.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** A Python that has inspect_ai (CONTRIBUTING.md, "Inspect's own reader"). */
const python = process.env.LIVECLIN_INSPECT_PYTHON;
const missing = python ? '' : ' (skipped: set LIVECLIN_INSPECT_PYTHON, see CONTRIBUTING.md)';

const names = ['cases.eval', 'cases.json', 'questions.eval', 'questions.json'] as const;

/** What read-logs.py prints of one log. */
interface Found {
  readonly samples: number;
  readonly counts: Record<string, Record<string, number>>;
  readonly written: Record<string, { readonly accuracy: number; readonly stderr: number }>;
  /** Null from an old version. */
  readonly recomputed: Found['written'] | null;
}

/** Every seventh case ends with a timeout at its last question, and one more before it. */
const made = JSON.parse(madeUpResults({ cases: 40, lossEvery: 7 }));
const broken = aCase({ pmc: 'https://doi.org/10.0000/x.01' }).judged([right(), lost('errored'), skipped()], {
  status: 'failed',
});
const text = JSON.stringify({ ...made, cases: [...made.cases, broken] });

describe.skipIf(missing !== '')(`Inspect's own reader${missing}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  let file: ResultsFile;
  let logs: Record<(typeof names)[number], Found>;
  beforeAll(async () => {
    folder = await temporaryDirectory();
    const results = join(folder.path, 'results.txt');
    await writeFile(results, text);
    file = parseResultsFile(text, 'results');
    const paths = names.map((name) => join(folder.path, 'logs', name));
    for (const path of paths) {
      const format = path.includes('cases') ? 'inspect' : 'inspect-questions';
      const { code, stderr } = await runCli(
        ['results', results, '--format', format, '--output', path],
        nowhere,
      );
      expect(code, stderr).toBe(0);
    }
    const script = join(import.meta.dirname, 'read-logs.py');
    const { stdout } = await promisify(execFile)(python ?? '', [script, ...paths], { maxBuffer: 1e8 });
    const { version, listed, logs: found } = JSON.parse(stdout);
    console.error(`inspect_ai ${version}`);
    // It lists a .json only under a name that begins with a time.
    expect(listed).toEqual(names.filter((name) => name.endsWith('.eval')));
    logs = found;
  }, 300_000);
  afterAll(() => folder[Symbol.asyncDispose]());

  it('finds every sample, in the log and in its summaries', () => {
    const questions = file.cases.reduce((sum, { mcqs }) => sum + mcqs.length, 0);
    for (const name of names) {
      const samples = name.startsWith('cases') ? file.cases.length : questions;
      expect(logs[name], name).toMatchObject({
        samples,
        summaries: samples,
        status: 'success',
        model: file.meta.model,
        run: file.meta.run?.run_id,
      });
    }
  });

  it('counts what this evaluator counts: right, wrong, errors, and NaN for what was never asked', () => {
    const failed = file.cases.filter(({ status }) => status === 'failed');
    const done = file.cases.filter(({ status }) => status === 'done');
    const rightCases = done.filter(({ mcqs }) => mcqs.every((question) => question.is_correct)).length;
    const ofCases = { C: rightCases, I: done.length - rightCases, error: failed.length };
    const answered = file.cases.flatMap(({ mcqs }) => mcqs).filter((q) => outcomeOf(q) === 'answered');
    const correct = answered.filter((question) => question.is_correct).length;
    const ofQuestions = { C: correct, I: answered.length - correct, error: failed.length, NaN: 1 };
    for (const ending of ['eval', 'json'] as const) {
      expect(logs[`cases.${ending}`].counts.liveclin).toEqual(ofCases);
      expect(logs[`questions.${ending}`].counts.liveclin).toEqual(ofQuestions);
    }
    const { accuracy } = summarizeFile(file).figures.details.answered_only;
    expect(logs['questions.eval'].written.liveclin?.accuracy).toBe(accuracy);
  });

  it('computes from the samples the figures that the log states', () => {
    for (const name of names)
      for (const [scorer, { accuracy, stderr }] of Object.entries(logs[name].written)) {
        const { recomputed } = logs[name];
        if (recomputed === null) continue;
        expect(recomputed[scorer]?.accuracy).toBeCloseTo(accuracy, 12);
        expect(recomputed[scorer]?.stderr).toBeCloseTo(stderr, 12);
      }
  });
});
