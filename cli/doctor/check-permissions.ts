import pLimit from 'p-limit';
import { stackNameOf } from '../../infra/deployment/deployment-name.ts';
import { stackOutputs } from '../../infra/stack-outputs.ts';
import {
  type DeployedParts,
  operatorPermissions,
  type UserPermission,
  viewerPermissions,
} from '../../infra/user-permissions.ts';
import { awsProblemOf } from '../aws/aws-problem.ts';
import { withinTime } from '../aws/within-time.ts';
import type { Finding } from './finding.ts';

/**
 * Which actions are not allowed to the caller on any of the resources; undefined when the caller's identity has no
 * policies to look at.
 */
export type FindDenied = (permission: UserPermission) => Promise<readonly string[]>;

const name = 'permissions';
const patienceMs = 60_000;

/** Simulations at once: IAM limits them. */
const atOnce = 4;

const howToGet = (outputs: Outputs): string =>
  `Have one of the stack's managed policies attached: ${outputs.get(stackOutputs.operatorPolicyArn)} to run evaluations, ${outputs.get(stackOutputs.viewerPolicyArn)} to look at them.`;

type Outputs = ReadonlyMap<string, string>;

/** What the caller lacks to use the stack, from the terminal or the console. */
export const checkPermissions = async (
  outputs: Outputs,
  connect: () => Promise<FindDenied>,
): Promise<Finding[]> => {
  try {
    const lacking = await withinTime(patienceMs, findLacking(partsOf(outputs), await connect()));
    if (lacking.length === 0)
      return [{ name, state: 'ok', message: 'yours allow all that an operator needs' }];
    return lacking.map(({ permission: { on, neededFor }, denied }, index) => ({
      name,
      state: 'warning',
      message: `you lack ${denied.join(', ')} on ${on}, needed for ${neededFor.replaceAll('`', '')}`,
      ...(index === lacking.length - 1 ? { advice: howToGet(outputs) } : {}),
    }));
  } catch (error) {
    return [uncheckable(error, outputs)];
  }
};

const findLacking = async (parts: DeployedParts, findDenied: FindDenied) => {
  const limit = pLimit(atOnce);
  const simulated = await Promise.all(
    [...viewerPermissions(parts), ...operatorPermissions(parts)].map((permission) =>
      limit(async () => ({ permission, denied: await findDenied(permission) })),
    ),
  );
  return simulated.filter(({ denied }) => denied.length > 0);
};

const uncheckable = (error: unknown, outputs: Outputs): Finding => {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const isDenied = awsProblemOf(error)?.kind === 'permission';
  const reason = isDenied ? 'that takes iam:SimulatePrincipalPolicy, which you lack' : message;
  return { name, state: 'warning', message: `could not be checked: ${reason}`, advice: howToGet(outputs) };
};

/** The deployed parts, as the stack's outputs name them. */
const partsOf = (outputs: Outputs): DeployedParts => {
  const output = (key: string): string => outputs.get(key) ?? '';
  const [, partition, , region, account, , stateMachineName = ''] = output(
    stackOutputs.stateMachineArn,
  ).split(':');
  const arn = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${account}:${rest}`;
  const queueArn = (key: string) => arn('sqs', output(key).split('/').at(-1) ?? '');
  const prefix = stateMachineName.replace(/-run$/, '');
  return {
    arn,
    stackName: stackNameOf(prefix),
    stateMachineName,
    prefix,
    bucketArn: `arn:${partition}:s3:::${output(stackOutputs.bucketName)}`,
    tableArn: arn('dynamodb', `table/${output(stackOutputs.tableName)}`),
    failedCasesArn: queueArn(stackOutputs.failedCasesUrl),
    rerunRequestsArn: queueArn(stackOutputs.rerunRequestsUrl),
  };
};
