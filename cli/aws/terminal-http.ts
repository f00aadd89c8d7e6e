import http from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ClientHttp } from '../../shared/adapters/aws/client-http.ts';
import { proxyEnvironment } from '../../shared/basics/proxy-environment.ts';

/** Makes `fetch` honour HTTPS_PROXY, HTTP_PROXY and NO_PROXY. Node does so only when it is asked to. */
export const useProxies = (env: NodeJS.ProcessEnv = process.env): void => {
  const proxies = proxyEnvironment(env);
  if (proxies) http.setGlobalProxyFromEnv({ ...proxies });
};

/** For AWS clients of the terminal: the SDK's own connections ignore proxies. */
export const terminalHttp = (env: NodeJS.ProcessEnv = process.env): ClientHttp => {
  const proxies = proxyEnvironment(env);
  if (!proxies) return {};
  const connections = { keepAlive: true, maxSockets: 50, proxyEnv: { ...proxies } };
  return {
    requestHandler: { httpAgent: new http.Agent(connections), httpsAgent: new HttpsAgent(connections) },
  };
};
