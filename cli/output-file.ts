import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InputError } from '../shared/input-error.ts';
import { describeSelection, type Selection } from '../shared/run/selection.ts';

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

const resultsFileSchema = z.looseObject({
  meta: z.looseObject({ run: z.looseObject({ run_id: z.string() }) }),
});

/** The run that a results file belongs to; undefined when there is no such file. */
export const readRunId = async (output: string): Promise<string | undefined> => {
  let text: string;
  try {
    text = await readFile(output, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const file = resultsFileSchema.safeParse(JSON.parse(text));
  if (file.success) return file.data.meta.run.run_id;
  throw new InputError(
    `--resume: ${output} names no run of this evaluator. Give another --output, or leave --resume out to start anew.`,
  );
};
