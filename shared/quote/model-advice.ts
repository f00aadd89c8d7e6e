import { findModel, type ModelPlace } from '../prices/find-model.ts';
import { priceTable } from '../prices/price-table.ts';
import { outputBudget } from './output-budget.ts';

export interface AdvisedRun extends ModelPlace {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whether its cases have pictures; undefined where that is not known. */
  readonly hasPictures?: boolean;
  /** Absent: Chat Completions. */
  readonly api?: string | undefined;
}

/** What the price list knows of a model that speaks against a run: advice, as a list may be wrong and changes no request. */
export const modelAdvice = ({ model, apiBase, parameters, hasPictures, api }: AdvisedRun): string[] => {
  const facts = findModel({ model, apiBase });
  if (!facts) return [];
  const says = `${priceTable.source} (${priceTable.asOf}) says that ${model}`;
  const asked = outputBudget(parameters);
  return [
    ...(facts.responsesOnly && api !== 'responses' ? [`${says} is served by the Responses API only.`] : []),
    ...(facts.vision === false && hasPictures !== false ? [`${says} takes no pictures.`] : []),
    ...(facts.maxOutput !== undefined && asked !== undefined && asked > facts.maxOutput
      ? [
          `${says} writes ${facts.maxOutput} tokens at most, and the run asks for up to ${asked} (--max-tokens).`,
        ]
      : []),
  ];
};
