import type { PrintedRun } from './format-summary.ts';

/** How the model was asked; undefined when as the reference asks. */
export const apiInWords = ({ api, history }: Pick<PrintedRun, 'api' | 'history'>): string | undefined => {
  if (api !== 'responses') return undefined;
  return history === 'reasoning' ? 'Responses API, with its reasoning as history' : 'Responses API';
};

/** The same as a line of a run's details. */
export const formatApi = (run: Pick<PrintedRun, 'api' | 'history'>): string => {
  const words = apiInWords(run);
  return words === undefined ? '' : `  Asked through: ${words}\n`;
};
