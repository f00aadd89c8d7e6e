import type { Template } from 'aws-cdk-lib/assertions';
import { flatArn } from '../../infra/constructs/allow.ts';

/**
 * A template as a reviewer reads it: sorted, references as texts (`<Bucket.Arn>/runs/*`), the state machine unpacked,
 * and without what changes with every build.
 */
export const normalizedTemplate = (template: Template): string => {
  // What CDK checks about the account it deploys to.
  const { Rules, Parameters, ...own } = template.toJSON();
  return `${JSON.stringify(normalized(own), null, 2).replaceAll(/[0-9a-f]{32,64}/g, 'HASH')}\n`;
};

const references = ['Fn::Join', 'Fn::GetAtt', 'Ref'];

const normalized = (part: unknown): unknown => {
  if (typeof part === 'string') return unpacked(part);
  if (Array.isArray(part)) return part.map(normalized);
  if (typeof part !== 'object' || part === null) return part;
  if (references.some((name) => name in part)) return unpacked(flatArn(part));
  const members = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, value]) => [name, normalized(value)]));
};

/** A definition is JSON inside a text. */
const unpacked = (text: string): unknown => (text.startsWith('{"') ? normalized(JSON.parse(text)) : text);
