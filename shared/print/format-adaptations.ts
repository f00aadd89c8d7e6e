import type { Adaptation } from '../model/adapt-parameters.ts';

/** The parameters that were not sent as requested, in one line; empty when all were. */
export const formatAdaptations = (adaptations: readonly Adaptation[] = []): string => {
  if (adaptations.length === 0) return '';
  const changes = adaptations.map((adaptation) =>
    adaptation.change === 'renamed'
      ? `${adaptation.parameter} sent as ${adaptation.to}`
      : `${adaptation.parameter} ${JSON.stringify(adaptation.value)} not sent`,
  );
  return `  Parameters changed for this endpoint: ${changes.join(', ')}\n`;
};
