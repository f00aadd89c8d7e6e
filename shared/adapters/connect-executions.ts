import { SFNClient } from '@aws-sdk/client-sfn';
import type { ExecutionStarter, Executions } from '../run/executions.ts';
import type { ClientHttp } from './aws/client-http.ts';
import { patient } from './aws/patient.ts';
import { createSfnExecutionStarter } from './aws/sfn-execution-starter.ts';
import { createSfnExecutions } from './aws/sfn-executions.ts';

export const connectExecutions = (http: ClientHttp = {}): Executions =>
  createSfnExecutions(new SFNClient({ ...patient, ...http }));

export const connectExecutionStarter = (stateMachineArn: string, http: ClientHttp = {}): ExecutionStarter =>
  createSfnExecutionStarter(new SFNClient(http), stateMachineArn);
