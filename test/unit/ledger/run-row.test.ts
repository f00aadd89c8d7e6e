import { expect, test } from 'vitest';
import { noCases } from '../../../shared/ledger/case-counts.ts';
import { runSchema } from '../../../shared/ledger/run-row.ts';
import { makeRun } from '../../../tools/made-up/factories.ts';

const settled = { ...noCases, done: 3 };

test('a row from before a field was renamed keeps what it says', () => {
  expect(runSchema.parse({ ...makeRun(), before: settled })).toEqual(makeRun({ settledBefore: settled }));
});

test('the current name goes before the old one, where a later plan has written it beside', () => {
  const row = { ...makeRun(), before: noCases, settledBefore: settled };
  expect(runSchema.parse(row)).toEqual(makeRun({ settledBefore: settled }));
});
