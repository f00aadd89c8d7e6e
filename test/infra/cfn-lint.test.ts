import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { cfnLint, ensurePythonEnvironment } from '../../infra/local/install/python-environment.mjs';
import { synthesize } from '../../infra/stack-template.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);

/** Where it is installed, or why it is not; with CI=true that is a failure. */
const installed = await ensurePythonEnvironment({ report: console.error, contents: cfnLint })
  .then(({ directory }) => directory)
  .catch((error: Error) => {
    if (process.env.CI) throw error;
    return error;
  });
const missing = installed instanceof Error ? ` (skipped: ${installed.message})` : '';

const template = synthesize().toJSON();

/** The template, and one with a property that CloudFormation does not know. */
const files = {
  own: template,
  planted: { Resources: { Planted: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimout: 30 } } } },
};

/** What cfn-lint says of both, warnings included: one run, because most of its time goes into its start. */
const lint = async (): Promise<string> => {
  await using folder = await temporaryDirectory();
  const paths = Object.keys(files).map((name) => join(folder.path, `${name}.json`));
  for (const [index, content] of Object.values(files).entries())
    await writeFile(paths[index] ?? '', JSON.stringify(content));
  const config = ['--config-file', join(import.meta.dirname, 'cfn-lint.yaml')];
  const command = join(String(installed), 'bin', 'cfn-lint');
  return await run(command, [...config, '--format', 'parseable', '--', ...paths]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
};

it.skipIf(missing !== '')(
  `cfn-lint has nothing to say about the template, not even a warning, and would name an unknown property${missing}`,
  async () => {
    const said = (await lint()).trim().split('\n');
    expect(said.filter((line) => !line.includes('planted.json'))).toEqual([]);
    expect(said.join('\n')).toContain('VisibilityTimout');
  },
);
