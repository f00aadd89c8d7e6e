/** A LocalStack's account by default. No AWS account has this number. */
export const localAccount = '000000000000';
export const localRegion = 'us-east-1';

/** No AWS account accepts these, wherever a request goes. */
export const localCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** For AWS clients that must talk to the target, whatever the environment says. */
export const clientSettings = ({ endpointUrl }: { readonly endpointUrl: string }) => ({
  endpoint: endpointUrl,
  region: localRegion,
  credentials: localCredentials,
  // The SDK refuses either with an endpoint that is given.
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
});
