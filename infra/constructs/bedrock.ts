import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { allow } from './allow.ts';

/**
 * Lets a function call models of Bedrock
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/inference.html). A profile sends its calls to models in several
 * regions.
 */
export const grantInvokeModels = (grantee: IFunction): void => {
  const stack = Stack.of(grantee);
  const arnOf = (resource: string, account?: string) =>
    stack.formatArn({
      service: 'bedrock',
      region: '*',
      resource,
      resourceName: '*',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      ...(account !== undefined && { account }),
    });
  allow(grantee, {
    actions: ['bedrock:InvokeModel'],
    resourceArns: [
      arnOf('foundation-model', ''),
      arnOf('inference-profile'),
      arnOf('application-inference-profile'),
    ],
    because: 'Users choose the model and its region, as they choose any other endpoint.',
  });
};
