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

const allOfThem = allExamples(createDryProgram().program);
/** All but `view`, which stays up until it is stopped (test/cli/view.test.ts). */
const examples = allOfThem.filter(({ args }) => args.includes('--local') && args[0] !== 'view');

/** Folders that readers are told to write an example dataset to, before they run it. */
const initialized = new Set(
  allOfThem.flatMap(({ args: [group, command, folder] }) =>
    group === 'dataset' && command === 'init' && folder ? [folder] : [],
  ),
);

/** The ports of this machine at which the examples expect a model. */
const portsOf = (all: readonly Example[]): Set<number> =>
  new Set(
    all.flatMap(({ text }) =>
      [...text.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port)),
    ),
  );

describe.skipIf(localstackMissing)(`the examples with --local, as pasted${needsLocalstack}`, () => {
  const servers: ModelServer[] = [];
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeAll(async () => {
    folder = await temporaryDirectory();
    await symlink(join(checkout, 'datasets'), join(folder.path, 'datasets'));
    for (const target of initialized) {
      const { code, stderr } = await runCli(['dataset', 'init', target], process.env, '', folder.path);
      expect(code, stderr).toBe(0);
    }
    const texts = ['sample', 'example'].map((name) =>
      readFile(join(checkout, `datasets/${name}/${name}.jsonl`), 'utf8'),
    );
    const { cases } = parseCases((await Promise.all(texts)).join(''), 'both datasets');
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
