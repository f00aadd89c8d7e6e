import { oneLine } from '../../shared/basics/one-line.ts';
import { withoutFailedCases } from '../../shared/print/describe-failed-cases.ts';
import { describeKept } from '../results/move-aside-other-runs.ts';
import { commandLine } from '../terminal/command-line.ts';
import { jsonText } from '../terminal/json-text.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { describeOutsideKeys } from './describe-outside-keys.ts';
import { describeStrict } from './describe-strict.ts';
import { describeUnanswered } from './describe-unanswered.ts';
import type { RunEnd } from './end-of-run.ts';

/** Prints the summary with what is left to do, or everything as one JSON document. */
export const printRunEnd = (
  { text, ...end }: RunEnd,
  {
    json = false,
    target,
    terminal,
  }: {
    readonly json?: boolean | undefined;
    readonly target: Target;
    readonly terminal: Terminal;
  },
): void => {
  terminal.result(json ? jsonText(end) : text);
  const lines = [
    describeUnanswered(end.summary, end.coverage),
    describeStrict(end.summary),
    describeOutsideKeys(end.summary),
  ];
  for (const line of lines) if (line !== undefined) terminal.note(line);
  if (end.output !== undefined)
    terminal.note(`Results: ${end.output} (HTML report: ${commandLine({}, ['report', end.output])})`);
  if (end.kept !== undefined) terminal.note(describeKept(end.kept));
  if (end.unsaved !== undefined)
    terminal.note(
      `${end.unsaved} The results are still in the bucket. To write them to a file: ${commandLine(target, ['results', end.runId], ['--output', `${end.runId}.json`])}`,
    );
  if (end.error !== undefined) terminal.note(`${end.error}: ${oneLine(withoutFailedCases(end.cause ?? ''))}`);
  if (end.next === undefined) return;
  terminal.note(`Run ${end.runId} is incomplete. To run only its failed and unfinished cases: ${end.next}`);
};
