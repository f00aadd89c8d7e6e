import type { Adaptation } from '../model/adapt-parameters.ts';

/** What was sent otherwise than asked for, a line; empty when nothing was. */
export const formatAdaptations = (adaptations: readonly Adaptation[] = []): string => {
  if (adaptations.length === 0) return '';
  const changes = adaptations.map((adaptation) =>
    adaptation.change === 'renamed'
      ? `${adaptation.parameter} sent as ${adaptation.to}`
      : `${adaptation.parameter} ${JSON.stringify(adaptation.value)} left out`,
  );
  return `  Parameters the endpoint refuses: ${changes.join(', ')}\n`;
};
