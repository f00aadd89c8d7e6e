import type { Command, OptionValues } from '@commander-js/extra-typings';
import { present } from '../../shared/basics/present.ts';
import type { Selection } from '../../shared/run/selection.ts';
import type { AddedBy, NoFlags } from './flag-types.ts';
import { caseIds, collect, wholeNumber } from './flag-values.ts';

export const addSelectionFlags = <
  Args extends unknown[],
  Flags extends OptionValues,
  Global extends OptionValues,
>(
  command: Command<Args, Flags, Global>,
) =>
  command
    .option('--case <id>', 'run only this case; repeatable', collect(String))
    .option('--cases-file <file>', 'run only the cases whose ids are in this file, one a line', caseIds)
    .option(
      '--chapter <name>',
      'run only cases of this chapter; the start of its name is enough if no other chapter has it; repeatable',
      collect(String),
    )
    .option('--sample <n>', 'run a random sample of n of these cases', wholeNumber)
    .option('--seed <n>', 'seed of --sample: another seed draws other cases (default: 0)', wholeNumber)
    .option('--limit <n>', 'run only the first n of these cases', wholeNumber);

type SelectionFlags = AddedBy<typeof addSelectionFlags<[], NoFlags, NoFlags>>;

/** Undefined when no flag selects: all cases of the dataset. */
export const selectionOf = ({
  case: cases = [],
  casesFile = [],
  chapter: chapters,
  sample,
  seed,
  limit,
}: SelectionFlags): Selection | undefined => {
  const selection = present({
    cases: cases.length + casesFile.length > 0 ? [...cases, ...casesFile] : undefined,
    chapters: chapters && [...chapters],
    sample,
    seed,
    limit,
  });
  return Object.keys(selection).length > 0 ? selection : undefined;
};
