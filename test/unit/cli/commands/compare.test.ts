import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../../../cli/program.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { type Answer, lost, right, wrong } from '../../../../tools/made-up/answers.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
const at = (name: string): string => join(folder.path, name);

const write = async (name: string, answers: readonly (readonly Answer[])[]): Promise<void> => {
  const meta = { model: `model-${name[0]}`, dataset: 'sample', image_mode: 'url' };
  const cases = answers.map((each, index) => aCase({ pmc: String(index + 1) }).judged(each));
  await writeFile(at(name), JSON.stringify({ meta, cases }));
};

const timeout = lost('errored', { turn: { failure: 'timeout' } });

beforeAll(async () => {
  folder = await temporaryDirectory();
  const good = [right(), right(), right()];
  await write('a.json', [good, good, good, good, [wrong(), right(), right()]]);
  await write('b.json', [good, [right(), wrong('D'), right()], [right(), right(), timeout], good, good]);
  await write('c.json', [good, good, good, good, [wrong(), right(), right()]]);
  await write('short.json', [good]);
});
afterAll(() => folder[Symbol.asyncDispose]());

const run = async (...args: string[]) => {
  const { terminal, results, notes } = createRecordedTerminal();
  await createProgram(terminal, () => undefined).parseAsync(['node', 'liveclin', ...args]);
  return { out: results.join(''), notes: notes.join('\n') };
};

describe('liveclin compare', () => {
  it('says which cases were lost and gained, and why', async () => {
    const { out } = await run('compare', at('a.json'), at('b.json'));
    expect(out).toContain('UNANSWERED in B: 1 question without a reply, counted as wrong; failed: 3\n');
    expect(out).toContain('Reading of the benchmark (liveclin): B and A cannot be told apart\n');
    expect(out).toContain('Case accuracy: -20.0 points, 1 gained and 2 lost, p 1.000 (exact McNemar)\n');
    const [, lists = ''] = out.split('2 cases that B lost (all right with A, not with B)\n');
    expect(lists.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['CASE', 'Q', 'STAGE', 'KEY', 'A', 'B', 'WHY WRONG'],
      ['2', '2', 'Imaging', 'B', 'B', 'D', 'answered D'],
      ['3', '3', 'Imaging', 'B', 'B', '–', 'errored: timeout'],
      [''],
      ['1 case that B gained (all right with B, not with A)'],
      ['CASE', 'Q', 'STAGE', 'KEY', 'A', 'B', 'WHY WRONG'],
      ['5', '1', 'Imaging', 'B', 'C', 'B', 'answered C'],
      [''],
    ]);
  });

  it('prints every pair and the sets of three runs', async () => {
    const { out } = await run('compare', at('a.json'), at('b.json'), at('c.json'), '--margin', '2');
    expect(out).toMatch(/PAIR .* NOT WORSE BY 2\.0\n {2}B - A .*not shown\n {2}C - A +0\.0 .*\n {2}C - B /);
    expect(out).toContain('Sets that cannot be told apart by case accuracy:     {A, C, B}');
  });

  it('says of a single case that it cannot be told whether a run is worse, in the list of pairs too', async () => {
    const single = at('short.json');
    for (const others of [[single], [single, single]]) {
      const { out } = await run('compare', single, ...others, '--margin', '2');
      expect(out).toContain('cannot be told\n');
      expect(out).not.toContain('not shown');
    }
  });

  it('says how it compares runs whose cases do not vary', async () => {
    const { out } = await run('compare', at('a.json'), at('c.json'));
    expect(out).toContain(
      'Question accuracy: 0.0 points, 95% interval -43.4 to +43.4 (Wilson over cases, none of which differs), p 1.000',
    );
  });

  it('has everything as JSON', async () => {
    const { out } = await run('compare', at('a.json'), at('b.json'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      cases: 5,
      questions: 15,
      runs: [{ label: 'A' }, { label: 'B', failed_cases: ['3'] }],
      readings: { liveclin: { pairs: [{ from: 'A', to: 'B' }] }, strict: { pairs: [{}] } },
      changes: [{ cases: [{ case_id: '2', change: 'lost' }, {}, { change: 'gained' }] }],
    });
  });

  it('writes a page beside the text, or alone', async () => {
    const { notes } = await run('compare', at('a.json'), at('b.json'), '--html', at('page.html'));
    expect(notes).toContain(`Page: ${at('page.html')}`);
    const page = await readFile(at('page.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('B and A cannot be told apart');
    expect((await run('compare', at('a.json'), at('b.json'), '--html', '-')).out).toBe(page);
  });

  it.each<readonly [what: string, args: readonly string[], message: string | RegExp]>([
    ['other cases', ['a.json', 'short.json'], '4 cases not in B: 2, 3, 4, 5. To compare the 1 case'],
    ['a file that is not there', ['a.json', 'none.json'], 'none.json cannot be read: there is no such file'],
    ['a page over a file it reads', ['a.json', 'b.json', '--html', 'b.json'], 'is the file being read'],
    ['JSON and a page on stdout', ['a.json', 'b.json', '--json', '--html', '-'], 'with --json give a file'],
    [
      'a margin that is no number',
      ['a.json', 'b.json', '--margin', 'two'],
      'It must be a number such as 0.7',
    ],
    [
      'a margin above all accuracies',
      ['a.json', 'b.json', '--margin', '101'],
      'at most 100 percentage points',
    ],
    ['one run', ['a.json'], "missing required argument 'others'"],
  ])('refuses %s', async (_what, args, message) => {
    const paths = args.map((arg) => (arg.endsWith('.json') ? at(arg) : arg));
    await expect(run('compare', ...paths)).rejects.toThrow(message);
  });

  it('compares the common cases on request, and names the others', async () => {
    const { out } = await run('compare', at('a.json'), at('short.json'), '--common');
    expect(out).toContain('Compared: 1 case, 3 questions\nNOT COMPARED 4 cases not in B: 2, 3, 4, 5\n');
  });
});

describe('liveclin leaderboard', () => {
  it('ranks runs, with ties as sets', async () => {
    const { out } = await run('leaderboard', at('b.json'), at('a.json'), at('c.json'));
    const rows = out.split('\n').filter((line) => /^\d {2}/.test(line));
    expect(rows.map((row) => row.split(/ {2,}/).slice(0, 3))).toEqual([
      ['1', 'B', 'model-a'],
      ['1', 'C', 'model-c'],
      ['3', 'A', 'model-b'],
    ]);
  });

  it('is JSON and a page', async () => {
    const { out } = await run(
      'leaderboard',
      at('a.json'),
      at('b.json'),
      '--json',
      '--html',
      at('board.html'),
    );
    expect(JSON.parse(out)).toMatchObject({
      cases: 5,
      runs: [
        { rank: 1, label: 'A', case_sets: ['a'], question_sets: ['a'] },
        { rank: 2, label: 'B', case_sets: ['a'] },
      ],
      published: null,
    });
    const page = await readFile(at('board.html'), 'utf8');
    expect(page).toContain('Published, not measured here');
    expect(page).toContain('Not shown: this run covers other data.');
    expect(page).not.toContain('<script');
  });
});
