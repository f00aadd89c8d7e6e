import * as z from 'zod';
import { present } from '../shared/basics/present.ts';
import type { EndpointRules } from '../shared/endpoint/endpoint-guard.ts';

/**
 * The environment of every function: its construct sets these variables, and its handler reads them.
 */
export const functionEnvironmentSchema = z.object({
  BUCKET_NAME: z.string().min(1),
  TABLE_NAME: z.string().min(1),
});
export type FunctionEnvironment = z.infer<typeof functionEnvironmentSchema>;

/** Of the functions that call models. */
export const modelEnvironmentSchema = functionEnvironmentSchema.extend({
  /** 'true' if models may be reached over plain http and at private addresses: for the LocalStack target. */
  ALLOW_LOCAL_ENDPOINTS: z.enum(['true', 'false']),
  /** Hosts of models that may have private addresses, separated by commas. */
  PRIVATE_HOSTS: z.string(),
  /** Set if runs may call Bedrock with the function's own role. */
  ALLOW_BEDROCK: z.literal('true').optional(),
  /** Bedrock at another address (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html). */
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: z.url().optional(),
  /** What the names of the deployment's keys begin with. */
  KEY_PREFIX: z.string().min(1),
});
export type ModelEnvironment = z.infer<typeof modelEnvironmentSchema>;

export const endpointRulesOf = ({
  ALLOW_LOCAL_ENDPOINTS,
  PRIVATE_HOSTS,
  ALLOW_BEDROCK,
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockBase,
}: ModelEnvironment): EndpointRules => ({
  allowLocal: ALLOW_LOCAL_ENDPOINTS === 'true',
  privateHosts: PRIVATE_HOSTS.split(',').filter((host) => host !== ''),
  ...(ALLOW_BEDROCK && { bedrock: present({ base: bedrockBase }) }),
});

export const workerEnvironmentSchema = modelEnvironmentSchema.extend({
  /** The queue that receives cases that failed for good. */
  FAILED_CASES_URL: z.string().min(1),
});
export type WorkerEnvironment = z.infer<typeof workerEnvironmentSchema>;

export const rerunEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The state machine that reruns are started on. */
  STATE_MACHINE_ARN: z.string().min(1),
});
export type RerunEnvironment = z.infer<typeof rerunEnvironmentSchema>;

export const prepareEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The hub from which datasets are fetched that the bucket lacks. */
  HF_ENDPOINT: z.url(),
});
export type PrepareEnvironment = z.infer<typeof prepareEnvironmentSchema>;
