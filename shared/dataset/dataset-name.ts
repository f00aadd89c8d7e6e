/** Dataset names are part of paths, keys and URLs. */
export const datasetNamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

export const datasetNameRule =
  'must be a dataset name such as 2025_H1, of up to 200 letters, digits, dots, underscores and hyphens';
