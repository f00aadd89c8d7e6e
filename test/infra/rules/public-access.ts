import { type Rule, resourcesOf } from './resources.ts';
import { allowedBy } from './statements.ts';

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Buckets block public access, and nothing trusts everybody. */
export const publicAccess: Rule = (template) => [
  ...resourcesOf(template, /^AWS::S3::Bucket$/).flatMap(({ id, properties }) => {
    const blocked = new Map(Object.entries(properties.PublicAccessBlockConfiguration ?? {}));
    return [
      ...blocks.filter((name) => blocked.get(name) !== true).map((name) => `${id} lacks ${name}`),
      ...(/^Public/.test(String(properties.AccessControl)) ? [`${id} has a public ACL`] : []),
    ];
  }),
  ...allowedBy(template)
    .filter(({ Principal }) => isEverybody(Principal))
    .map(({ of }) => `${of} trusts everybody`),
];

const isEverybody = (principal: unknown): boolean =>
  principal === '*' ||
  (typeof principal === 'object' &&
    principal !== null &&
    Object.values(principal).some((named) => [named].flat().includes('*')));
