import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/stack-template.ts';
import { operatorPermissions, type UserPermission, viewerPermissions } from '../../infra/user-permissions.ts';
import { everyParameter } from './rules/every-parameter.ts';
import { allowedBy } from './rules/statements.ts';

const template = synthesize().toJSON();

/** A long region, and names as CloudFormation makes them. */
const lengthened: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws-us-gov',
  'AWS::Region': 'ap-southeast-2',
  'AWS::AccountId': '123456789012',
};

/** A policy's text with references in their full length. */
const resolved = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(resolved);
  if (typeof part !== 'object' || part === null) return part;
  if ('Fn::Join' in part)
    return ((part['Fn::Join'] as [string, unknown[]])[1].map(resolved) as string[]).join('');
  if ('Ref' in part || 'Fn::GetAtt' in part)
    return lengthened[String('Ref' in part && part.Ref)] ?? 'x'.repeat(100);
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, resolved(value)]));
};

const policyOf = (output: string) => {
  const [id = ''] = [template.Outputs[output].Value.Ref];
  const { PolicyDocument } = template.Resources[id].Properties;
  const actions = allowedBy(template)
    .filter(({ of }) => of === id)
    .flatMap(({ Action }) => Action.map(String));
  return { id, actions, length: JSON.stringify(resolved(PolicyDocument)).length };
};

const viewer = policyOf('ViewerPolicyArn');
const operator = policyOf('OperatorPolicyArn');

const names = {
  stackName: 'S',
  stateMachineName: 'liveclin-run',
  prefix: 'liveclin',
  bucketArn: 'arn:bucket',
  tableArn: 'arn:table',
  failedCasesArn: 'arn:failed',
  rerunRequestsArn: 'arn:rerun',
  arn: (service: string, rest: string) => `arn:${service}:${rest}`,
};

/** As docs/aws.md has it: each service is named once. */
const row = ({ actions, on, neededFor }: UserPermission): string => {
  const written = actions.map((action, index) => {
    const [service, name] = action.split(':');
    if (index === 0) return `\`${action}\``;
    return actions[index - 1]?.startsWith(`${service}:`) ? `, \`${name}\`` : `; \`${action}\``;
  });
  return `| ${written.join('')} | ${on} | ${neededFor} |`;
};

describe('the policies for users', () => {
  it('let a viewer change nothing', () => {
    expect(viewer.actions.length).toBeGreaterThan(0);
    for (const action of viewer.actions) expect(action).toMatch(/^\w+:(?:Get|List|Describe|Query$|Filter)/);
  });

  it('let an operator do all that a viewer may, and more', () => {
    expect(operator.actions).toEqual(expect.arrayContaining(viewer.actions));
    expect(operator.actions).toEqual(
      expect.arrayContaining([
        'states:StartExecution',
        'states:StopExecution',
        'states:RedriveExecution',
        'sqs:StartMessageMoveTask',
        's3:PutObject',
        'secretsmanager:UpdateSecret',
      ]),
    );
  });

  it.each([viewer, operator])('let nobody read a key, or become somebody else', ({ actions }) => {
    expect(
      actions.filter((action) =>
        /Secret(?:Value|s?Batch)|ssm:GetParameter|^kms:|^iam:|^sts:|^lambda:Invoke/.test(action),
      ),
    ).toEqual([]);
  });

  it("let a viewer decrypt with the customer's key, and an operator encrypt, too", () => {
    const kmsActionsOf = (id: string) =>
      allowedBy(synthesize(everyParameter).toJSON())
        .filter(({ of }) => of === id)
        .flatMap(({ Action }) => Action.map(String))
        .filter((action) => action.startsWith('kms:'));
    expect(kmsActionsOf(viewer.id)).toEqual(['kms:Decrypt']);
    expect(kmsActionsOf(operator.id)).toContain('kms:GenerateDataKey');
  });

  it.each([viewer, operator])('fit into a managed policy', ({ length }) => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    expect(length).toBeLessThan(6_144);
  });

  it('stand in docs/aws.md, each with the commands and clicks that need it', () => {
    const page = readFileSync('docs/aws.md', 'utf8');
    const rows = [...viewerPermissions(names), ...operatorPermissions(names)].map(row);
    expect(rows.filter((line) => !page.includes(line))).toEqual([]);
  });
});
