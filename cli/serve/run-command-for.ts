import { commandLine } from '../terminal/command-line.ts';

/** The command that evaluates a model served on this machine. */
export const runCommandFor = (model: string, baseUrl: string): string =>
  commandLine({ local: true }, ['run'], ['--model', model, '--api-base', baseUrl, '--image-mode', 'local']);
