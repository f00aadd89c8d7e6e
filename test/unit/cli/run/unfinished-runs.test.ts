import { PassThrough } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import { describeLoss, unfinishedRuns } from '../../../../cli/run/unfinished-runs.ts';
import { confirm } from '../../../../cli/terminal/confirm.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

test('a run is unfinished until all of its cases are done', async () => {
  const { ledger, child } = await createEvaluation({ questions: [1, 1] });
  expect(await unfinishedRuns(ledger)).toEqual(['run-1']);
  await child();
  expect(await unfinishedRuns(ledger)).toEqual([]);
});

describe('what is deleted with LocalStack', () => {
  const loss = describeLoss(['run-1', 'run-2']);
  /** A person who answers, or leaves. */
  const asked = (isTTY: boolean, answer?: string) => {
    const keyboard = Object.assign(new PassThrough(), { isTTY });
    const screen = new PassThrough();
    const confirmed = confirm(loss, keyboard, screen);
    keyboard.end(answer);
    return { confirmed, seen: () => String(screen.read() ?? '') };
  };

  it.each(['y\n', 'YES\n'])('is deleted after %j', async (answer) => {
    const { confirmed, seen } = asked(true, answer);
    await confirmed;
    expect(seen()).toContain(
      'LocalStack has 2 unfinished runs, which would be deleted and cannot be resumed then: run-1, run-2. Continue? [y/N]',
    );
  });

  it.each(['n\n', '\n', 'yes please\n', undefined])('stays after %j', async (answer) => {
    await expect(asked(true, answer).confirmed).rejects.toThrow('Nothing was changed.');
  });

  it('stays where nobody can be asked, and the flag is named', async () => {
    await expect(asked(false, 'y\n').confirmed).rejects.toThrow('Give --yes');
  });
});
