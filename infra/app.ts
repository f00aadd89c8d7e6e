import { App } from 'aws-cdk-lib';
import { hubEndpoint } from '../shared/dataset/hub-origin.ts';
import { EvaluatorStack } from './evaluator-stack.ts';
import { stackName } from './stack-outputs.ts';

const app = new App();

new EvaluatorStack(app, stackName, {
  description: 'LiveClin evaluator: evaluates vision-language models on the LiveClin clinical benchmark',
  prefix: 'liveclin',
  // `-c localEndpoints=true`; deployments to LocalStack set it.
  allowLocalEndpoints: app.node.tryGetContext('localEndpoints') === 'true',
  // `-c hubEndpoint=https://...` names a mirror.
  hubEndpoint: app.node.tryGetContext('hubEndpoint') ?? hubEndpoint,
});
