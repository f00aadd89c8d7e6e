export interface QuestionGroup {
  readonly mcqs: number;
  readonly correct_mcqs: number;
  readonly question_accuracy: number;
}

export interface CaseGroup extends QuestionGroup {
  readonly cases: number;
  readonly correct_cases: number;
  readonly case_accuracy: number;
}

export interface PositionGroup extends QuestionGroup {
  readonly errors: number;
  readonly error_rate: number;
}

/** Groups in the order of the summary. A Map, because an object would move a name like "10" to its front. */
export type Groups<Group> = ReadonlyMap<string, Group>;

/**
 * The summary of the reference (golden/summary-expected.json), its keys in the reference's order. Accuracies and
 * rates are shares of 0 to 1, rounded to 4 decimals. Write it with `stringifyOrdered`.
 */
export interface ReferenceSummary {
  readonly total_cases: number;
  readonly total_mcqs: number;
  readonly correct_mcqs: number;
  readonly correct_cases: number;
  readonly question_accuracy: number;
  readonly case_accuracy: number;
  readonly by_rarity: Groups<CaseGroup>;
  readonly by_chapter: Groups<CaseGroup>;
  readonly by_subcategory: Groups<Groups<CaseGroup>>;
  readonly by_stage: Groups<QuestionGroup>;
  /** `Q1`, `Q2`, ... */
  readonly by_position: Groups<PositionGroup>;
  readonly by_image_modality: Groups<QuestionGroup>;
  readonly by_table_modality: Groups<QuestionGroup>;
}
