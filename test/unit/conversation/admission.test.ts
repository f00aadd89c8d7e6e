import { expect, test } from 'vitest';
import { type Admit, admitFreely, admitInTurn } from '../../../shared/conversation/admission.ts';

const later: Admit = async () => ({ kind: 'later', retryAtMs: 5 });

/** Admits every call, and records what it is asked and told. */
const recorded = (name: string, log: string[]): Admit => {
  return async () => {
    log.push(`${name} admits`);
    return { kind: 'admitted', release: ({ kind }) => log.push(`${name}: ${kind}`) };
  };
};

test('a call that both admit goes out, and both learn how it ended, the inner one first', async () => {
  const log: string[] = [];
  const admission = await admitInTurn(recorded('outer', log), recorded('inner', log))();
  if (admission.kind === 'admitted') admission.release({ kind: 'unsent' });
  expect(log).toEqual(['outer admits', 'inner admits', 'inner: unsent', 'outer: unsent']);
});

test('a call that the inner one delays is returned to the outer one unsent', async () => {
  const log: string[] = [];
  expect(await admitInTurn(recorded('outer', log), later)()).toEqual({ kind: 'later', retryAtMs: 5 });
  expect(log).toEqual(['outer admits', 'outer: unsent']);
});

test('a call that the outer one delays never reaches the inner one', async () => {
  const log: string[] = [];
  expect(await admitInTurn(later, recorded('inner', log))()).toEqual({ kind: 'later', retryAtMs: 5 });
  expect(log).toEqual([]);
});

test('where nothing limits calls, each is admitted at once', async () => {
  expect(await admitFreely()).toMatchObject({ kind: 'admitted' });
});
