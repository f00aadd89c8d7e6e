import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createApiKeyStore } from './aws/api-key-store.ts';
import { patient } from './aws/patient.ts';
import { createModelOpener, type OpenModel } from './openai/model-opener.ts';
import { createEndpointCheck, resolveHost } from './openai/pinned-lookup.ts';

/** What calls a run's model, and what judges its endpoint before the run is made. */
export interface ConnectedModels {
  readonly openModel: OpenModel;
  /** @throws {EndpointRefusedError} */
  readonly checkEndpoint: (apiBase: string) => Promise<void>;
}

/** @param allowLocal whether the deployment lets runs use plain http and private addresses */
export const connectModels = (allowLocal: boolean): ConnectedModels => ({
  openModel: createModelOpener({
    keys: createApiKeyStore({
      secrets: new SecretsManagerClient(patient),
      parameters: new SSMClient(patient),
    }),
    allowLocalEndpoints: allowLocal,
    resolve: resolveHost,
  }),
  checkEndpoint: createEndpointCheck({ allowLocal, resolve: resolveHost }),
});
