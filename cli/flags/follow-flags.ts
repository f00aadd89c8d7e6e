import type { Command, OptionValues } from '@commander-js/extra-typings';
import type { AddedBy, GlobalFlags, NoFlags } from './flag-types.ts';

/** @param usual the default results file, for the help */
export const addFollowFlags = <
  Args extends unknown[],
  Flags extends OptionValues,
  Global extends OptionValues,
>(
  command: Command<Args, Flags, Global>,
  usual: string,
) =>
  command
    .option('--output <file>', `results file (default: ${usual})`)
    .option('--verbose', 'print every failed call')
    .option('--json', 'print the outcome as one JSON document');

/** How a command follows a run, and where it writes the run's results. */
export type FollowFlags = AddedBy<typeof addFollowFlags<[], NoFlags, NoFlags>> & GlobalFlags;
