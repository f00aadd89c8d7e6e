import type { Command } from '@commander-js/extra-typings';
import type { GlobalFlags, NoFlags } from '../flags/flag-types.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The program, to which commands are added. */
export type Program = Command<[], GlobalFlags>;

/** A command that only holds other commands, such as `liveclin dataset`. */
export type CommandGroup = Command<[], NoFlags, GlobalFlags>;

/** Sets the code that the process ends with, one of `exitCodes`. */
export type Exit = (code: number) => void;

/** Adds a command with its flags to the program or to a group. */
export type AddCommand<Parent = Program> = (parent: Parent, terminal: Terminal, exit: Exit) => void;
