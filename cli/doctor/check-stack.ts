import { stackName, stackOutputs } from '../../infra/stack-outputs.ts';
import { type Finding, probe } from './finding.ts';

type Outputs = ReadonlyMap<string, string> | undefined;

/** Whether the stack is there, and of this command line's version. */
export const checkStack = (readOutputs: () => Promise<Outputs>, ownVersion: string): Promise<Finding> =>
  probe('stack', async () => {
    const outputs = await readOutputs();
    if (!outputs) {
      return {
        state: 'problem',
        message: `there is no ${stackName} in this account and region`,
        advice: 'Deploy it: `npm run deploy` (once per account and region before: `npx cdk bootstrap`).',
      };
    }
    const version = outputs.get(stackOutputs.evaluatorVersion) ?? 'unknown';
    if (version === ownVersion) return { state: 'ok', message: `${stackName}, version ${version}` };
    return {
      state: 'warning',
      message: `${stackName} is of version ${version}, this command line of ${ownVersion}`,
      advice: 'Bring both to the same: `npm run deploy`, or check out the version that is deployed.',
    };
  });
