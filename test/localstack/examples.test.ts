import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCases } from '../../shared/case/parse-cases.ts';
import { type ModelServer, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { answerKeyOf, createScriptedModel } from '../../tools/stand-in-model/scripted-model.ts';
import { createDryProgram } from '../support/cli/dry-program.ts';
import { allExamples, checkout, type Example } from '../support/cli/examples.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const examples = allExamples(createDryProgram().program).filter(({ args }) => args.includes('--local'));

/** The ports of this machine at which the examples expect a model. */
const portsOf = (all: readonly Example[]): Set<number> =>
  new Set(
    all.flatMap(({ text }) =>
      [...text.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port)),
    ),
  );

describe.skipIf(localstackMissing)(`the examples with --local, as they are pasted${needsLocalstack}`, () => {
  const servers: ModelServer[] = [];
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeAll(async () => {
    folder = await temporaryDirectory();
    await symlink(join(checkout, 'datasets'), join(folder.path, 'datasets'));
    const { cases } = parseCases(
      await readFile(join(checkout, 'datasets/sample/sample.jsonl'), 'utf8'),
      'sample.jsonl',
    );
    const answerKey = answerKeyOf(cases.map(({ evalCase }) => evalCase));
    const failing = { refused: 0, broken: 0 };
    for (const port of portsOf(examples)) {
      servers.push(await startModelServer({ reply: createScriptedModel({ answerKey, failing }), port }));
    }
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    await folder[Symbol.asyncDispose]();
  });

  it('are there', () => {
    expect(examples.map(({ args }) => args[0])).toEqual(expect.arrayContaining(['run', 'dataset', 'runs']));
  });

  it.each(examples)('$source: $text', async ({ args }) => {
    const result = await runCli(args, process.env, '', folder.path);
    expect(result.code, result.stderr).toBe(0);
  });
});
