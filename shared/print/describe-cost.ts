import { countOf } from '../basics/count-of.ts';
import type { Cost } from '../summary/details/cost-tally.ts';

export const noPrice = 'no price is known for this model at this endpoint; set one with --price';

/** E.g. `prices of 2026-11-29, the list of LiteLLM 1.110.2`. */
export const describePrices = ({
  source,
  asOf,
}: {
  readonly source: string;
  readonly asOf?: string | undefined;
}): string => (asOf === undefined ? `prices ${source}` : `prices of ${asOf}, ${source}`);

/** Where the figure comes from, e.g. `0.0100 billed for 40 calls; prices given; 0.0050 for 12 calls of tier flex`. */
export const describeCost = ({ prices, billed, by_tier }: Cost): string =>
  [
    ...(billed ? [prices ? `${usd(billed)} billed for ${calls(billed)}` : 'as billed by the endpoint'] : []),
    ...(prices ? [describePrices(prices)] : []),
    ...[...(by_tier ?? [])].map(([tier, part]) => `${usd(part)} for ${calls(part)} of tier ${tier}`),
  ].join('; ');

const usd = (part: { readonly usd: number }): string => part.usd.toFixed(4);
const calls = (part: { readonly calls: number }): string => countOf(part.calls, 'call');
