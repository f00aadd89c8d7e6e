/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export const createContext = ({ requestId, arn, traceId, deadline }, env) => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  invokedFunctionArn: arn,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  awsRequestId: requestId,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  xRayTraceId: traceId,
  identity: undefined,
  clientContext: undefined,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});
