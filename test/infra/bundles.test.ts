import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundleInto } from '../../infra/stack-template.ts';

/** Megabytes. A bundle is read and compiled at every cold start: a function carries only what it uses. */
const limits: readonly (readonly [name: string, limit: number])[] = [
  ['prepare-dataset', 0.8],
  ['plan-run', 1.3],
  ['evaluate-cases', 1.3],
  ['summarize-run', 1],
  ['conclude-run', 0.8],
  ['rerun-failed', 0.8],
];

describe('the deployed functions', () => {
  let outdir: string;
  let assets: ReadonlyMap<string, string>;

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'bundles-'));
    assets = bundleInto(outdir);
  });
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  it('are all measured', () => {
    expect([...assets.keys()].sort()).toEqual(limits.map(([name]) => `liveclin-${name}`).sort());
  });

  it.each(limits)('%s is a single file of at most %d MB', (name, limit) => {
    const asset = assets.get(`liveclin-${name}`) ?? '';
    expect(readdirSync(asset)).toEqual(['index.mjs']);
    expect(statSync(join(asset, 'index.mjs')).size / 1e6).toBeLessThan(limit);
  });

  it('name functions in the stack traces that they log', () => {
    const bundle = pathToFileURL(join(assets.get('liveclin-conclude-run') ?? '', 'index.mjs')).href;
    const script = `const { handler } = await import('${bundle}'); await handler({}).catch(() => undefined)`;
    const names = {
      BUCKET_NAME: 'b',
      TABLE_NAME: 't',
      ALLOW_LOCAL_ENDPOINTS: 'false',
      AWS_REGION: 'us-east-1',
    };
    const logged = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ...names },
      encoding: 'utf8',
    });
    expect(JSON.parse(logged).stack).toMatch(/^ZodError[\s\S]* at plainHandler \(/);
  });

  it('are the same bytes whenever and wherever they are built: only other code is another version', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'bundles-again-'));
    onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
    const hashes = (built: ReadonlyMap<string, string>) =>
      [...built].map(([name, asset]) => [name, basename(asset)]);
    expect(hashes(bundleInto(elsewhere))).toEqual(hashes(assets));
  });

  it('have their source maps outside the assets', () => {
    expect(readdirSync(join(outdir, 'source-maps')).sort()).toEqual(
      limits.map(([name]) => `${name}.mjs.map`).sort(),
    );
  });
});
