import { InputError } from '../../shared/basics/input-error.ts';
import { withoutTexts } from '../../shared/outputs/export/without-texts.ts';
import { archiveLog } from '../../shared/outputs/inspect/archive-log.ts';
import { jsonLog } from '../../shared/outputs/inspect/json-log.ts';
import { logKinds } from '../../shared/outputs/inspect/log-kind.ts';
import type { ResultsFile } from '../../shared/results/results-file.ts';
import type { Pieces } from './write-output.ts';

const kinds = { inspect: logKinds.cases, 'inspect-questions': logKinds.questions };

export type InspectFormat = keyof typeof kinds;

export const isInspect = (format: string): format is InspectFormat => Object.hasOwn(kinds, format);

/** Inspect tells its two formats apart by the file's name; stdout gets JSON. @throws {InputError} for another ending */
export const checkInspectOutput = (output: string): void => {
  if (output === '-' || /\.(eval|json)$/.test(output)) return;
  throw new InputError([
    { path: ['output'], message: `${output} must end in .eval or .json, or Inspect does not read it` },
  ]);
};

export const inspectLog = (file: ResultsFile, format: InspectFormat, output: string): Pieces => {
  const log = output.endsWith('.eval') ? archiveLog : jsonLog;
  return log(withoutTexts(file), kinds[format]);
};
