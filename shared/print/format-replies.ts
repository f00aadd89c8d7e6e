import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import type { SummaryDetails } from '../summary/details/details-accumulator.ts';
import type { Figures } from '../summary/figures.ts';
import { describeCost, noPrice } from './describe-cost.ts';
import { describeTokenGaps } from './describe-token-gaps.ts';
import { formatCounts } from './format-counts.ts';

/** The line of a run's calls; none for a file that does not know them. */
export const formatCalls = (calls: Figures['calls']): string[] => {
  if (!calls) return [];
  const [sent, served, failed, orphaned] = [calls.sent, calls.served, calls.failed, calls.orphaned].map(
    formatCount,
  );
  return [
    `  Calls: ${sent} sent, ${served} succeeded, ${failed} failed, ${orphaned} without a recorded response`,
  ];
};

/** What the replies took: images, tokens, money and time, and which models served them. */
export const formatReplies = (details: SummaryDetails): string[] => [
  ...formatImages(details.images),
  ...formatTokens(details),
  ...formatLatency(details.latency),
  ...(details.served_models.size > 0 ? [`  Served models: ${formatCounts(details.served_models)}`] : []),
];

const formatImages = (images: SummaryDetails['images']): string[] => {
  if (!images) return [];
  const reasons = images.dropped > 0 ? ` (${formatCounts(images.by_reason)})` : '';
  const [expected, sent, dropped] = [images.expected, images.sent, images.dropped].map(formatCount);
  return [`  Images: ${expected} expected, ${sent} sent, ${dropped} left out${reasons}`];
};

const formatTokens = ({ tokens, cost }: SummaryDetails): string[] => {
  if (!tokens) return ['  Tokens: not reported; cost: unknown'];
  const gaps = describeTokenGaps(tokens).map((gap) => `; ${gap}`);
  const images = tokens.image > 0 ? `, ${formatCount(tokens.image)} for images` : '';
  return [
    `  Tokens: ${formatCount(tokens.input)} in (${formatCount(tokens.cached_input)} cached${images}), ${formatCount(tokens.output)} out (${formatCount(tokens.reasoning)} reasoning)${gaps.join('')}`,
    `  Cost: ${formatCost(cost)}`,
  ];
};

const formatCost = (cost: SummaryDetails['cost']): string =>
  cost === 'unknown'
    ? `unknown: ${noPrice}`
    : `${cost.complete ? '' : 'at least '}${cost.usd.toFixed(4)} USD (${describeCost(cost)})`;

const formatLatency = (latency: SummaryDetails['latency']): string[] => {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
  return latency
    ? [
        `  Latency of ${countOf(latency.calls, 'call')}: median ${seconds(latency.median_ms)}, p95 ${seconds(latency.p95_ms)}, max ${seconds(latency.max_ms)}`,
      ]
    : [];
};
