import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { keyPrefix } from '../../shared/endpoint/api-key.ts';

/**
 * Lets a function read the keys of model endpoints, which users keep in Secrets Manager or Systems Manager. For
 * what AWS-managed KMS keys encrypt, no further grant of kms:Decrypt is needed.
 */
export const grantReadApiKeys = (grantee: IFunction): void => {
  const stack = Stack.of(grantee);
  Grant.addToPrincipal({
    grantee,
    actions: ['secretsmanager:GetSecretValue'],
    resourceArns: [
      stack.formatArn({
        service: 'secretsmanager',
        resource: 'secret',
        resourceName: `${keyPrefix}*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
  });
  Grant.addToPrincipal({
    grantee,
    actions: ['ssm:GetParameter'],
    resourceArns: [stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${keyPrefix}*` })],
  });
};
