import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
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

/** What cfn-lint says of a template, warnings included. */
const lint = async (template: unknown): Promise<string> => {
  await using folder = await temporaryDirectory();
  const file = join(folder.path, 'template.json');
  await writeFile(file, JSON.stringify(template));
  const config = ['--config-file', join(import.meta.dirname, 'cfn-lint.yaml')];
  const command = join(String(installed), 'bin', 'cfn-lint');
  return await run(command, [...config, '--format', 'parseable', '--', file]).then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
};

describe.skipIf(missing !== '')(`cfn-lint${missing}`, () => {
  const template = synthesize().toJSON();

  it('has nothing to say about the template, not even a warning', async () => {
    expect(await lint(template)).toBe('');
  });

  it('would name a property that CloudFormation does not know', async () => {
    const planted = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimout: 30 } };
    expect(await lint({ ...template, Resources: { Planted: planted } })).toContain('VisibilityTimout');
  });
});
