import { isHttpUrl } from './http-url.ts';
import { InputError } from './input-error.ts';

/** The variables that name proxies, in the form that Node takes. */
export interface ProxyEnvironment {
  readonly HTTP_PROXY?: string;
  readonly HTTPS_PROXY?: string;
  readonly NO_PROXY: string;
}

const loopback = ['127.0.0.1', 'localhost', '::1'];

/**
 * The proxies that an environment names, in capitals or small letters; undefined without any. This machine is always
 * reached directly: a LocalStack, a model.
 * @throws {InputError} for what is no proxy
 */
export const proxyEnvironment = (env: NodeJS.ProcessEnv): ProxyEnvironment | undefined => {
  const [http, https] = [proxyOf(env, 'HTTP_PROXY'), proxyOf(env, 'HTTPS_PROXY')];
  if (!http && !https) return undefined;
  return {
    ...(http ? { HTTP_PROXY: http } : {}),
    ...(https ? { HTTPS_PROXY: https } : {}),
    NO_PROXY: notProxied(env),
  };
};

/** A proxy may be given without `http://`, as curl takes it. */
const proxyOf = (env: NodeJS.ProcessEnv, name: 'HTTP_PROXY' | 'HTTPS_PROXY'): string | undefined => {
  const given = env[name.toLowerCase()] || env[name];
  if (!given) return undefined;
  const url = given.includes('://') ? given : `http://${given}`;
  // The message must not show it: it may hold a password.
  if (!isHttpUrl(url))
    throw new InputError(`${name} must be an http(s) URL such as http://proxy.example:3128.`);
  return url;
};

/** The value of NO_PROXY that adds this machine and further hosts to the environment's own. */
export const notProxied = (env: NodeJS.ProcessEnv, hosts: readonly string[] = []): string => {
  const own = (env.no_proxy || env.NO_PROXY || '').split(',').map((host) => host.trim());
  return [...new Set([...own, ...loopback, ...hosts])].filter(Boolean).join(',');
};
