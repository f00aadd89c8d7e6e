/** Tiers of service that a run may ask for. */
export const tiers = ['standard', 'flex'] as const;
export type Tier = (typeof tiers)[number];

/** Seconds: flex answers when it has time, and its providers advise long timeouts. */
export const defaultTimeouts: Readonly<Record<Tier, number>> = { standard: 120, flex: 600 };

/** Seconds, for a reply that is made in the background. */
export const backgroundTimeout = 3_600;

interface TieredRun {
  readonly identity: { readonly parameters: Readonly<Record<string, unknown>> };
  readonly settings: { readonly tier?: Tier | undefined };
}

/** The parameters of a run's requests: those that it measures with, and the tier that they ask for. */
export const requestedParameters = ({ identity, settings }: TieredRun): Readonly<Record<string, unknown>> =>
  settings.tier === 'flex' ? { ...identity.parameters, service_tier: 'flex' } : identity.parameters;
