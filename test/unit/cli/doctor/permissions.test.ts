import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectFindDenied } from '../../../../cli/aws/simulate-policies.ts';
import { checkPermissions } from '../../../../cli/doctor/check-permissions.ts';
import { stackOutputs } from '../../../../infra/stack-outputs.ts';
import { httpServer } from '../../../support/http-server.ts';

const outputs = new Map([
  [stackOutputs.stateMachineArn, 'arn:aws:states:eu-west-1:123456789012:stateMachine:liveclin-run'],
  [stackOutputs.bucketName, 'bucket'],
  [stackOutputs.tableName, 'table'],
  [stackOutputs.failedCasesUrl, 'https://sqs.example/123456789012/liveclin-failed-cases'],
  [stackOutputs.rerunRequestsUrl, 'https://sqs.example/123456789012/liveclin-rerun-requests'],
  [stackOutputs.operatorPolicyArn, 'arn:operator'],
  [stackOutputs.viewerPolicyArn, 'arn:viewer'],
]);

const session = 'arn:aws:sts::123456789012:assumed-role/people/me';

interface Account {
  readonly caller: string;
  /** Whether an action is allowed on a resource; an action of IAM itself, on its own. */
  readonly allows: (action: string, resource: string) => boolean;
}

/** STS and IAM, as far as the check asks them. */
const startAccount = async ({ caller, allows }: Account) => {
  const asked: URLSearchParams[] = [];
  const answers: Readonly<Record<string, (asked: URLSearchParams) => string>> = {
    GetCallerIdentity: () => `<Arn>${caller}</Arn>`,
    GetRole: () => '<Role><Arn>arn:aws:iam::123456789012:role/team/people</Arn></Role>',
    SimulatePrincipalPolicy: (form) =>
      `<EvaluationResults>${membersOf(form, 'ActionNames')
        .map((action) => {
          const isAllowed = membersOf(form, 'ResourceArns').every((resource) => allows(action, resource));
          return `<member><EvalActionName>${action}</EvalActionName><EvalDecision>${isAllowed ? 'allowed' : 'implicitDeny'}</EvalDecision></member>`;
        })
        .join('')}</EvaluationResults><IsTruncated>false</IsTruncated>`,
  };
  const server = await httpServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const form = new URLSearchParams(text);
    const action = form.get('Action') ?? '';
    asked.push(form);
    if (action !== 'GetCallerIdentity' && !allows(`iam:${action}`, '*')) {
      response.writeHead(403, { 'content-type': 'text/xml' });
      response.end(
        '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
      );
      return;
    }
    const result = `<${action}Response><${action}Result>${answers[action]?.(form)}</${action}Result></${action}Response>`;
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(result);
  });
  vi.stubEnv('AWS_ENDPOINT_URL', server.url);
  return { asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};

const membersOf = (form: URLSearchParams, list: string): string[] =>
  [...form].flatMap(([name, value]) => (name.startsWith(`${list}.member.`) ? [value] : []));

const check = () => checkPermissions(outputs, connectFindDenied);

describe('doctor --permissions', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'false');
  });
  afterEach(() => vi.unstubAllEnvs());

  it("asks IAM about the caller's role, with its path, and about the stack's very parts", async () => {
    await using account = await startAccount({ caller: session, allows: () => true });
    expect(await check()).toEqual([
      { name: 'permissions', state: 'ok', message: 'yours allow all that an operator needs' },
    ]);
    const simulated = account.asked.filter((form) => form.get('Action') === 'SimulatePrincipalPolicy');
    for (const form of simulated)
      expect(form.get('PolicySourceArn')).toBe('arn:aws:iam::123456789012:role/team/people');
    const resources = simulated.flatMap((form) => membersOf(form, 'ResourceArns'));
    expect(resources).toEqual(
      expect.arrayContaining([
        'arn:aws:states:eu-west-1:123456789012:execution:liveclin-run:*',
        'arn:aws:s3:::bucket/runs/*',
        'arn:aws:dynamodb:eu-west-1:123456789012:table/table/index/list',
        'arn:aws:sqs:eu-west-1:123456789012:liveclin-failed-cases',
        'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/liveclin-*',
      ]),
    );
  });

  it('names each action that the caller lacks, what needs it, and the policies that have it', async () => {
    await using _account = await startAccount({
      caller: 'arn:aws:iam::123456789012:user/me',
      allows: (action, resource) => action !== 'states:StartExecution' && !resource.endsWith('/imports/*'),
    });
    expect(await check()).toEqual([
      {
        name: 'permissions',
        state: 'warning',
        message:
          'you lack states:StartExecution on the state machine, needed for run, rerun; console: New execution',
      },
      {
        name: 'permissions',
        state: 'warning',
        message:
          'you lack s3:PutObject, s3:AbortMultipartUpload on datasets, imports, and the results of runs in the bucket, needed for dataset add, run, run --resume, check --presigned',
        advice:
          "Have one of the stack's managed policies attached: arn:operator to run evaluations, arn:viewer to look at them.",
      },
    ]);
  });

  it('says so where the caller may not ask', async () => {
    await using _account = await startAccount({
      caller: session,
      allows: (action) => !action.startsWith('iam:'),
    });
    expect(await check()).toEqual([
      {
        name: 'permissions',
        state: 'warning',
        message: 'could not be checked: that takes iam:SimulatePrincipalPolicy, which you lack',
        advice: expect.stringContaining('arn:operator'),
      },
    ]);
  });

  it("asks nothing about an account's root user", async () => {
    await using account = await startAccount({
      caller: 'arn:aws:iam::123456789012:root',
      allows: () => false,
    });
    expect(await check()).toMatchObject([{ state: 'ok' }]);
    expect(account.asked.map((form) => form.get('Action'))).toEqual(['GetCallerIdentity']);
  });
});
