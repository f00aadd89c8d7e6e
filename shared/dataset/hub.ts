import type { HubOrigin } from './hub-origin.ts';

/** A file of a dataset repository, as the hub lists it. */
export interface HubFile {
  readonly kind: 'file';
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Hex digest of the content: SHA-256 for what Git LFS keeps, git's blob hash (SHA-1) for the rest. */
  readonly checksum: { readonly algorithm: 'sha256' | 'git-blob'; readonly hex: string };
}

export interface HubFolder {
  readonly kind: 'folder';
  readonly path: string;
}

/**
 * A hub of dataset repositories such as huggingface.co.
 * Every method throws {@link HubError}, whose `reason` says whether a retry may help.
 */
export interface DatasetHub {
  /** The commit that a branch, tag or commit currently names. */
  pin(repo: string, revision: string): Promise<HubOrigin>;
  /** A folder's files and folders, or all files below it. */
  list(
    origin: HubOrigin,
    folder: string,
    options?: { readonly recursive?: boolean },
  ): Promise<readonly (HubFile | HubFolder)[]>;
  /** The content of a file. @param from the first byte to read */
  read(origin: HubOrigin, file: HubFile, from: number): AsyncIterable<Uint8Array>;
}
