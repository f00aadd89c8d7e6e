import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InputError } from '../shared/input-error.ts';

/** The reference's name: `/` and blanks of the model become `_`. */
export const defaultOutput = ({
  model,
  dataset,
}: {
  readonly model: string;
  readonly dataset: string;
}): string => `results/${model.replaceAll(/[/ ]/g, '_')}_${dataset}.json`;

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
