import { parse } from 'node:path';

/** The benchmark's release: what is evaluated when no flag says otherwise. */
const defaultDataset = '2025_H1';

/**
 * The name of the dataset that the flags mean. A file of one's own goes by its own name: under the benchmark's, which is
 * the reference's default here too, its figures would pass for the benchmark's.
 */
export const datasetOf = ({
  dataset,
  jsonlPath,
}: {
  readonly dataset?: string | undefined;
  readonly jsonlPath?: string | undefined;
}): string => dataset ?? (jsonlPath === undefined ? defaultDataset : nameOfFile(jsonlPath));

/** A name may hold letters, digits, dots, dashes and underscores, and begins with a letter or digit. */
const nameOfFile = (path: string): string => {
  const name = parse(path)
    .name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return name === '' ? 'cases' : name;
};
