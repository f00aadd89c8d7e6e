import { findPython } from '../../infra/local/install/find-python.mjs';
import type { LocalStatus } from '../../infra/local/local-status.ts';
import { type Finding, probe } from './finding.ts';

/** What `--local` would use. Starts nothing. */
export const checkLocalTarget = (status: () => Promise<LocalStatus>): Promise<Finding> =>
  probe('localstack', async () => {
    const found = await status();
    if (found.state === 'up') {
      const { target } = found;
      const whose = target.mode === 'given' ? 'given by AWS_ENDPOINT_URL' : `process ${target.pid}`;
      return { state: 'ok', message: `LocalStack is up at ${target.endpointUrl} (${whose})` };
    }
    try {
      const { command, version } = await findPython();
      return {
        state: 'ok',
        message: `LocalStack is down; the first command with --local starts it with Python ${version} (${command})`,
      };
    } catch (error) {
      // Its message says where Python was looked for and what to install.
      const [message = '', ...advice] = (error as Error).message.split('\n');
      return { state: 'warning', message, advice: advice.at(-2) ?? '' };
    }
  });
