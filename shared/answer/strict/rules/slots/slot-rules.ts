import { boxRules } from './boxes.ts';
import { keyRule } from './keys.ts';
import type { SlotRule } from './slot-rule.ts';
import { tagRules } from './tags.ts';

/** Boxes, tags and answer keys. Of two that begin at one place the longer counts, then the first. */
export const slotRules: readonly SlotRule[] = [...boxRules, ...tagRules, keyRule];
