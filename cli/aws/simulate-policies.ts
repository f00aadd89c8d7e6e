import {
  type EvaluationResult,
  GetRoleCommand,
  IAMClient,
  paginateSimulatePrincipalPolicy,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { FindDenied } from '../doctor/check-permissions.ts';
import { awsProblemOf } from './aws-problem.ts';
import { terminalHttp } from './terminal-http.ts';

/** Asks IAM what the policies of the caller's user or role allow; nothing is done. */
export const connectFindDenied = async (): Promise<FindDenied> => {
  const iam = new IAMClient(terminalHttp());
  const { Arn = '' } = await new STSClient(terminalHttp()).send(new GetCallerIdentityCommand({}));
  // Everything is allowed to an account's root user, whom IAM does not simulate.
  if (/:root$/.test(Arn)) return async () => [];
  const PolicySourceArn = await principalOf(Arn, iam);
  return async ({ actions, resourceArns }) => {
    const asked = { PolicySourceArn, ActionNames: [...actions], ResourceArns: [...resourceArns] };
    const denied = new Set<string>();
    for await (const { EvaluationResults = [] } of paginateSimulatePrincipalPolicy({ client: iam }, asked))
      for (const result of EvaluationResults) if (!isAllowed(result)) denied.add(result.EvalActionName ?? '');
    return [...denied];
  };
};

const isAllowed = ({ EvalDecision, ResourceSpecificResults = [] }: EvaluationResult): boolean =>
  EvalDecision === 'allowed' &&
  ResourceSpecificResults.every(({ EvalResourceDecision }) => EvalResourceDecision === 'allowed');

/** The user, or the role that the caller's session is of: a session's ARN leaves out its role's path. */
const principalOf = async (arn: string, iam: IAMClient): Promise<string> => {
  const [, partition, account, role] = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (role === undefined) return arn;
  try {
    return (await iam.send(new GetRoleCommand({ RoleName: role }))).Role?.Arn ?? arn;
  } catch (error) {
    if (awsProblemOf(error)?.kind !== 'permission') throw error;
    return `arn:${partition}:iam::${account}:role/${role}`;
  }
};
