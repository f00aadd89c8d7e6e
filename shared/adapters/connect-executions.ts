import { SFNClient } from '@aws-sdk/client-sfn';
import type { ExecutionStarter, Executions } from '../run/executions.ts';
import type { Wake } from '../run/wake.ts';
import type { ClientHttp } from './aws/client-http.ts';
import { patient } from './aws/patient.ts';
import { createSfnExecutionStarter } from './aws/sfn-execution-starter.ts';
import { createSfnExecutions } from './aws/sfn-executions.ts';
import { createSfnWake } from './aws/sfn-wake.ts';

export const connectExecutions = (http: ClientHttp = {}): Executions =>
  createSfnExecutions(new SFNClient({ ...patient, ...http }));

export const connectExecutionStarter = (stateMachineArn: string, http: ClientHttp = {}): ExecutionStarter =>
  createSfnExecutionStarter(new SFNClient(http), stateMachineArn);

export const connectWake = (): Wake => createSfnWake(new SFNClient(patient));
