import { type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { synthesizeStack } from '../../infra/stack-template.ts';
import { everyParameter } from './rules/every-parameter.ts';

const findings = (stack: Stack, checks: AwsSolutionsChecks): string[] =>
  checks
    .validateScope(stack)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath} ${ruleName}`),
    );

/** The path of the construct that each exception is made at, its rule and its reason. */
const acknowledgedIn = (stack: Stack) =>
  stack.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data))
      .map(([id, reason]) => ({ path: node.path, rule: id.replace(/^annotation::/i, ''), reason }))
      .filter(({ rule }) => rule.startsWith('AwsSolutions-')),
  );

describe.each([
  ['as it comes', {}],
  ['with every parameter', everyParameter],
])('cdk-nag, of the stack %s,', (_name, parameters) => {
  const { stack } = synthesizeStack(parameters);

  it('finds nothing that is not acknowledged', () => {
    expect(findings(stack, new AwsSolutionsChecks())).toEqual([]);
  });

  it('would find all that is acknowledged, and each exception has a reason', () => {
    const unforgiving = Object.assign(new AwsSolutionsChecks(), { isAcknowledged: () => false });
    const found = findings(stack, unforgiving);
    const acknowledged = acknowledgedIn(stack);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { path, rule, reason } of acknowledged) {
      expect(
        found.some((finding) => finding.startsWith(`${path}/`) && finding.endsWith(` ${rule}`)),
        `${path} acknowledges ${rule}, which it does not break`,
      ).toBe(true);
      expect(reason).toMatch(/^[A-Z].{30,}\.$/);
    }
  });
});
