/** A deployment that is given all that changes its resources; adopted storage would leave out bucket and table. */
export const everyParameter = {
  prefix: 'team-a',
  tags: { team: 'radiology' },
  kmsKey: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  logRetentionDays: 30,
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
  accessLogBucket: 'our-access-logs',
  subnets: ['subnet-0a1b'],
  securityGroups: ['sg-0a1b'],
  privateHosts: ['models.internal'],
  bedrock: true,
};
