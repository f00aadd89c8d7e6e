import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { keyPrefix } from '../../shared/endpoint/api-key.ts';
import { allow } from './allow.ts';

/** The secrets that hold keys of model endpoints. */
export const secretArns = (stack: Stack): string =>
  stack.formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${keyPrefix}*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The parameters that hold keys of model endpoints. */
export const parameterArns = (stack: Stack): string =>
  stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${keyPrefix}*` });

export const becauseUsersNameKeys = 'Users name their keys; the prefix keeps all other secrets out.';

/**
 * Lets a function read the keys of model endpoints, which users keep in Secrets Manager or Systems Manager. For
 * what AWS-managed KMS keys encrypt, no further grant of kms:Decrypt is needed.
 */
export const grantReadApiKeys = (grantee: IFunction): void => {
  const stack = Stack.of(grantee);
  const because = becauseUsersNameKeys;
  allow(grantee, {
    actions: ['secretsmanager:GetSecretValue'],
    resourceArns: [secretArns(stack)],
    because,
  });
  allow(grantee, { actions: ['ssm:GetParameter'], resourceArns: [parameterArns(stack)], because });
};
