import type { Rule } from './resources.ts';
import { allowedBy, type Statement } from './statements.ts';

/** Actions that AWS offers for all resources only (https://docs.aws.amazon.com/service-authorization/latest/reference/). */
const withoutResources = [
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
  'lambda:GetAccountSettings',
  's3:ListAllMyBuckets',
  'secretsmanager:ListSecrets',
  'sqs:ListQueues',
  'ssm:DescribeParameters',
  'states:ListStateMachines',
  // Lambda asks for these on everything, of a function in subnets
  // (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html).
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** No policy allows all actions of a service, or an action on everything, if the action knows resources. */
export const wildcardPermissions: Rule = (template) =>
  allowedBy(template)
    // A key's own policy says "this key" with a star.
    .filter(({ Principal }) => Principal === undefined)
    .flatMap((statement) => [
      ...statement.Action.filter((action) => String(action).includes('*')).map(
        (action) => `${statement.of} allows ${action}`,
      ),
      ...(isOnEverything(statement) ? [`${statement.of} allows ${statement.Action.join(', ')} on *`] : []),
      ...['NotAction', 'NotResource']
        .filter((name) => name in statement)
        .map((name) => `${statement.of} allows by ${name}`),
    ]);

const isOnEverything = ({ Action, Resource }: Statement): boolean =>
  Resource.includes('*') && Action.some((action) => !withoutResources.includes(String(action)));
