import * as z from 'zod';
import { present } from '../basics/present.ts';
import { tokenPricesSchema } from '../prices/token-prices.ts';
import type { RunInput } from './run-input.ts';
import { backgroundTimeout, defaultTimeouts, tiers } from './tiers.ts';

/** How the run is carried out; a resume may change it. */
export const runSettingsSchema = z.object({
  apiKeySecret: z.string().optional(),
  concurrency: z.number().int(),
  maxRetries: z.number().int(),
  rounds: z.number().int(),
  roundWaitSeconds: z.number().int(),
  /** Absent: standard. */
  tier: z.enum(tiers).optional(),
  background: z.boolean().optional(),
  timeout: z.number().int(),
  haltAfter: z.number().int(),
  /** Requests and tokens a minute that the provider allows; default: learnt. */
  rpm: z.number().optional(),
  tpm: z.number().optional(),
  /** Additional headers of every request. */
  headers: z.record(z.string(), z.string()).optional(),
  /** Token prices from the user; default: the built-in price list. */
  prices: tokenPricesSchema.optional(),
});
export type RunSettings = z.infer<typeof runSettingsSchema>;

/** The reference's where it has the setting (docs/protocol.md, "Command line"), ours for the others. */
export const defaults = {
  concurrency: 100,
  maxRetries: 5,
  rounds: 2,
  roundWaitSeconds: 60,
  timeout: defaultTimeouts.standard,
  haltAfter: 20,
  temperature: 0,
  maxTokens: 16_384,
} as const;

/** Another tier, or the background, takes other times than those before. */
const timeoutOf = (input: RunInput, before: RunSettings | undefined): number => {
  const { tier = before?.tier ?? 'standard', background = before?.background ?? false } = input;
  const isAsBefore = tier === (before?.tier ?? 'standard') && background === (before?.background ?? false);
  const byDefault = background ? backgroundTimeout : defaultTimeouts[tier];
  return input.timeout ?? (isAsBefore ? before?.timeout : undefined) ?? byDefault;
};

/** @param before the settings of the run's earlier executions, kept where the input does not mention them */
export const runSettings = (input: RunInput, before?: RunSettings): RunSettings => {
  return {
    ...present({
      tier: input.tier ?? before?.tier,
      background: input.background ?? before?.background,
      apiKeySecret: input.apiKeySecret ?? before?.apiKeySecret,
      prices: input.prices ?? before?.prices,
      headers: input.headers ?? before?.headers,
      rpm: input.rpm ?? before?.rpm,
      tpm: input.tpm ?? before?.tpm,
    }),
    concurrency: input.concurrency ?? before?.concurrency ?? defaults.concurrency,
    maxRetries: input.maxRetries ?? before?.maxRetries ?? defaults.maxRetries,
    rounds: input.rounds ?? before?.rounds ?? defaults.rounds,
    roundWaitSeconds: input.roundWaitSeconds ?? before?.roundWaitSeconds ?? defaults.roundWaitSeconds,
    timeout: timeoutOf(input, before),
    haltAfter: input.haltAfter ?? before?.haltAfter ?? defaults.haltAfter,
  };
};
