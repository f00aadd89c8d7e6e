import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { parseDeployment } from './deployment/deployment-config.ts';
import { EvaluatorStack } from './evaluator-stack.ts';

const context = {
  '@aws-cdk/aws-stepfunctions:useDistributedMapResultWriterV2': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
};

type Parameters = Readonly<Record<string, unknown>>;

const defineStack = (app: App, parameters: Parameters = {}) =>
  new EvaluatorStack(app, 'Test', parseDeployment(parameters));

/** The stack, synthesized without the functions' bundles. */
export const synthesizeStack = (parameters?: Parameters) => {
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  const stack = defineStack(app, parameters);
  return { stack, template: Template.fromStack(stack) };
};

/** The stack's template. */
export const synthesize = (parameters?: Parameters): Template => synthesizeStack(parameters).template;

/** Bundles the functions into a folder; returns the folder of each function's asset by the function's name. */
export const bundleInto = (outdir: string): ReadonlyMap<string, string> => {
  const app = new App({ context, outdir });
  const template = Template.fromStack(defineStack(app));
  return new Map(
    Object.values(template.findResources('AWS::Lambda::Function')).flatMap(({ Properties }) => {
      const { FunctionName: name, Code } = Properties;
      return name ? [[String(name), join(outdir, `asset.${Code.S3Key.replace('.zip', '')}`)] as const] : [];
    }),
  );
};

const retrySchema = z.object({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number(),
  MaxAttempts: z.number(),
  BackoffRate: z.number().optional(),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.string().optional(),
});

const stateSchema = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Retry: z.array(retrySchema).optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })).optional(),
  Parameters: z.record(z.string(), z.unknown()).optional(),
});
export type State = z.infer<typeof stateSchema>;

const machineSchema = z.object({
  StartAt: z.string(),
  TimeoutSeconds: z.number(),
  States: z.record(z.string(), stateSchema),
});

const childSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });

/**
 * The state machine's definition, with a text in place of each reference: `refer` gets the name of the
 * function, if it is a version of one.
 */
export const stateMachineText = (
  template: Template,
  refer: (functionName: string | undefined) => string,
): string => {
  const functions = template.findResources('AWS::Lambda::Function');
  const versions = template.findResources('AWS::Lambda::Version');
  const nameOf = (part: object): string | undefined => {
    const version = 'Ref' in part ? versions[String(part.Ref)] : undefined;
    return functions[version?.Properties.FunctionName.Ref]?.Properties.FunctionName;
  };
  const [resource] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const definition: unknown = resource?.Properties.DefinitionString;
  const parts = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }).parse(definition)[
    'Fn::Join'
  ][1];
  return parts.map((part) => (typeof part === 'string' ? part : refer(nameOf(part as object)))).join('');
};

/** The state machine as Step Functions reads it, and the one of its children; versions of functions go by the functions' names. */
export const parseStateMachine = (template: Template) => {
  const text = stateMachineText(template, (functionName) => functionName ?? 'arn');
  const machine = machineSchema.parse(JSON.parse(text));
  const child = childSchema.parse(machine.States.Evaluate?.ItemProcessor);
  return { machine, child };
};
