import { InputError } from '../../shared/basics/input-error.ts';
import { isKeyForName, looksLikeKey } from '../../shared/endpoint/looks-like-key.ts';
import { faultOfApiBase } from '../../shared/run/api-base.ts';

interface EndpointFlags {
  readonly apiBase?: string | undefined;
  readonly model?: string;
  readonly apiKeySecret?: string | undefined;
}

/**
 * For commands that only talk to an endpoint; a run's flags are checked as its input.
 * @throws {InputError} which does not repeat a key
 */
export const checkEndpointFlags = ({ apiBase, model = '', apiKeySecret = '' }: EndpointFlags): void => {
  const fault = apiBase === undefined ? undefined : faultOfApiBase(apiBase);
  const issues = [
    ...(fault === undefined ? [] : [{ path: ['apiBase'], message: fault }]),
    ...(looksLikeKey(model) ? [{ path: ['model'], message: 'looks like an API key' }] : []),
    ...(isKeyForName(apiKeySecret)
      ? [{ path: ['apiKeySecret'], message: 'must be the name of a stored key, not a key' }]
      : []),
  ];
  if (issues.length > 0) throw new InputError(issues);
};
