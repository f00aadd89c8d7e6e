import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { EndpointRules } from '../endpoint/endpoint-guard.ts';
import { createApiKeyStore } from './aws/api-key-store.ts';
import { patient } from './aws/patient.ts';
import { withRole } from './aws/sign-requests.ts';
import { createModelOpener, type OpenModel } from './openai/model-opener.ts';
import { createEndpointCheck, resolveHost } from './openai/pinned-lookup.ts';

/** What calls a run's model, and what judges its endpoint before the run is made. */
export interface ConnectedModels {
  readonly openModel: OpenModel;
  /** @throws {EndpointRefusedError} */
  readonly checkEndpoint: (apiBase: string) => Promise<void>;
}

/** @param keyPrefix what the names of the deployment's keys begin with */
export const connectModels = (rules: EndpointRules, keyPrefix: string): ConnectedModels => {
  const secrets = new SecretsManagerClient(patient);
  const parameters = new SSMClient(patient);
  return {
    openModel: createModelOpener({
      keys: createApiKeyStore({ secrets, parameters, prefix: keyPrefix }),
      rules,
      resolve: resolveHost,
      withRole: (region) => withRole(region, secrets.config.credentials),
    }),
    checkEndpoint: createEndpointCheck({ rules, resolve: resolveHost }),
  };
};
