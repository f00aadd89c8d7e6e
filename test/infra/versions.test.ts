import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/stack-template.ts';

const template = synthesize();
const functions = template.findResources('AWS::Lambda::Function', {
  Properties: { FunctionName: Match.stringLikeRegexp('^liveclin-') },
});
const versions = template.findResources('AWS::Lambda::Version');

describe('a deployment in the middle of a run', () => {
  it('publishes functions as versions, and deletes none: running executions and redrives refer to them', () => {
    const published = Object.values(versions).map(({ Properties }) => Properties.FunctionName.Ref);
    expect(published.sort()).toEqual(Object.keys(functions).sort());
    for (const version of Object.values(versions))
      expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('changes nothing in a definition that has begun: it names versions, never a function as it is at the time', () => {
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const parts: unknown[] = machine?.Properties.DefinitionString['Fn::Join'][1];
    const named = parts.flatMap((part) => {
      const { Ref, 'Fn::GetAtt': attribute } = part as { Ref?: string; 'Fn::GetAtt'?: string[] };
      return [Ref ?? attribute?.[0] ?? []].flat();
    });
    expect(named.filter((id) => id in functions)).toEqual([]);
    const called = new Set(named.filter((id) => id in versions));
    // All but rerun-failed, which no execution calls.
    expect(called.size).toBe(Object.keys(functions).length - 1);
  });

  it('lets the machine go on calling the versions of executions that began before', () => {
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const role = machine?.Properties.RoleArn['Fn::GetAtt'][0];
    const allowed = Object.values(template.findResources('AWS::IAM::Policy'))
      .filter(({ Properties }) => Properties.Roles[0].Ref === role)
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action === 'lambda:InvokeFunction')
      .flatMap(({ Resource }) => Resource as unknown[]);
    for (const [id, { Properties }] of Object.entries(functions)) {
      const everyVersion = { 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, ':*']] };
      if (Properties.FunctionName === 'liveclin-rerun-failed') continue;
      expect(allowed).toContainEqual(everyVersion);
    }
  });

  it('publishes nothing new if nothing changed, and a new version for new settings', () => {
    const idsOf = (parameters: Record<string, unknown>) =>
      Object.keys(synthesize(parameters).findResources('AWS::Lambda::Version')).sort();
    expect(idsOf({})).toEqual(Object.keys(versions).sort());
    // Tags are no part of a version: publishing an unchanged function again fails.
    expect(idsOf({ tags: 'team=a' })).toEqual(Object.keys(versions).sort());
    const changed = idsOf({ hubEndpoint: 'https://hub.example' });
    expect(changed.filter((id) => !(id in versions))).toHaveLength(1);
  });
});
