import type { LocalTarget } from './local-target.ts';
import { localstackVersion } from './localstack-health.ts';

/** Thrown when AWS_ENDPOINT_URL is set but no LocalStack answers there. */
export class EndpointSilent extends Error {
  override readonly name = 'EndpointSilent';

  readonly endpointUrl: string;

  constructor(endpointUrl: string) {
    super(
      `AWS_ENDPOINT_URL is ${endpointUrl}, but no LocalStack answers there (GET /_localstack/health). ` +
        'Start it, correct the variable, or unset it to have LocalStack installed and started for you.',
    );
    this.endpointUrl = endpointUrl;
  }
}

/**
 * The target that the environment names, used as it is: a LocalStack in Docker, or a newer one.
 * @throws {EndpointSilent}
 */
export const givenTarget = async (endpointUrl: string): Promise<LocalTarget> => {
  if ((await localstackVersion(endpointUrl, 10_000)) === undefined) throw new EndpointSilent(endpointUrl);
  return { mode: 'given', endpointUrl };
};
