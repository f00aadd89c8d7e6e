import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { InputError } from '../../shared/input-error.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { describeSelection, type Selection } from '../../shared/run/selection.ts';

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
  let text: string;
  try {
    text = await readFile(output, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new InputError(`--resume: ${output} cannot be read: ${(error as Error).message}.`);
  }
  const runId = parseResultsFile(text, `--resume: ${output}`).meta.run?.run_id;
  return runId === undefined ? { file: text } : { runId };
};
