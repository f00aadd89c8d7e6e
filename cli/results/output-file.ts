import { stat } from 'node:fs/promises';
import { sha256 } from '../../shared/basics/sha256.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { describeSelection, type RunSelection } from '../../shared/run/selection.ts';
import { readable, readText } from './read-results-file.ts';
import { runIdOfFile } from './run-id-of-file.ts';

/**
 * The reference's name: `/` and blanks of the model become `_`. A run over selected cases gets a different name, so
 * that it does not replace the full run's file.
 */
export const defaultOutput = ({
  model,
  dataset,
  selection,
}: {
  readonly model: string;
  readonly dataset: string;
  readonly selection?: RunSelection | undefined;
}): string =>
  `results/${model.replaceAll(/[/ ]/g, '_')}_${dataset}${selection ? `_${selectionSlug(selection)}` : ''}.json`;

const longestSlug = 60;

/** E.g. `sample-20-seed-0`; a long one is cut and made unique by a hash. */
const selectionSlug = (selection: RunSelection): string => {
  const text = describeSelection(selection);
  const slug = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  if (slug.length <= longestSlug) return slug;
  return `${slug.slice(0, longestSlug - 9)}-${sha256(text).slice(0, 8)}`;
};

/** What `--resume` continues from: a run of this evaluator, or a file of the reference, which names no run. */
export type Resumable =
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'reference file'; readonly text: string };

/**
 * Reads the output file that a run is to continue from; undefined when there is none and a new run starts.
 * @throws {InputError} when it is not a results file
 */
export const readResumable = async (output: string): Promise<Resumable | undefined> => {
  if (!(await exists(output))) return undefined;
  const source = `--resume: ${output}`;
  // Also refuses a folder, and a file that cannot be read.
  const runId = await readable(() => runIdOfFile(output), source);
  if (runId !== undefined) return { kind: 'run', runId };
  const text = await readText(output, source);
  parseResultsFile(text, source);
  return { kind: 'reference file', text };
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );

/** The results file of a run that is given by its id. */
export const runOutput = (runId: string): string => `results/${runId}.json`;

/** The flag that makes another command write a run's results to the same file. */
export const outputFlag = (runId: string, output: string): readonly string[] =>
  output === runOutput(runId) ? [] : ['--output', output];
