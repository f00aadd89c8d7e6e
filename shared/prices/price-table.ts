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

// Its inferred type is that of a thousand different objects; a test holds the table to this one.
export const priceTable = table as unknown as PriceTable;
