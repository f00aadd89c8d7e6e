import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { assertLocalAccount, NotLocalAccount } from '../../../../infra/local/assert-local-account.ts';
import { httpServer } from '../../../support/http-server.ts';

/** A server that answers STS GetCallerIdentity as AWS does. */
const stsOf = (account: string) =>
  httpServer((_request, response) => {
    response.setHeader('content-type', 'text/xml').end(
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:iam::${account}:root</Arn><UserId>x</UserId><Account>${account}</Account>
      </GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  });

describe('assertLocalAccount', () => {
  it("accepts LocalStack's account", async () => {
    await using server = await stsOf('000000000000');
    await expect(assertLocalAccount({ mode: 'given', endpointUrl: server.url })).resolves.toBeUndefined();
  });

  it.each(['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT'])(
    'asks LocalStack whatever %s says',
    async (name) => {
      vi.stubEnv(name, 'true');
      onTestFinished(() => {
        vi.unstubAllEnvs();
      });
      await using server = await stsOf('000000000000');
      await expect(assertLocalAccount({ mode: 'given', endpointUrl: server.url })).resolves.toBeUndefined();
    },
  );

  it('refuses any other account and says whose it is', async () => {
    await using server = await stsOf('123456789012');
    const refusal = assertLocalAccount({ mode: 'given', endpointUrl: server.url });
    await expect(refusal).rejects.toBeInstanceOf(NotLocalAccount);
    await expect(refusal).rejects.toMatchObject({ account: '123456789012' });
  });

  it('refuses an endpoint that rejects the local credentials, as AWS would', async () => {
    await using server = await httpServer((_request, response) => {
      const error = '<Error><Code>InvalidClientTokenId</Code><Message>invalid</Message></Error>';
      response.writeHead(403).end(`<ErrorResponse>${error}</ErrorResponse>`);
    });
    const refusal = assertLocalAccount({ mode: 'given', endpointUrl: server.url });
    await expect(refusal).rejects.toMatchObject({ name: 'NotLocalAccount', account: undefined });
  });
});
