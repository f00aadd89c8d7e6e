import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';

const FunctionName = 'liveclin-prepare-dataset';

/** Sends the deployed stack to another hub, as its operator could, until the end of the block. */
export const useHub = async (url: string): Promise<AsyncDisposable> => {
  const lambda = new LambdaClient();
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const setHub = async (endpoint: string) => {
    const Variables = { ...Environment?.Variables, HF_ENDPOINT: endpoint };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
    await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 60, minDelay: 1 }, { FunctionName });
  };
  await setHub(url);
  return { [Symbol.asyncDispose]: () => setHub(Environment?.Variables?.HF_ENDPOINT ?? '') };
};
