import { expect, test } from 'vitest';
import { createDryProgram } from '../../../support/cli/dry-program.ts';

const stackOf = (...args: readonly string[]) => {
  const { program } = createDryProgram();
  program.parse(['runs', ...args], { from: 'user' });
  return program.opts().stack;
};

test.each([
  ['team-a', 'team-a'],
  ['LiveClinEvaluator-team-a', 'team-a'],
  ['LiveClinEvaluator', 'liveclin'],
])('--stack %s is the deployment with the prefix %s', (name, prefix) => {
  expect(stackOf('--stack', name)).toBe(prefix);
});

test('--stack refuses what cannot be the name of a deployment, and says what to give', () => {
  expect(() => stackOf('--stack', 'Our Stack')).toThrow('such as LiveClinEvaluator-team-a, or its prefix');
});
