/** Every LocalStack's account unless it is told otherwise. No account of AWS has this number. */
export const localAccount = '000000000000';
export const localRegion = 'us-east-1';

/** No account of AWS accepts these, wherever a request goes. */
export const localCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** For AWS clients that are to talk to a target whatever the environment says. */
export const clientSettings = ({ endpointUrl }: { readonly endpointUrl: string }) => ({
  endpoint: endpointUrl,
  region: localRegion,
  credentials: localCredentials,
});
