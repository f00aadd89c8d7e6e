const firstLine = 'version https://git-lfs.github.com/spec/v1\n';

/** Whether a file is the few lines that Git LFS leaves in its place (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
export const isLfsPointer = (bytes: Uint8Array): boolean =>
  bytes.length < 1024 && new TextDecoder().decode(bytes.subarray(0, firstLine.length)) === firstLine;
