import { type Rule, resourcesOf } from './resources.ts';

/** What somebody who does not watch has to learn about, by namespace and metric. */
export const watched = [
  ['AWS/States', 'ExecutionsFailed'],
  ['AWS/States', 'ExecutionsTimedOut'],
  ['AWS/SQS', 'ApproximateNumberOfMessagesVisible'],
  ['AWS/SQS', 'ApproximateAgeOfOldestMessage'],
  ['AWS/Lambda', 'Throttles'],
  ['AWS/Lambda', 'Errors'],
] as const;

/** Each of these metrics has an alarm, alone or in an expression. */
export const missingAlarms: Rule = (template) => {
  const alarms = resourcesOf(template, /^AWS::CloudWatch::Alarm$/).map(({ properties }) => properties);
  const metrics = alarms.flatMap((alarm) => metricsIn(alarm));
  return watched
    .filter(([namespace, metric]) => !metrics.includes(`${namespace} ${metric}`))
    .map(([namespace, metric]) => `no alarm watches ${metric} of ${namespace}`);
};

const metricsIn = (part: unknown): string[] => {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'Namespace' in part && 'MetricName' in part ? [`${part.Namespace} ${part.MetricName}`] : [];
  return [...own, ...Object.values(part).flatMap(metricsIn)];
};
