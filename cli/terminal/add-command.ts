import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Sets the code that the process ends with, one of `exitCodes`. */
export type Exit = (code: number) => void;

/** Adds a command with its flags to the program, or to the command above it. */
export type AddCommand = (parent: Command, terminal: Terminal, exit: Exit) => void;
