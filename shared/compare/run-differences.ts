import { isDeepStrictEqual } from 'node:util';
import type { ComparedRun } from './compared-run.ts';
import { labelOf } from './compared-run.ts';

/** A setting in which compared runs are not alike, beside their models. */
export interface RunDifference {
  /** E.g. `image mode`. */
  readonly what: string;
  /** By label; null where a file does not say. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Whatever else than the model may make a difference. */
export const runDifferences = (runs: readonly ComparedRun[]): RunDifference[] => {
  const parameters = runs.map(({ meta }) => meta.run?.parameters ?? {});
  const names = [...new Set(parameters.flatMap((each) => Object.keys(each)))];
  const compared: (readonly [what: string, values: readonly unknown[]])[] = [
    ['dataset', runs.map(({ meta }) => meta.dataset)],
    ['content of the dataset', runs.map(({ meta }) => meta.run?.dataset_digest)],
    ['image mode', runs.map(({ meta }) => meta.image_mode)],
    ['API', runs.map(({ meta }) => meta.run?.api ?? 'chat completions')],
    ['history', runs.map(({ meta }) => meta.run?.history ?? 'texts')],
    ['protocol', runs.map(({ meta }) => meta.liveclin_version)],
    ...names.map((name) => [name, parameters.map((each) => each[name])] as const),
  ];
  return compared
    .filter(([, values]) => differ(values))
    .map(([what, values]) => ({
      what,
      values: Object.fromEntries(values.map((value, index) => [labelOf(index), value ?? null])),
    }));
};

/** A file of the reference does not say everything: what is not known is no difference. */
const differ = (values: readonly unknown[]): boolean => {
  const known = values.filter((value) => value !== undefined);
  return known.some((value) => !isDeepStrictEqual(value, known[0]));
};
