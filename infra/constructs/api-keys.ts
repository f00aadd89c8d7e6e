import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ModelEnvironment } from '../../functions/environment.ts';
import type { DeploymentConfig } from '../deployment/deployment-config.ts';
import { keyPrefixOf } from '../deployment/deployment-name.ts';
import { allow } from './allow.ts';
import type { Beside } from './functions/evaluator-function.ts';

/** The variables of a function that calls models. */
export const modelEnvironment = (deployment: DeploymentConfig): Beside<ModelEnvironment> => ({
  ALLOW_LOCAL_ENDPOINTS: deployment.localEndpoints ? 'true' : 'false',
  PRIVATE_HOSTS: deployment.privateHosts.join(','),
  KEY_PREFIX: keyPrefixOf(deployment.prefix),
  ...(deployment.bedrock && { ALLOW_BEDROCK: 'true' as const }),
});

/** The secrets that hold keys of model endpoints. */
export const secretArns = (stack: Stack, prefix: string): string =>
  stack.formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${keyPrefixOf(prefix)}*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The parameters that hold keys of model endpoints. */
export const parameterArns = (stack: Stack, prefix: string): string =>
  stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${keyPrefixOf(prefix)}*` });

export const becauseUsersNameKeys = 'Users name their keys; the prefix keeps all other secrets out.';

/**
 * Lets a function read the keys of model endpoints, which users keep in Secrets Manager or Systems Manager. For
 * what AWS-managed KMS keys encrypt, no further grant of kms:Decrypt is needed.
 */
export const grantReadApiKeys = (grantee: IFunction, prefix: string): void => {
  const stack = Stack.of(grantee);
  const because = becauseUsersNameKeys;
  allow(grantee, {
    actions: ['secretsmanager:GetSecretValue'],
    resourceArns: [secretArns(stack, prefix)],
    because,
  });
  allow(grantee, { actions: ['ssm:GetParameter'], resourceArns: [parameterArns(stack, prefix)], because });
};
