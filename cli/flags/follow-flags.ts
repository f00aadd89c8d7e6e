import type { Command } from 'commander';

/** How a command stays with a run, and where it leaves the run's results. */
export interface FollowFlags {
  readonly local?: boolean | undefined;
  readonly output?: string | undefined;
  readonly verbose?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** @param usual the results file when none is named, for the help */
export const addFollowFlags = (command: Command, usual: string): Command =>
  command
    .option('--output <file>', `results file (default: ${usual})`)
    .option('--verbose', 'print each call that failed')
    .option('--json', 'print how the run ended as one JSON document');
