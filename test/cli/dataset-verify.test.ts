import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { checkout } from '../support/cli/examples.ts';
import { nowhere, runCli } from '../support/cli/run-cli.ts';
import { demoDirectory, hasGolden, needsGolden } from '../support/data/golden.ts';
import { madeUpPng } from '../support/data/made-up-images.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const verify = (...args: readonly string[]) => runCli(['dataset', 'verify', ...args], nowhere);

const figures = (...names: readonly string[]) =>
  names.map((file) => ({ caption_prefix: 'Figure 1', file, url: 'https://pictures.example/a.png' }));

const withFigures = (pmc: string, ...names: readonly string[]): string => {
  return aCase({ pmc, policy: { scenario_image_details: figures(...names) } }).line();
};

describe('liveclin dataset verify', () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeAll(async () => {
    folder = await temporaryDirectory();
    await mkdir(join(folder.path, 'mine/image'), { recursive: true });
    await writeFile(join(folder.path, 'mine/image/a.png'), madeUpPng());
    const lines = [withFigures('1', 'a.png', 'b.png'), withFigures('2', 'c.png', 'd.png', 'e.png'), '{}'];
    await writeFile(join(folder.path, 'mine/mine.jsonl'), lines.join('\n'));
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  it('ends with 0 and says so when there are no findings', async () => {
    const { code, stdout } = await verify('sample', '--data-dir', join(checkout, 'datasets'));
    expect(code).toBe(0);
    expect(stdout).toContain('sample.jsonl: 15 cases, 66 questions, image files: 25 image/png\n');
    expect(stdout).toContain('No errors, no oddities.\n');
  });

  it('ends with 2 for errors; the table shows three of a kind and how many more there are', async () => {
    const { code, stdout } = await verify('mine', '--data-dir', folder.path);
    expect(code).toBe(2);
    expect(stdout.split('\n').slice(1)).toEqual([
      '',
      'ERRORS',
      '  missing image  4  1       b.png is missing',
      '                    2       c.png is missing',
      '                    2       d.png is missing',
      '                            and 1 more',
      expect.stringMatching(/^ {2}not a case {5}1 {2}line 3 {2}exam_creation is missing\.$/),
      '',
      '5 errors, 0 oddities',
      '',
    ]);
  });

  it('prints every finding as JSON', async () => {
    const { code, stdout } = await verify('mine', '--data-dir', folder.path, '--json');
    expect(code).toBe(2);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      source: join(folder.path, 'mine/mine.jsonl'),
      cases: 2,
      images: { 'image/png': 1 },
      errors: 5,
      oddities: 0,
    });
    expect(report.kinds[0]).toMatchObject({ kind: 'missing image', severity: 'error', count: 4 });
    expect(report.kinds[0].findings.at(-1)).toEqual({ line: 2, case_id: '2', detail: 'e.png is missing' });
  });

  it('checks only the cases with --no-images, and where there is no image folder', async () => {
    const alone = join(folder.path, 'alone.jsonl');
    await copyFile(join(folder.path, 'mine/mine.jsonl'), alone);
    const named = await verify('mine', '--data-dir', folder.path, '--no-images');
    const given = await verify('--jsonl-path', alone);
    for (const { stdout } of [named, given]) {
      expect(stdout).toContain('images not checked');
      expect(stdout).toContain('1 error, 0 oddities');
    }
    expect(given.stderr).toBe(
      `There is no folder image/ beside ${alone}; give --image-root to check images.\n`,
    );
    expect(named.stderr).toBe('');
  });

  it('looks for image/ beside a file given by its path', async () => {
    const { stdout } = await verify('--jsonl-path', join(folder.path, 'mine/mine.jsonl'));
    expect(stdout).toContain('image files: 1 image/png');
    expect(stdout).toContain('missing image  4');
  });

  it('accepts the user’s own files by their paths', async () => {
    const image = join(folder.path, 'mine/image');
    const { stdout } = await verify(
      '--jsonl-path',
      join(folder.path, 'mine/mine.jsonl'),
      '--image-root',
      image,
    );
    expect(stdout).toContain('missing image  4');
  });

  it('finds what leaves the image folder, never waits for a pipe, and stores neither', async () => {
    const hostile = join(folder.path, 'hostile');
    await mkdir(join(hostile, 'image'), { recursive: true });
    await writeFile(join(folder.path, 'secret.png'), madeUpPng());
    await symlink('../../secret.png', join(hostile, 'image/link.png'));
    execFileSync('mkfifo', [join(hostile, 'image/pipe.png')]);
    const names = ['../../secret.png', join(folder.path, 'secret.png'), 'link.png', 'pipe.png'];
    await writeFile(join(hostile, 'hostile.jsonl'), withFigures('1', ...names));
    const { code, stdout } = await verify('hostile', '--data-dir', folder.path, '--json');
    expect(code).toBe(2);
    const [outside, unreadable] = JSON.parse(stdout).kinds;
    expect(outside).toMatchObject({
      kind: 'image outside its folder',
      severity: 'error',
      findings: [
        { detail: '../../secret.png leads out of the image folder' },
        { detail: expect.stringContaining('is an absolute path') },
        { detail: 'link.png is a link that leads out of its folder' },
      ],
    });
    expect(unreadable.findings).toMatchObject([{ detail: 'pipe.png is not a regular file' }]);

    const flags = ['--data-dir', folder.path, '--allow-missing-images'];
    const added = await runCli(['dataset', 'add', 'hostile', ...flags], nowhere);
    expect(added).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('3 images outside the image folder'),
    });
  });

  it('asks for a name or a file, and looks in the bucket for a name that is not here', async () => {
    const nameless = await verify();
    expect(nameless).toMatchObject({ code: 2, stderr: expect.stringContaining('Which dataset?') });
    const unknown = await verify('unknown', '--data-dir', folder.path);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('looking in the bucket');
  });

  it.skipIf(!hasGolden)(`finds what is odd about the real demo${needsGolden}`, async () => {
    const [cases, images] = [join(demoDirectory, 'cases.jsonl'), join(demoDirectory, 'images')];
    const { code, stdout } = await verify('--jsonl-path', cases, '--image-root', images);
    expect(code).toBe(0);
    expect(stdout).toContain('3 cases, 15 questions, image files: 6 image/jpeg');
    expect(stdout).toMatch(/ {2}Rarity is a number {8}3 {2}11577515/);
    expect(stdout).toMatch(/ {2}options skip letters {6}1 {2}11700400 Q5 {2}options skip F\n/);
    expect(stdout).toContain('0 errors, 5 oddities');
  });
});
