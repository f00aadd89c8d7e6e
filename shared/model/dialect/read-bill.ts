import * as z from 'zod';
import { isExactNumber } from '../../basics/exact-number.ts';
import { lenient } from './lenient.ts';

/** No reply costs more; whatever can be no amount is unknown. */
const usd = lenient(z.number().nonnegative().max(1e6).refine(isExactNumber));

/** What some endpoints say in `usage` about the money that a reply cost. */
export const billSchema = z.object({
  // OpenRouter; with the user's own key at a provider, its fee alone.
  cost: usd,
  is_byok: lenient(z.boolean()),
  cost_details: lenient(z.object({ upstream_inference_cost: usd })),
  // xAI (https://docs.x.ai/developers/cost-tracking).
  cost_in_usd_ticks: lenient(z.number().nonnegative().max(1e16)),
});

const ticksPerDollar = 1e10;

/** US dollars that the user is charged, by whoever charges them. */
export const readBill = (usage: z.infer<typeof billSchema>): number | undefined => {
  if (typeof usage.cost === 'number') {
    const upstream = usage.is_byok ? (usage.cost_details?.upstream_inference_cost ?? 0) : 0;
    return usage.cost + upstream;
  }
  const { cost_in_usd_ticks: ticks } = usage;
  return typeof ticks === 'number' ? ticks / ticksPerDollar : undefined;
};
