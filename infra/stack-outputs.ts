/** Where the terminal finds the deployed stack's parts. */
export const stackOutputs = {
  stateMachineArn: 'StateMachineArn',
  bucketName: 'BucketName',
  tableName: 'TableName',
  failedCasesUrl: 'FailedCasesUrl',
  rerunRequestsUrl: 'RerunRequestsUrl',
  operatorPolicyArn: 'OperatorPolicyArn',
  viewerPolicyArn: 'ViewerPolicyArn',
  evaluatorVersion: 'EvaluatorVersion',
} as const;
