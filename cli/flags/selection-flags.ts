import type { Command } from 'commander';
import { present } from '../../shared/basics/present.ts';
import type { Selection } from '../../shared/run/selection.ts';
import { collect, wholeNumber } from './flag-values.ts';

export interface SelectionFlags {
  readonly case?: readonly string[];
  readonly chapter?: readonly string[];
  readonly sample?: number;
  readonly seed?: number;
  readonly limit?: number;
}

export const addSelectionFlags = (command: Command): Command =>
  command
    .option('--case <id>', 'only this case; repeatable', collect(String))
    .option('--chapter <name>', 'only cases of this chapter, or its beginning; repeatable', collect(String))
    .option('--sample <n>', 'draw this many of those cases', wholeNumber)
    .option('--seed <n>', 'other seed, other cases of --sample (default: 0)', wholeNumber)
    .option('--limit <n>', 'the first cases of those only', wholeNumber);

/** Undefined when no flag selects: all cases of the dataset. */
export const selectionOf = ({
  case: cases,
  chapter: chapters,
  ...flags
}: SelectionFlags): Selection | undefined => {
  const { sample, seed, limit } = flags;
  const selection = present({
    cases: cases && [...cases],
    chapters: chapters && [...chapters],
    sample,
    seed,
    limit,
  });
  return Object.keys(selection).length > 0 ? selection : undefined;
};
