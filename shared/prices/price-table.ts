import type { ModelFacts } from './model-facts.ts';
import table from './price-table.json' with { type: 'json' };

/** Made by `npm run make:prices`. */
export interface PriceTable {
  /** What it was made from. */
  readonly source: string;
  /** ISO date on which the list was downloaded. */
  readonly asOf: string;
  readonly groups: readonly {
    /** `*` stands for one or more parts of a name. */
    readonly hosts: readonly string[];
    readonly models: Readonly<Record<string, ModelFacts>>;
  }[];
}

export const priceTable = table as PriceTable;
