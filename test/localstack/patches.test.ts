import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePythonEnvironment } from '../../infra/local/install/python-environment.mjs';

const PYTHONPATH = join(import.meta.dirname, '../../infra/local/python');
let python = '';

/** Which defects the LocalStack of the lock shows, each tried by itself. */
async function defects(...options: string[]): Promise<Record<string, boolean>> {
  const args = ['-W', 'ignore', '-m', 'liveclin_localstack.defects', ...options];
  const { stdout } = await promisify(execFile)(python, args, { env: { PATH: process.env.PATH, PYTHONPATH } });
  return JSON.parse(stdout) as Record<string, boolean>;
}

const known = [
  'parser_tables_are_rebuilt',
  'map_recurses_per_item',
  'environments_change_while_searched',
  'listens_on_every_interface',
  'objects_leave_the_state_directory',
  'retained_resources_are_deleted',
];
const all = (value: boolean) => Object.fromEntries(known.map((name) => [name, value]));

beforeAll(async () => {
  ({ python } = await ensurePythonEnvironment({ report: () => undefined }));
});

describe("LocalStack's own defects", () => {
  it('are all still there without the patches: one that is false here no longer needs its patch', async () => {
    expect(await defects()).toEqual(all(true));
  });

  it('are all gone with the patches', async () => {
    expect(await defects('--patched')).toEqual(all(false));
  });
});
