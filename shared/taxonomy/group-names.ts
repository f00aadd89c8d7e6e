/** What of a case its groups are named after, as a results file has it. */
export interface CaseGroups {
  readonly rarity?: string | number | null | undefined;
  readonly level1?: string | null | undefined;
  readonly level2?: string | null | undefined;
}

/**
 * The groups that a case counts in, as the summary names them. A case without a chapter, subcategory or rarity goes
 * under `Unknown` (`unknown`): this evaluator's choice, as the protocol knows no such case.
 */
export const groupNamesOf = ({ rarity, level1, level2 }: CaseGroups) => ({
  rarity: rarity === null || rarity === undefined || rarity === '' ? 'unknown' : String(rarity).toLowerCase(),
  chapter: level1 || 'Unknown',
  subcategory: level2 || 'Unknown',
});
