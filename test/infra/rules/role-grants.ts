import type { Template } from 'aws-cdk-lib/assertions';
import { flatArn } from '../../../infra/constructs/allow.ts';
import { allowedBy } from './statements.ts';

/** Whether a function may do something: asked with its name, an action, and a resource such as `runs/1/run.json`. */
export type MayDo = (functionName: string, action: string, resource: string) => boolean;

/** Reads a template's grants. Resources are named without the bucket or table that they are in. */
export const mayDoBy = (template: Template): MayDo => {
  const policies = template.findResources('AWS::IAM::Policy');
  const statements = allowedBy(template.toJSON());
  const granted = (functionName: string) => {
    const lambda = Object.values(template.findResources('AWS::Lambda::Function')).find(
      ({ Properties }) => Properties.FunctionName === functionName,
    );
    const role = lambda?.Properties.Role['Fn::GetAtt'][0];
    const own = Object.entries(policies).filter(([, { Properties }]) => Properties.Roles[0].Ref === role);
    const ids = own.map(([id]) => id);
    return statements.filter(({ of }) => ids.includes(of));
  };
  return (functionName, action, resource) =>
    granted(functionName).some(
      ({ Action, Resource }) =>
        Action.includes(action) && Resource.some((arn) => patternOf(flatArn(arn)).test(resource)),
    );
};

/** IAM's `*` stands for any text, slashes included. */
const patternOf = (arn: string): RegExp => {
  const rest = arn.replace(/^<[^>]*>\/?/, '');
  const literal = rest.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join('.*')}$`, 's');
};
