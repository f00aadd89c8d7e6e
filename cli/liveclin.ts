#!/usr/bin/env node
import { CommanderError } from '@commander-js/extra-typings';
import { useProxies } from './aws/terminal-http.ts';
import { describeError } from './describe-error.ts';
import { createProgram } from './program.ts';
import { aimHints } from './terminal/aim-hints.ts';
import { exitCodes } from './terminal/exit-codes.ts';
import { outliveReaders } from './terminal/outlive-readers.ts';
import { createTerminal } from './terminal/terminal.ts';

outliveReaders(process.stdout, process.stderr);
const terminal = createTerminal(process.stdout, process.stderr);
const exit = (code: number) => {
  process.exitCode = code;
};

const program = createProgram(terminal, exit);

try {
  useProxies();
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its message already; --help and --version end with 0.
    exit(error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput);
  } else {
    terminal.note(`Error: ${aimHints(describeError(error), program.opts())}`);
    if (process.env.DEBUG && error instanceof Error) terminal.note(error.stack ?? '');
    exit(exitCodes.badInput);
  }
}
