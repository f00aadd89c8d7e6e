import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { SFNClient, StartExecutionCommand, DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
const fn = `exports.handler = async (e, c) => { console.log('hello', e, c.getRemainingTimeInMillis(), new Date().getTimezoneOffset(), process.version);
 if (e.item === 3) { const x = new Error('three'); x.name = 'CasesFailed'; throw x; }
 if (e.item === 4) process.exit(7);
 if (e.item === 5) while (true) {}
 if (e.item === 6) { setTimeout(() => { throw new TypeError('late'); }, 10); await new Promise(r => setTimeout(r, 1000)); }
 return { got: e.item, env: process.env.FOO, pid: process.pid, root: process.env.LAMBDA_TASK_ROOT, ep: process.env.AWS_ENDPOINT_URL, ex: process.env.AWS_EXECUTION_ENV }; }`;
const definition = { StartAt: 'Map', States: { Map: { Type: 'Map', Label: 'cases', MaxConcurrency: 4, ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' }, Parameters: { 'Bucket.$': '$.bucket', 'Key.$': '$.key' } },
  ItemSelector: { 'item.$': '$$.Map.Item.Value' },
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Work', States: { Work: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: '${F}', 'Payload.$': '$' }, OutputPath: '$.Payload', End: true, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'P' }] }, P: { Type: 'Pass', End: true } } }, End: true } } };
const template = { Resources: {
  R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
  B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'hand4' } },
  T: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'hand4', BillingMode: 'PAY_PER_REQUEST', SSESpecification: { SSEEnabled: true }, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }] } },
  F: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', Handler: 'index.handler', Timeout: 3, Role: { 'Fn::GetAtt': ['R', 'Arn'] }, Code: { ZipFile: fn }, Environment: { Variables: { FOO: 'bar' } } } },
  M: { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: { 'Fn::GetAtt': ['R', 'Arn'] }, DefinitionString: { 'Fn::Sub': JSON.stringify(definition) } } } },
  Outputs: { M: { Value: { Ref: 'M' } }, F: { Value: { Ref: 'F' } } } };
const t0 = Date.now(); const log = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...a);
log((await new STSClient().send(new GetCallerIdentityCommand({}))).Account);
const cfn = new CloudFormationClient(); 
await cfn.send(new CreateStackCommand({ StackName: 'hand4', TemplateBody: JSON.stringify(template) }));
let st; do { await new Promise(r => setTimeout(r, 300)); st = (await cfn.send(new DescribeStacksCommand({ StackName: 'hand4' }))).Stacks![0]; } while (/PROGRESS/.test(st.StackStatus!));
log(st.StackStatus, JSON.stringify(st.Outputs));
if (st.StackStatus !== 'CREATE_COMPLETE') console.log(JSON.stringify((await cfn.send(new DescribeStackEventsCommand({ StackName: 'hand4' }))).StackEvents, null, 1));
log((await new DynamoDBClient().send(new ListTablesCommand({}))).TableNames);
await new DynamoDBClient().send(new PutItemCommand({ TableName: 'hand4', Item: { pk: { S: 'a' } } }));
await new S3Client().send(new PutObjectCommand({ Bucket: 'hand4', Key: 'items.json', Body: JSON.stringify([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) }));
const sfn = new SFNClient();
const arn = st.Outputs!.find(o => o.OutputKey === 'M')!.OutputValue!;
const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn: arn, input: JSON.stringify({ bucket: 'hand4', key: 'items.json' }) }));
let d; do { await new Promise(r => setTimeout(r, 200)); d = await sfn.send(new DescribeExecutionCommand({ executionArn })); } while (d.status === 'RUNNING');
log(d.status, d.output?.replaceAll('},{', '},\n{'), d.error, d.cause);
