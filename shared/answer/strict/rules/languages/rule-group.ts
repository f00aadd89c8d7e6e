/** Rules that are tried together. */
export interface RuleGroup<Rule> {
  /** None of the rules matches a text without such a word: most texts are spared most rules. */
  readonly words: RegExp;
  readonly rules: readonly Rule[];
}

export const rulesIn = <Rule>(text: string, groups: readonly RuleGroup<Rule>[]): readonly Rule[] =>
  groups.flatMap(({ words, rules }) => (words.test(text) ? rules : []));

export const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
