import { stackOutputs } from '../../infra/stack-outputs.ts';
import { deployCommand, stackNameFor } from '../aws/read-stack-outputs.ts';
import type { Target } from '../terminal/target.ts';
import { type Finding, probe } from './finding.ts';

type Outputs = ReadonlyMap<string, string> | undefined;

/** Whether the stack exists and has this command line's version. */
export const checkStack = (
  target: Target,
  readOutputs: () => Promise<Outputs>,
  ownVersion: string,
): Promise<Finding> =>
  probe('stack', async () => {
    const outputs = await readOutputs();
    const stackName = stackNameFor(target);
    const deploy = deployCommand(target);
    if (!outputs) {
      return {
        state: 'problem',
        message: `there is no ${stackName} in this account and region`,
        advice: `Deploy it with ${deploy}. The first time in an account and region, run \`npm run bootstrap\` before.`,
      };
    }
    const version = outputs.get(stackOutputs.evaluatorVersion) ?? 'unknown';
    if (version === ownVersion) return { state: 'ok', message: `${stackName}, version ${version}` };
    return {
      state: 'warning',
      message: `${stackName} has version ${version}, this command line has version ${ownVersion}`,
      advice: `Run ${deploy}, or check out the version that is deployed.`,
    };
  });
