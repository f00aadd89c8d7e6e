import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluatorVersion } from '../../shared/basics/evaluator-version.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { createScreen } from '../support/cli/screen.ts';
import { startAtTerminal } from '../support/cli/start-at-terminal.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { createGate } from '../support/doubles/gate.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const cli = fileURLToPath(new URL('../../cli/liveclin.ts', import.meta.url));

/** What an 80-column terminal shows in the end, with everything that was sent to it checked on the way. */
const shownAt80 = (output: string) => {
  const screen = createScreen(80);
  screen.write(output);
  // Lines that stay may be long, and so are some of the reference's summary.
  const progress = /[█░]|case accuracy|questions\/min|failed calls|Planning/;
  expect(screen.wrapped().filter((line) => progress.test(line))).toEqual([]);
  return screen.lines();
};

describe.skipIf(localstackMissing)(`a run at a terminal${needsLocalstack}`, () => {
  it('draws its progress in place, detaches with Ctrl-C, and ends for a watcher with the summary', async () => {
    const gate = createGate();
    await using server = await startModelServer({
      reply: async ({ lastText }) => {
        if (lastText.includes('question 3')) await gate.pass;
        return '\\boxed{B}';
      },
    });
    await using folder = await temporaryDirectory();
    const cases = join(folder.path, 'cases.jsonl');
    await writeFile(
      cases,
      ['84000001', '84000002'].map((id) => aCase({ pmc: id, questions: 3 }).line()).join('\n'),
    );
    const output = join(folder.path, 'out.json');
    const flags = `--local run --model mock --image-mode url --api-base ${server.url} --jsonl-path ${cases} --output ${output}`;

    const run = await startAtTerminal(80, [process.execPath, cli, ...flags.split(' ')]);
    await run.until(
      (text) => text.includes('66% · 4/6 questions · 0/2 cases') && /\d questions\/min/.test(text),
    );
    run.type('\x03');
    expect(await run.ended).toBe(130);
    const left = shownAt80(run.output());
    // Drawn many times, and erased when the terminal detached.
    expect(run.output().split('questions · ').length).toBeGreaterThan(3);
    expect(left.filter((line) => line.includes('questions · '))).toEqual([]);
    const runId = /liveclin ?watch --local (\S+)/.exec(left.join(''))?.[1] ?? '';
    expect(left.join('\n')).toContain('Detached. The run continues without this terminal');

    const watch = await startAtTerminal(80, [
      process.execPath,
      cli,
      '--local',
      'watch',
      runId,
      '--output',
      output,
    ]);
    await watch.until((text) => text.includes('tokens '));
    gate.open();
    expect(await watch.ended).toBe(0);
    const summary = shownAt80(watch.output()).join('\n');
    expect(summary).toContain('Question Accuracy:  6/6 (100.0%)');
    expect(summary).not.toContain('█');

    const again = await runCli(['--local', 'watch', runId, '--output', output]);
    expect(again.code, again.stderr).toBe(0);
    expect(watch.output().replaceAll('\r\n', '\n')).toContain(again.stdout);
    expect(again.stderr).not.toContain('\x1b');

    const json = await runCli(['--local', 'watch', runId, '--output', output, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ...{ runId, state: 'complete', exitCode: 0, output },
      coverage: { planned: 2, done: 2 },
      summary: { total_mcqs: 6, correct_mcqs: 6 },
      evidence: expect.stringMatching(new RegExp(`^s3://.+/runs/${runId}/$`)),
    });
    expect(json.stderr).not.toContain('questions · ');
    const { summary: written } = JSON.parse(await readFile(output, 'utf8'));
    expect(JSON.parse(json.stdout).summary).toEqual(written);
  });

  it('has a doctor that finds everything in order before it', async () => {
    await using server = await startModelServer({ reply: () => 'B' });
    const args = [
      'doctor',
      '--local',
      '--api-base',
      server.url,
      '--dataset',
      'sample',
      '--data-dir',
      'datasets',
    ];
    const { code, stdout, stderr } = await runCli([...args, '--json']);
    expect(code, stdout + stderr).toBe(0);
    const { ok, findings } = JSON.parse(stdout);
    expect(ok).toBe(true);
    expect(findings.map(({ name }: { name: string }) => name)).toEqual([
      ...['account', 'stack', 'concurrency', 'endpoint', 'dataset', 'localstack'],
    ]);
    const message = (name: string) => findings.find((each: { name: string }) => each.name === name).message;
    expect(message('account')).toContain('000000000000 in us-east-1');
    expect(message('stack')).toBe(`LiveClinEvaluator, version ${evaluatorVersion}`);
    expect(message('concurrency')).toMatch(
      /up to [\d,]+ conversations at once in --image-mode local \(25 a worker\)/,
    );
    expect(message('localstack')).toContain('LocalStack is up at http://');
  });
});
