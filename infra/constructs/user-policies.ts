import { ArnFormat, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  type DeployedParts,
  operatorPermissions,
  type UserPermission,
  viewerPermissions,
} from '../user-permissions.ts';
import { allow, explainWildcards } from './allow.ts';
import { grantUseOfKey } from './storage-props.ts';

interface UserPoliciesProps extends Omit<DeployedParts, 'arn' | 'stackName'> {
  readonly encryptionKey?: IKey;
}

/** Policies to attach to people: they carry all that the terminal and the console need, and nothing is attached here. */
export class UserPolicies extends Construct {
  /** To look at everything and to change nothing. */
  readonly viewer: ManagedPolicy;
  /** To run evaluations, too. */
  readonly operator: ManagedPolicy;

  constructor(scope: Construct, id: string, { encryptionKey, ...props }: UserPoliciesProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const parts: DeployedParts = {
      ...props,
      stackName: stack.stackName,
      arn: (service, resource) =>
        stack.formatArn({ service, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME }),
    };
    const viewing = viewerPermissions(parts);
    const operating = operatorPermissions(parts);
    this.viewer = this.policy('Viewer', 'Looks at evaluations; reads no key.', viewing);
    this.operator = this.policy('Operator', 'Runs evaluations and stores keys; reads no key.', [
      ...viewing,
      ...operating,
    ]);
    if (encryptionKey === undefined) return;
    allow(this.viewer, { actions: ['kms:Decrypt'], resourceArns: [encryptionKey.keyArn] });
    grantUseOfKey(encryptionKey, this.operator);
  }

  private policy(id: string, description: string, permissions: readonly UserPermission[]): ManagedPolicy {
    const policy = new ManagedPolicy(this, id, {
      description,
      statements: permissions.map(
        ({ actions, resourceArns }) =>
          new PolicyStatement({ actions: [...actions], resources: [...resourceArns] }),
      ),
    });
    for (const { resourceArns, on, neededFor } of permissions)
      explainWildcards(policy, resourceArns, `Reaches ${on}, for ${neededFor}.`);
    return policy;
  }
}
