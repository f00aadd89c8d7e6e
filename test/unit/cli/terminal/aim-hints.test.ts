import { expect, test } from 'vitest';
import { aimHints, createAimedTerminal } from '../../../../cli/terminal/aim-hints.ts';
import type { Target } from '../../../../cli/terminal/target.ts';
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
  expect(aimHints(text, { local: true })).toBe(aimed);
  expect(aimHints(aimed, { local: true })).toBe(aimed);
  expect(aimHints(text, {})).toBe(text);
});

test('a command for another deployment advises commands for it, once', () => {
  const aimed = aimHints('`npx liveclin runs` lists them.', { stack: 'team-a' });
  expect(aimed).toBe('`npx liveclin runs --stack team-a` lists them.');
  expect(aimHints(aimed, { stack: 'team-a' })).toBe(aimed);
});

test.each([
  'Stop it with `npx liveclin local down`.',
  '`npx liveclin dataset init data/x` writes an example.',
  'Deploy with `npm run deploy`.',
  'What follows with `npx liveclin watch --local run-1`.',
])('other texts stay: %s', (text) => {
  expect(aimHints(text, { local: true })).toBe(text);
});

test('only the notes of a terminal are aimed, and only while the target is LocalStack', () => {
  const { terminal, notes, results } = createRecordedTerminal();
  let target: Target = { local: true };
  const aimed = createAimedTerminal(terminal, () => target);
  aimed.note('See `npx liveclin runs`.');
  aimed.result('See `npx liveclin runs`.');
  target = {};
  aimed.note('See `npx liveclin runs`.');
  expect(notes).toEqual(['See `npx liveclin runs --local`.', 'See `npx liveclin runs`.']);
  expect(results).toEqual(['See `npx liveclin runs`.']);
});
