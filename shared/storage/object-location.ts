/** E.g. `s3://bucket/key`, as messages name an object. */
export const objectLocation = (bucket: string, key: string, versionId?: string): string =>
  `s3://${bucket}/${key}${versionId === undefined ? '' : ` (version ${versionId})`}`;
