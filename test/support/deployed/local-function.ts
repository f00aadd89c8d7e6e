import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { clientSettings } from '../../../infra/local/client-settings.ts';
import type { LocalTarget } from '../../../infra/local/local-target.ts';

type LocalFunction = {
  /** The body of `async (event, context) => {...}`, or the whole file where `module` is set. */
  body: string;
  module?: boolean;
  timeout?: number;
  variables?: Record<string, string>;
};

/** Deploys functions by name (CommonJS, nodejs24.x) with further resources in one stack. */
export async function deployFunctions(
  target: LocalTarget,
  functions: Record<string, LocalFunction>,
  resources: Record<string, unknown> = {},
): Promise<void> {
  const cloudformation = new CloudFormationClient(clientSettings(target));
  const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } };
  const stack = {
    StackName: `functions-${Object.keys(functions).join('-')}`,
    TemplateBody: JSON.stringify({
      Resources: {
        Role: role,
        ...resources,
        ...Object.fromEntries(Object.entries(functions).map(toResource)),
      },
    }),
  };
  await cloudformation.send(new CreateStackCommand(stack));
  const waiting = { client: cloudformation, maxWaitTime: 120, minDelay: 1, maxDelay: 1 };
  await waitUntilStackCreateComplete(waiting, { StackName: stack.StackName });
}

function toResource([name, { body, module = false, timeout = 3, variables = {} }]: [string, LocalFunction]) {
  const properties = {
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Timeout: timeout,
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Code: { ZipFile: module ? body : `exports.handler = async (event, context) => { ${body} }` },
    Environment: { Variables: variables },
  };
  return [`Function${name}`, { Type: 'AWS::Lambda::Function', Properties: properties }] as const;
}

/** Invokes a function and waits: `failed` is what Lambda says in X-Amz-Function-Error. */
export async function invokeFunction<Result>(
  target: LocalTarget,
  name: string,
  event: unknown,
): Promise<{ failed: boolean; result: Result }> {
  const response = await fetch(new URL(`/2015-03-31/functions/${name}/invocations`, target.endpointUrl), {
    method: 'POST',
    headers: { authorization: authorization('lambda') },
    body: JSON.stringify(event),
  });
  const result = (await response.json()) as Result;
  return { failed: response.headers.has('x-amz-function-error'), result };
}

/** What CloudWatch has of a function, a message an event. */
export async function functionLog(target: LocalTarget, name: string): Promise<string[]> {
  const response = await fetch(target.endpointUrl, {
    method: 'POST',
    headers: {
      authorization: authorization('logs'),
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
    },
    body: JSON.stringify({ logGroupName: `/aws/lambda/${name}` }),
  });
  const { events = [] } = (await response.json()) as { events?: { message: string }[] };
  return events.map(({ message }) => message.trimEnd());
}

/** Unsigned: LocalStack only reads the region and the service from it. */
function authorization(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=x`;
}
