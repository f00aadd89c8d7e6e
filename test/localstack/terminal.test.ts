import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { type ModelServer, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { cliPath, runCli } from '../support/cli/run-cli.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe.skipIf(localstackMissing)(`liveclin run${needsLocalstack}`, () => {
  const prepare = async (folder: string, server: ModelServer, ids: readonly string[]) => {
    const cases = join(folder, 'cases.jsonl');
    await writeFile(cases, ids.map((id) => aCase({ pmc: id, questions: 3 }).line()).join('\n'));
    const output = join(folder, 'out.json');
    const fixed = '--local run --model mock --image-mode url --max-retries 1 --rounds 1';
    return {
      output,
      args: `${fixed} --api-base ${server.url} --jsonl-path ${cases} --output ${output}`.split(' '),
    };
  };

  it('ends with 1 and the next step when cases fail; --resume asks for these only and ends with 0', async () => {
    let isBroken = true;
    const asked: string[] = [];
    await using server = await startModelServer({
      reply: ({ lastText }) => {
        asked.push(/Case \d+, question \d/.exec(lastText)?.[0] ?? 'preflight');
        return isBroken && lastText.includes('Case 81000002, question 3')
          ? { status: 503, text: '<html>Service unavailable</html>' }
          : 'The answer is B.';
      },
    });
    await using folder = await temporaryDirectory();
    const { args, output } = await prepare(folder.path, server, ['81000001', '81000002', '81000003']);

    const first = await runCli(args);
    expect(first.code, first.stderr).toBe(1);
    expect(first.stdout).toContain('INCOMPLETE 2 of 3 cases done (1 server error).');
    expect(first.stderr).toMatch(/CasesIncomplete: 1 of 3 cases not done .* only this case runs/);
    const firstResults = JSON.parse(await readFile(output, 'utf8'));
    const runId = firstResults.meta.run.run_id;
    expect(first.stderr).toContain(`liveclin rerun --local ${runId}`);
    expect(firstResults.cases[1]).toMatchObject({ case_id: '81000002', status: 'failed', correct_mcqs: 2 });
    expect(firstResults.cases[1].mcqs[2]).toMatchObject({ outcome: 'errored', is_correct: false });

    isBroken = false;
    asked.length = 0;
    const second = await runCli([...args, '--resume']);
    expect(second.code, second.stderr).toBe(0);
    expect(asked).toEqual(['preflight', 'Case 81000002, question 3']);
    const results = JSON.parse(await readFile(output, 'utf8'));
    expect(results.meta.run.run_id).toBe(runId);
    expect(results.summary).toMatchObject({ total_cases: 3, correct_cases: 3 });
  });

  it('refuses to resume with another temperature, naming the difference, and starts a new run without a file', async () => {
    await using server = await startModelServer({ reply: () => 'B' });
    await using folder = await temporaryDirectory();
    const { args } = await prepare(folder.path, server, ['82000001']);
    const fresh = await runCli([...args, '--resume']);
    expect(fresh.code, fresh.stderr).toBe(0);
    const other = await runCli([...args, '--resume', '--temperature', '0.7']);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('temperature is 0 in the run and 0.7 here');
    expect(server.requests).toHaveLength(1 + 3);
  });

  it('detaches on Ctrl-C; watch attaches to the run again and ends with its summary', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using server = await startModelServer({
      reply: async ({ lastText }) => {
        if (lastText.includes('question 2')) await held;
        return '\\boxed{B}';
      },
    });
    await using folder = await temporaryDirectory();
    const { args, output } = await prepare(folder.path, server, ['83000001']);
    const child = spawn(process.execPath, [cliPath, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (server.requests.length < 3) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const runId = /liveclin watch --local (\S+)/.exec(stderr)?.[1] ?? '';
    expect(stderr).toContain(
      `The run continues without this terminal; follow it with: npx liveclin watch --local ${runId} --output ${output}`,
    );

    release();
    const watched = await runCli(['--local', 'watch', runId, '--output', output]);
    expect(watched.code, watched.stderr).toBe(0);
    expect(watched.stdout).toContain('Question Accuracy:  3/3 (100.0%)');

    const listed = await runCli(['runs', '--local', '--json', '--limit', '1']);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ runId, state: 'complete', done: 1, cases: 1 }]);

    const results = await runCli(['--local', 'results', runId, '--output', '-']);
    expect(results.stdout, results.stderr).toBe(await readFile(output, 'utf8'));
    const others = join(folder.path, 'others.json');
    await writeFile(others, "the only copy of another run's results");
    const beside = await runCli(['--local', 'results', runId, '--output', others]);
    expect(beside.stderr).toContain(`The file that was there is now ${others.slice(0, -5)}.before-`);
    expect(await readFile(`${others.slice(0, -5)}.before-${runId}.json`, 'utf8')).toContain('the only copy');
    const report = await runCli(['--local', 'report', runId, '--output', '-']);
    expect(report.stdout, report.stderr).toContain(`<dd>${runId}</dd>`);
    expect(report.stdout).toContain('<p class="big">100.0%</p>');
  });
});
