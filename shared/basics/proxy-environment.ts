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
 */
export const proxyEnvironment = (env: NodeJS.ProcessEnv): ProxyEnvironment | undefined => {
  const http = env.http_proxy || env.HTTP_PROXY;
  const https = env.https_proxy || env.HTTPS_PROXY;
  if (!http && !https) return undefined;
  return {
    ...(http ? { HTTP_PROXY: http } : {}),
    ...(https ? { HTTPS_PROXY: https } : {}),
    NO_PROXY: notProxied(env),
  };
};

/** The value of NO_PROXY that adds this machine and further hosts to the environment's own. */
export const notProxied = (env: NodeJS.ProcessEnv, hosts: readonly string[] = []): string => {
  const own = (env.no_proxy || env.NO_PROXY || '').split(',').map((host) => host.trim());
  return [...new Set([...own, ...loopback, ...hosts])].filter(Boolean).join(',');
};
