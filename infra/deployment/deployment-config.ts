import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { didYouMean } from '../../shared/basics/did-you-mean.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import { plainIssue } from '../../shared/basics/plain-issue.ts';
import { hubEndpoint } from '../../shared/dataset/hub-origin.ts';
import { count, flag, list, pairs } from './context-values.ts';
import { defaultPrefix, prefixPattern, prefixRule } from './deployment-name.ts';

const retentions = Object.values(RetentionDays)
  .filter((days) => typeof days === 'number')
  .filter((days) => days !== RetentionDays.INFINITE)
  .sort((a, b) => a - b);

const text = (pattern: RegExp, rule: string) => z.string().regex(pattern, rule);
const bucketName = text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket');

/** What a deployment can be given, and what it is without (docs/aws.md, "Parameters"). */
const parameters = {
  /** Begins the names that users see: functions, state machine, queues, log groups; is part of stack's and keys'. */
  prefix: text(prefixPattern, prefixRule).default(defaultPrefix),
  /** Storage of a removed deployment to go on with. */
  bucket: bucketName.optional(),
  table: text(/^[A-Za-z0-9_.-]{3,255}$/, 'must be the name of a table').optional(),
  /** Against deletion of the stack and of the table. */
  protect: flag.default(true),
  tags: pairs.default({}),
  kmsKey: text(/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/, 'must be the ARN of a key').optional(),
  logRetentionDays: count()
    .refine((days) => retentions.includes(days), `must be one of ${retentions.join(', ')}`)
    .default(RetentionDays.THREE_MONTHS),
  permissionsBoundary: text(
    /^arn:[\w-]+:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]+$/,
    'must be the ARN of a managed policy',
  ).optional(),
  accessLogBucket: bucketName.optional(),
  subnets: list(text(/^subnet-[0-9a-f]+$/, 'must be ids of subnets')).default([]),
  securityGroups: list(text(/^sg-[0-9a-f]+$/, 'must be ids of security groups')).default([]),
  /** Hosts with private addresses that models may have; over https only. */
  privateHosts: list(text(/^[a-z0-9.:-]+$/, 'must be names or addresses of hosts, without a port')).default(
    [],
  ),
  /** Lets runs use plain http and any address: for the LocalStack target. */
  localEndpoints: flag.default(false),
  /** Lets runs call Bedrock with the functions' own role. */
  bedrock: flag.default(false),
  /** Where datasets are fetched from that the bucket does not have. */
  hubEndpoint: z.url({ protocol: /^https?$/, error: 'must be a URL' }).default(hubEndpoint),
  /** An execution ends after this time; a resume continues it. */
  executionHours: count(z.int().min(1).max(240)).default(48),
};

const examples: Readonly<Record<keyof typeof parameters, string>> = {
  prefix: 'team-a',
  bucket: 'liveclinevaluator-evidencebucket-1a2b3c',
  table: 'LiveClinEvaluator-LedgerTable-1A2B3C',
  protect: 'false',
  tags: 'team=radiology,cost-centre=42',
  kmsKey: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  logRetentionDays: '30',
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
  accessLogBucket: 'our-access-logs',
  subnets: 'subnet-0a1b,subnet-2c3d',
  securityGroups: 'sg-0a1b',
  privateHosts: 'models.internal,10.0.3.7',
  localEndpoints: 'true',
  bedrock: 'true',
  hubEndpoint: 'https://hub.example.org',
  executionHours: '72',
};

export const parameterNames = Object.keys(parameters);

const deploymentSchema = z
  .strictObject(parameters)
  .refine(({ bucket, table }) => bucket === undefined || table !== undefined, {
    path: ['table'],
    message: 'is missing: a bucket holds what its table names, so both are adopted together',
  })
  .refine(({ bucket, table }) => table === undefined || bucket !== undefined, {
    path: ['bucket'],
    message: 'is missing: a table names what its bucket holds, so both are adopted together',
  })
  .refine(({ subnets, securityGroups }) => subnets.length === 0 || securityGroups.length > 0, {
    path: ['securityGroups'],
    message: 'is missing: functions in subnets need at least one',
  })
  .refine(({ subnets, securityGroups }) => securityGroups.length === 0 || subnets.length > 0, {
    path: ['subnets'],
    message: 'is missing: security groups are for functions in subnets',
  })
  .refine(({ subnets, localEndpoints }) => subnets.length === 0 || !localEndpoints, {
    path: ['localEndpoints'],
    message: 'is for LocalStack: hosts of a network are allowed one by one, with privateHosts',
  });

/** One deployment, as `cdk.json`, a file and `-c` flags configure it. */
export type DeploymentConfig = z.output<typeof deploymentSchema>;

/** @throws {InputError} that names each parameter at fault and shows one that would be accepted */
export const parseDeployment = (given: Readonly<Record<string, unknown>>): DeploymentConfig => {
  const parsed = deploymentSchema.safeParse(given, { error: plainIssue });
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({
          path: [key],
          message: `is no parameter of a deployment${didYouMean(key, parameterNames)}`,
        }));
      const key = String(issue.path[0]);
      return { path: [key], message: `${issue.message}, e.g. -c ${key}=${exampleOf(key)}` };
    }),
  );
};

const exampleOf = (key: string): string => new Map(Object.entries(examples)).get(key) ?? '...';
