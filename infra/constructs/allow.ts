import { Stack, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';

/** A function or a managed policy. */
export type Grantee = IGrantable & IConstruct;

interface Permission {
  readonly actions: readonly string[];
  readonly resourceArns: readonly string[];
  /** Why a resource has a `*`. */
  readonly because?: string;
}

/** Allows some actions. Every `*` in a resource needs a reason: test/infra fails on one without. */
export const allow = (grantee: Grantee, { actions, resourceArns, because }: Permission): void => {
  Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [...resourceArns] });
  const { grantPrincipal } = grantee;
  const holder = Construct.isConstruct(grantPrincipal) ? grantPrincipal : grantee;
  if (because !== undefined) explainWildcards(holder, resourceArns, because);
};

/** Tells cdk-nag, which names each `*` after its resource, why the policies of a construct have these. */
export const explainWildcards = (
  construct: IConstruct,
  resourceArns: readonly string[],
  reason: string,
): void => {
  const names = resourceArns.map((arn) => flatArn(Stack.of(construct).resolve(arn)));
  const wild = names.filter((name) => name.includes('*'));
  const rules = wild.map((name) => ({ id: `AwsSolutions-IAM5[Resource::${name}]`, reason }));
  Validations.of(construct).acknowledge(...rules);
};

/** An ARN as cdk-nag writes it: references in angle brackets. */
export const flatArn = (arn: unknown): string => {
  if (typeof arn !== 'object' || arn === null) return String(arn);
  if ('Fn::Join' in arn) {
    const [delimiter, parts] = arn['Fn::Join'] as [string, unknown[]];
    return parts.map(flatArn).join(delimiter);
  }
  if ('Fn::GetAtt' in arn) return `<${(arn['Fn::GetAtt'] as string[]).join('.')}>`;
  return 'Ref' in arn ? `<${arn.Ref}>` : JSON.stringify(arn);
};
