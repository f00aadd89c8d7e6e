import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { formatCount } from '../../shared/basics/format-count.ts';
import { maxPerWorker } from '../../shared/run/plan-chunks.ts';
import { type Finding, probe } from './finding.ts';

/** How many conversations the account's quota of concurrent Lambda executions allows at once. */
export const checkConcurrency = (): Promise<Finding> =>
  probe('concurrency', async () => {
    const { AccountLimit } = await new LambdaClient().send(new GetAccountSettingsCommand({}));
    const quota = AccountLimit?.ConcurrentExecutions ?? 0;
    return concurrencyFinding(quota, AccountLimit?.UnreservedConcurrentExecutions ?? quota);
  });

/** Below it, a few other functions of the account are enough to slow a run down. New accounts have 10. */
const comfortable = 100;

/** @param unreserved what other functions have not reserved for themselves of the `quota` */
export const concurrencyFinding = (quota: number, unreserved: number): Omit<Finding, 'name'> => {
  const message = `${formatCount(unreserved)} of ${formatCount(quota)} Lambda executions are free to use: up to ${formatCount(unreserved * maxPerWorker)} conversations at once (${maxPerWorker} a worker)`;
  if (unreserved >= comfortable) return { state: 'ok', message };
  return {
    state: 'warning',
    message: `${message}, shared with all functions of the account`,
    advice:
      'Raise it: Service Quotas, AWS Lambda, "Concurrent executions" (L-B99A9384), or `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000`.',
  };
};
