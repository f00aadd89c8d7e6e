import { expect, test } from 'vitest';
import { aimHints, createAimedTerminal } from '../../../../cli/terminal/aim-hints.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';

test.each([
  [
    'Add it with `npx liveclin dataset add x --no-images`.',
    'Add it with `npx liveclin dataset add --local x --no-images`.',
  ],
  [
    '`npx liveclin runs` lists them; `npx liveclin key list`',
    '`npx liveclin runs --local` lists them; `npx liveclin key list --local`',
  ],
])('a local command advises local commands: %s', (text, aimed) => {
  expect(aimHints(text, true)).toBe(aimed);
  expect(aimHints(aimed, true)).toBe(aimed);
  expect(aimHints(text, false)).toBe(text);
});

test.each([
  'Stop it with `npx liveclin local down`.',
  '`npx liveclin dataset init data/x` writes an example.',
  'Deploy with `npm run deploy`.',
  'What follows with `npx liveclin watch --local run-1`.',
])('other texts stay: %s', (text) => {
  expect(aimHints(text, true)).toBe(text);
});

test('only the notes of a terminal are aimed, and only while the target is LocalStack', () => {
  const { terminal, notes, results } = createRecordedTerminal();
  let isLocal = true;
  const aimed = createAimedTerminal(terminal, () => isLocal);
  aimed.note('See `npx liveclin runs`.');
  aimed.result('See `npx liveclin runs`.');
  isLocal = false;
  aimed.note('See `npx liveclin runs`.');
  expect(notes).toEqual(['See `npx liveclin runs --local`.', 'See `npx liveclin runs`.']);
  expect(results).toEqual(['See `npx liveclin runs`.']);
});
