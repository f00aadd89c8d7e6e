import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { runKeys } from '../shared/evidence/keys.ts';
import { type ObjectStore, textOf } from '../shared/evidence/object-store.ts';
import { InputError } from '../shared/input-error.ts';
import { buildResults } from '../shared/results/build-results.ts';
import type { PrintedResults } from '../shared/results/present-results.ts';
import { summarizeFile } from '../shared/results/summarize-file.ts';
import { RunNotFoundError } from '../shared/run/run-errors.ts';
import { stringifyOrdered } from '../shared/summary/stringify-ordered.ts';
import { connectStack, type Stack } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { readResultsFile } from './read-results-file.ts';
import type { Terminal } from './terminal/terminal.ts';

interface ShowFlags {
  readonly local?: boolean;
  readonly json?: boolean;
}

export const addShowCommand = (program: Command, terminal: Terminal, exit: (code: number) => void): void => {
  program
    .command('show <run>')
    .description('print the summary of a run or a results file, and how far its figures can be trusted')
    .option('--json', 'the figures for machines: meta and summary, as in summary.json')
    .addHelpText(
      'after',
      '\nExamples:\n  $ liveclin show gpt-5-2-2025-H1_2026-11-22-101500_ab12\n  $ liveclin show results/gpt-5.2_2025_H1.json\n',
    )
    .action(async (name: string, _flags: unknown, command: Command) => {
      const { local = false, json = false } = command.optsWithGlobals<ShowFlags>();
      const shown = (await isFile(name))
        ? await shownFile(name)
        : await shownRun(name, await connectStack(local, terminal));
      terminal.result(json ? `${shown.json}\n` : shown.text + shown.details);
      exit(exitCodes.fine);
    });
};

/** A run's id has neither dots nor slashes. */
const isFile = async (name: string): Promise<boolean> =>
  /[./\\]/.test(name) || ((await stat(name).catch(() => undefined))?.isFile() ?? false);

interface Shown extends PrintedResults {
  readonly json: string;
}

const shownFile = async (path: string): Promise<Shown> => {
  const file = await readResultsFile(path);
  const { figures, printed } = summarizeFile(file);
  const { summary, details, calls } = figures;
  return {
    ...printed,
    json: stringifyOrdered({ meta: file.meta, summary: { ...summary, ...details, calls } }),
  };
};

/** What the run's last execution left, or the state of things when it left nothing or is still at work. */
const shownRun = async (runId: string, stack: Stack): Promise<Shown> => {
  const run = await stack.ledger.getRun(runId);
  if (!run) throw new InputError(new RunNotFoundError(runId).message);
  const [text, details, json] = await Promise.all(
    [runKeys.summaryText(runId), runKeys.details(runId), runKeys.summary(runId)].map((key) =>
      stack.objects.get(key),
    ),
  );
  if (run.finishedAt !== undefined && text && details && json) {
    return { text: textOf(text), details: textOf(details), json: textOf(json) };
  }
  return buildResults(run, { ...stack, objects: withoutWrites(stack.objects) });
};

/** The run may still be going: what it writes at its end must not be overwritten with an earlier state. */
const withoutWrites = (objects: ObjectStore): ObjectStore => ({
  ...objects,
  put: async () => ({ etag: '', versionId: '' }),
  putStream: async () => undefined,
});
