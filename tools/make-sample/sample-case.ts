/** A case as its author writes it; `assembleCase` turns it into a line of the dataset. */
export interface SampleCase {
  /** 1, 2, 3 ...; the pmc, the DOI and the names of the pictures come from it. */
  readonly number: number;
  readonly title: string;
  /** ICD-10 chapter (`Level1`). */
  readonly chapter: string;
  /** ICD-10 block (`Level2`). */
  readonly block: string;
  /** The block's three-character categories (`Level2_Detail`). */
  readonly categories: string;
  /** The case's own category (`ICD-10`). */
  readonly category: string;
  readonly rarity: 'rare' | 'unrare';
  /** What names the case: a made-up pmc when absent. */
  readonly namedBy?: 'doi';
  readonly scenario: string;
  readonly figures?: readonly SampleFigure[];
  readonly tables?: readonly SampleTable[];
  readonly questions: readonly SampleQuestion[];
}

export interface SampleQuestion {
  readonly stage: string;
  readonly text: string;
  readonly answer: string;
  /** The wrong options; nine where there is no reason for fewer. */
  readonly others: readonly string[];
  readonly figures?: readonly SampleFigure[];
  readonly tables?: readonly SampleTable[];
}

/** Figure `number` of a case is the file `sample-<case>-fig<number>.png`. */
export interface SampleFigure {
  readonly number: number;
  /** What the picture shows. Never sent to a model (docs/protocol.md, "Conversation"). */
  readonly caption: string;
  readonly type: string;
}

export interface SampleTable {
  readonly number: number;
  /** Sent with the table, so it must not give an answer away. */
  readonly caption: string;
  readonly type: string;
  /** The first row is the head. */
  readonly rows: readonly (readonly string[])[];
}
