import { App } from 'aws-cdk-lib';
import { InputError } from '../shared/basics/input-error.ts';
import { stackNameOf } from './deployment/deployment-name.ts';
import { readDeployment } from './deployment/read-deployment.ts';
import { EvaluatorStack } from './evaluator-stack.ts';

try {
  const app = new App();
  const deployment = readDeployment(app);
  new EvaluatorStack(app, stackNameOf(deployment.prefix), deployment);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(`${error.message} All parameters: docs/aws.md, "Parameters".`);
  process.exit(2);
}
