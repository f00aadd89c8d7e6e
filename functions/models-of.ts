import { type ConnectedModels, connectModels } from '../shared/adapters/connect-models.ts';
import type { ModelEnvironment } from './environment.ts';

/** The models that a function may call, as its environment says. */
export const modelsOf = (environment: ModelEnvironment): ConnectedModels =>
  connectModels(
    {
      allowLocal: environment.ALLOW_LOCAL_ENDPOINTS === 'true',
      privateHosts: environment.PRIVATE_HOSTS.split(',').filter((host) => host !== ''),
    },
    environment.KEY_PREFIX,
  );
