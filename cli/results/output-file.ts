import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { describeSelection, type Selection } from '../../shared/run/selection.ts';
import { readText } from './read-results-file.ts';

/**
 * The reference's name: `/` and blanks of the model become `_`. A run over selected cases has a name of its own:
 * it must not take the place of the full run's file.
 */
export const defaultOutput = ({
  model,
  dataset,
  selection,
}: {
  readonly model: string;
  readonly dataset: string;
  readonly selection?: Selection | undefined;
}): string =>
  `results/${model.replaceAll(/[/ ]/g, '_')}_${dataset}${selection ? `_${selectionSlug(selection)}` : ''}.json`;

const longestSlug = 60;

/** E.g. `sample-20-seed-0`; a long one is cut and told apart by a hash. */
const selectionSlug = (selection: Selection): string => {
  const text = describeSelection(selection);
  const slug = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  if (slug.length <= longestSlug) return slug;
  return `${slug.slice(0, longestSlug - 9)}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
};

/** What `--resume` goes on with: a run of this evaluator, or a file of the reference, which names none. */
export type Resumable = { readonly runId: string } | { readonly file: string };

/**
 * Reads the output file that a run is to go on from; undefined when there is none: it starts anew.
 * @throws {InputError} when it is no results file
 */
export const readResumable = async (output: string): Promise<Resumable | undefined> => {
  if (!(await isThere(output))) return undefined;
  const text = await readText(output, `--resume: ${output}`);
  const runId = parseResultsFile(text, `--resume: ${output}`).meta.run?.run_id;
  return runId === undefined ? { file: text } : { runId };
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );

/** The results file of a run that is named by its id alone. */
export const runOutput = (runId: string): string => `results/${runId}.json`;

/** The flag that has another command write a run's results to the same file. */
export const outputFlag = (runId: string, output: string): readonly string[] =>
  output === runOutput(runId) ? [] : ['--output', output];
