import type { Rule } from '../rule.ts';
import { affirmedOptionRule } from './affirmed-option.ts';
import { conclusionRule } from './conclusion.ts';
import { englishAnnouncements } from './english/announcements.ts';
import { labelRules } from './labels.ts';
import { otherAnnouncements } from './languages/language-rules.ts';
import { optionTextRules } from './option-text-rules.ts';
import { verdictRules } from './prose.ts';
import { slotRules } from './slots/slot-rules.ts';

/** Every way in which a letter is read. */
export const rules: readonly Rule[] = [
  ...slotRules,
  ...englishAnnouncements,
  ...otherAnnouncements,
  ...verdictRules,
  ...labelRules,
  affirmedOptionRule,
  conclusionRule,
  ...optionTextRules,
];
