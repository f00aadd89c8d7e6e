import { connectLambdaQuota } from '../../shared/adapters/connect-lambda-quota.ts';
import { formatCount } from '../../shared/basics/format-count.ts';
import { maxPerWorker } from '../../shared/run/worker-limits.ts';
import { terminalHttp } from '../aws/terminal-http.ts';
import { type Finding, probe } from './finding.ts';

/** How many conversations the account's Lambda quota allows in parallel. */
export const checkConcurrency = (): Promise<Finding> =>
  probe('concurrency', async () => {
    const { total = 0, free = total } = await connectLambdaQuota(terminalHttp())();
    return concurrencyFinding(total, free);
  });

/** Below this, a few other functions in the account can slow a run down. New accounts have 10. */
const comfortable = 100;

/** @param unreserved the part of `quota` that no function has reserved */
export const concurrencyFinding = (quota: number, unreserved: number): Omit<Finding, 'name'> => {
  const message = `${formatCount(unreserved)} of ${formatCount(quota)} concurrent Lambda executions are unreserved: up to ${formatCount(unreserved * maxPerWorker.local)} conversations at once in --image-mode local (${maxPerWorker.local} a worker), ${formatCount(unreserved * maxPerWorker.url)} in the other modes (${maxPerWorker.url} a worker)`;
  if (unreserved >= comfortable) return { state: 'ok', message };
  return {
    state: 'warning',
    message: `${message}, shared with every other function in the account`,
    advice:
      'Raise the quota in Service Quotas, AWS Lambda, "Concurrent executions" (L-B99A9384), or with `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000`.',
  };
};
