import * as z from 'zod';
import { InputError } from '../../shared/basics/input-error.ts';
import { HubError } from '../../shared/dataset/hub-error.ts';
import { DatasetMissingError } from '../../shared/run/run-errors.ts';
import { parseRunInput } from '../../shared/run/run-input.ts';
import { type FetchDatasetDependencies, fetchDataset } from './fetch-dataset.ts';
import { findNamedDataset, type NamedDataset } from './named-dataset.ts';

export const prepareEventSchema = z.object({
  /** What the user started the execution with. */
  input: z.unknown(),
  /** Invocations before this one. */
  rounds: z.number().int(),
});
export type PrepareEvent = z.infer<typeof prepareEventSchema>;

/** Six hours: a hub that needs longer limits requests, and an execution that waits for it looks as if it worked. */
export const maxRounds = 24;

export type Preparation =
  /** There is more to fetch than one invocation has time for. */
  | { readonly status: 'CONTINUE'; readonly rounds: number }
  /** What Plan evaluates, wherever the name points by then; null for a resume, whose run knows its dataset. */
  | { readonly status: 'DONE'; readonly datasetDigest: string | null };

/**
 * Makes sure that the bucket has the dataset that an execution names, and returns its digest; fetches an unknown one from
 * the hub. Looks nothing up for a resume, or for an input that names its dataset by digest. Safe to repeat: fetches
 * nothing twice.
 * @throws {InputError} {DatasetMissingError} with a cause that a console user can act on
 */
export const prepareNamedDataset = async (
  { input, rounds }: PrepareEvent,
  dependencies: FetchDatasetDependencies,
): Promise<Preparation> => {
  const parsed = parseRunInput(input);
  if (parsed.kind === 'resume') return { status: 'DONE', datasetDigest: null };
  if (parsed.datasetDigest !== undefined) return { status: 'DONE', datasetDigest: parsed.datasetDigest };
  const found = await findNamedDataset(parsed, dependencies.objects);
  if ('datasetDigest' in found) return { status: 'DONE', ...found };
  const datasetDigest = await fetchNamed(found.toFetch, dependencies);
  if (datasetDigest !== undefined) return { status: 'DONE', datasetDigest };
  if (rounds + 1 >= maxRounds) throw new DatasetMissingError(notInTime(found.toFetch));
  return { status: 'CONTINUE', rounds: rounds + 1 };
};

const fetchNamed = async (dataset: NamedDataset, dependencies: FetchDatasetDependencies) => {
  try {
    return await fetchDataset(dataset, dependencies);
  } catch (error) {
    if (!(error instanceof HubError || error instanceof InputError)) throw error;
    throw new DatasetMissingError(notFetched(dataset, error), { cause: error });
  }
};

const notInTime = ({ name, repo }: NamedDataset): string =>
  `Dataset "${name}" is not complete after ${maxRounds} rounds of 15 minutes of fetching it from ${repo}. The bucket keeps what was fetched for a week: redrive this execution or start it again to go on, or add the dataset from a terminal with \`npx liveclin dataset add ${name}\`.`;

const notFetched = ({ name, repo }: NamedDataset, { message }: Error): string =>
  `The bucket does not have dataset "${name}" as requested, and fetching it from ${repo} failed: ${message} Fix "dataset", "datasetRepo" or "datasetRevision", or add the dataset from a terminal: \`npx liveclin dataset add ${name}\` (for files of your own with --jsonl-path <file> --image-root <folder>, for private repositories with HF_TOKEN).`;
