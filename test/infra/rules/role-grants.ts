import type { Template } from 'aws-cdk-lib/assertions';
import { flatArn } from '../../../infra/constructs/allow.ts';
import { allowedBy } from './statements.ts';

/**
 * Whether somebody may do something: asked with the name of a function or of the output that names a managed policy, an
 * action, and a resource such as `runs/1/run.json`.
 */
export type MayDo = (holder: string, action: string, resource: string) => boolean;

/** Reads a template's grants. Resources are named without the bucket or table that they are in. */
export const mayDoBy = (template: Template): MayDo => {
  const policies = template.findResources('AWS::IAM::Policy');
  const statements = allowedBy(template.toJSON());
  const policiesOf = (holder: string): string[] => {
    const { Outputs } = template.toJSON();
    if (holder in Outputs) return [Outputs[holder].Value.Ref];
    const lambda = Object.values(template.findResources('AWS::Lambda::Function')).find(
      ({ Properties }) => Properties.FunctionName === holder,
    );
    const role = lambda?.Properties.Role['Fn::GetAtt'][0];
    return Object.entries(policies).flatMap(([id, { Properties }]) =>
      Properties.Roles[0].Ref === role ? [id] : [],
    );
  };
  return (holder, action, resource) => {
    const ids = policiesOf(holder);
    return statements.some(
      ({ of, Action, Resource }) =>
        ids.includes(of) &&
        Action.includes(action) &&
        Resource.some((arn) => patternOf(flatArn(arn)).test(resource)),
    );
  };
};

/** IAM's `*` stands for any text, slashes included. */
const patternOf = (arn: string): RegExp => {
  const rest = arn.replace(/^<[^>]*>\/?/, '');
  const literal = rest.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join('.*')}$`, 's');
};
