import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { EvaluatorStack } from '../../infra/evaluator-stack.ts';

/** The stack's template; the functions' bundles are left out, nobody looks into them here. */
export const synthesize = (allowLocalEndpoints = false): Template => {
  const app = new App({
    context: {
      'aws:cdk:bundling-stacks': [],
      '@aws-cdk/aws-stepfunctions:useDistributedMapResultWriterV2': true,
      '@aws-cdk/aws-iam:minimizePolicies': true,
    },
  });
  return Template.fromStack(
    new EvaluatorStack(app, 'Test', {
      prefix: 'liveclin',
      allowLocalEndpoints,
      hubEndpoint: 'https://hub.example',
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
  Catch: z.array(z.unknown()).optional(),
  Parameters: z.record(z.string(), z.unknown()).optional(),
});
export type State = z.infer<typeof stateSchema>;

const machineSchema = z.object({
  StartAt: z.string(),
  TimeoutSeconds: z.number(),
  States: z.record(z.string(), stateSchema),
});

const childSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });

/** The state machine as Step Functions reads it, and the one of its children. */
export const parseStateMachine = (template: Template) => {
  const [resource] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const definition: unknown = resource?.Properties.DefinitionString;
  const parts = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }).parse(definition)[
    'Fn::Join'
  ][1];
  const text = parts.map((part) => (typeof part === 'string' ? part : 'arn')).join('');
  const machine = machineSchema.parse(JSON.parse(text));
  const child = childSchema.parse(machine.States.Evaluate?.ItemProcessor);
  return { machine, child };
};
