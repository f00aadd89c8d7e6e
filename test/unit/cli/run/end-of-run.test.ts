import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runOutput } from '../../../../cli/results/output-file.ts';
import { endOfRun } from '../../../../cli/run/end-of-run.ts';
import { printRunEnd } from '../../../../cli/run/print-run-end.ts';
import { concludeRun } from '../../../../functions/conclude-run/conclude-run.ts';
import { createExecutions } from '../../../../shared/adapters/memory/memory-executions.ts';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { coverageOfFile, parseResultsFile } from '../../../../shared/results/results-file.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

describe('the end of a run', () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  let output: string;
  beforeEach(async () => {
    folder = await temporaryDirectory();
    output = join(folder.path, 'out.json');
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const endedRun = async (status: 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED') => {
    const evaluation = await createEvaluation({ questions: [2, 1] });
    await evaluation.child();
    const { ledger, objects } = evaluation;
    const end = (to: string) =>
      endOfRun(
        { runId: 'run-1', execution: { status, redriveCount: 0 }, output: to, target: { local: true } },
        { ledger, objects, bucketName: 'bucket' },
      );
    return { end };
  };

  it('writes the results file over an earlier one of the same run', async () => {
    const { end } = await endedRun();
    await end(output);
    const again = await end(output);
    expect(again).toMatchObject({ exitCode: 0, output });
    expect(again).not.toHaveProperty('kept');
    expect(await readdir(folder.path)).toEqual(['out.json']);
  });

  it("never replaces another run's results: they are moved aside, and the message says where", async () => {
    await writeFile(output, '{"meta": {"model": "of the reference"}, "cases": []}');
    const { end } = await endedRun();
    const ended = await end(output);
    const kept = join(folder.path, 'out.before-run-1.json');
    expect(ended).toMatchObject({ exitCode: 0, output, kept });
    expect(await readFile(kept, 'utf8')).toContain('of the reference');
    const { terminal, notes } = createRecordedTerminal();
    printRunEnd(ended, { target: { local: true }, terminal });
    expect(notes).toContain(`The file that was there is now ${kept}.`);
  });

  it('shows its figures and where the results are when the file cannot be written', async () => {
    await mkdir(output);
    const { end } = await endedRun();
    const ended = await end(output);
    expect(ended).toMatchObject({ state: 'complete', exitCode: 1 });
    const { terminal, notes, results } = createRecordedTerminal();
    printRunEnd(ended, { target: { local: true }, terminal });
    expect(results.join('')).toContain('LiveClin Results');
    expect(notes.join('\n')).toContain(`--output: cannot write ${output}: it is a folder.`);
    expect(notes.join('\n')).toContain('liveclin results --local run-1 --output run-1.json');
  });

  it('names the cases that failed, their question and the last words, once', async () => {
    const evaluation = await createEvaluation({
      questions: [2, 2],
      settings: { maxRetries: 1, rounds: 1 },
      script: ({ caseKey, question }) =>
        caseKey === '90000002' && question === 1
          ? new ModelCallError('server error', 'HTTP 500:\n  boom')
          : undefined,
    });
    await evaluation.child().catch(() => undefined);
    const { ledger, objects } = evaluation;
    const { executions } = createExecutions();
    const conclude = concludeRun({ runId: 'run-1', executionArn: 'x', plan: 1 }, { ledger, executions });
    const cause = await conclude.then(String, (error: Error) => error.message);
    const execution = { status: 'FAILED', redriveCount: 0, error: 'CasesIncomplete', cause } as const;
    const stack = { ledger, objects, bucketName: 'bucket' };
    const ended = await endOfRun({ runId: 'run-1', execution, output, target: { local: true } }, stack);
    const failure = {
      caseId: '90000002',
      question: 2,
      failure: 'server error',
      message: 'HTTP 500: boom',
    };
    expect(ended.coverage?.firstFailed).toEqual([failure]);
    const { terminal, notes, results } = createRecordedTerminal();
    printRunEnd(ended, { target: { local: true }, terminal });
    const line = '90000002 Q2 server error: HTTP 500: boom';
    expect(results.join('')).toContain(`Failed cases (1):\n  ${line}\n`);
    expect(cause).toContain(`The cases that failed: ${line}.`);
    expect(notes.join('\n')).toContain('CasesIncomplete: 1 of 2 cases not done (1 server error). Redrive');
    expect(notes.join('\n')).not.toContain(line);
    // The written file says the same.
    const file = parseResultsFile(await readFile(output, 'utf8'), output);
    expect(coverageOfFile(file).firstFailed).toEqual([failure]);
  });

  it('names a next command that continues with the same results file', async () => {
    const { end } = await endedRun('FAILED');
    const spaced = join(folder.path, 'my results.json');
    expect((await end(spaced)).next).toBe(`npx liveclin rerun --local run-1 --output '${spaced}'`);
    const before = process.cwd();
    process.chdir(folder.path);
    try {
      expect((await end(runOutput('run-1'))).next).toBe('npx liveclin rerun --local run-1');
    } finally {
      process.chdir(before);
    }
  });
});
