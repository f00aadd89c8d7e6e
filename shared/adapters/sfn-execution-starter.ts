import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ExecutionStarter } from '../run/executions.ts';

export const createSfnExecutionStarter = (client: SFNClient, stateMachineArn: string): ExecutionStarter => ({
  arnOf: (name) => `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`,
  start: async (name, input) => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});
