import path from 'node:path';
import { notProxied } from '../../shared/basics/proxy-environment.ts';
import { localCredentials, localRegion } from './client-settings.ts';

/** A LocalStack that answers. */
export type LocalTarget =
  /** The user's own, named by AWS_ENDPOINT_URL. */
  | { mode: 'given'; endpointUrl: string }
  /** Ours, on this machine, without Docker. */
  | { mode: 'host'; endpointUrl: string; pid: number; logFile: string };

/** Options of the functions that start, stop and find the target. */
export interface LocalTargetOptions {
  /** Receives lines of progress to show the user. */
  report: (line: string) => void;
  /** Defaults to the process's own. */
  env?: NodeJS.ProcessEnv;
  /** The directory that owns the target; defaults to this checkout. */
  checkout?: string;
}

export const thisCheckout: string = path.resolve(import.meta.dirname, '..', '..');

/**
 * The standard variables that point AWS SDK clients and the cdk CLI at the target, and nowhere else.
 * @param env whose own settings must not take precedence
 */
export const localEnvironment = (
  target: LocalTarget,
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> => {
  const direct = notProxied(env, [new URL(target.endpointUrl).hostname]);
  const endpointsOfServices = Object.keys(env).filter((name) => name.startsWith('AWS_ENDPOINT_URL_'));
  return {
    ...Object.fromEntries(endpointsOfServices.map((name) => [name, target.endpointUrl])),
    AWS_ENDPOINT_URL: target.endpointUrl,
    // The cdk CLI needs this one too: without it, it uploads assets to hosts named after buckets.
    AWS_ENDPOINT_URL_S3: target.endpointUrl,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    // A profile, a session or the metadata service of a real account must not take precedence. (Node's SDK and the
    // cdk CLI treat an empty profile as unset; the Python AWS CLI refuses it.)
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    // The SDK refuses these with an endpoint that is given.
    AWS_USE_FIPS_ENDPOINT: 'false',
    AWS_USE_DUALSTACK_ENDPOINT: 'false',
    AWS_ACCOUNT_ID_ENDPOINT_MODE: 'disabled',
    NO_PROXY: direct,
    no_proxy: direct,
  };
};
