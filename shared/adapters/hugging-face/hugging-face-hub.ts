import { datasetInfo, downloadFile, type ListFileEntry, listFiles } from '@huggingface/hub';
import { InputError } from '../../basics/input-error.ts';
import { present } from '../../basics/present.ts';
import type { DatasetHub, HubFile, HubFolder } from '../../dataset/hub.ts';
import { HubError } from '../../dataset/hub-error.ts';
import { createHubFetch } from './hub-fetch.ts';

export interface HuggingFaceHubOptions {
  /** E.g. `https://huggingface.co`. */
  readonly endpoint: string;
  /** For private and gated repositories. Sent to the endpoint only: `fetch` drops it on the way to a CDN. */
  readonly token?: string | undefined;
  readonly fetch: typeof fetch;
}

/** @throws {InputError} for a token that is not Hugging Face's */
export const createHuggingFaceHub = ({ endpoint, token, fetch }: HuggingFaceHubOptions): DatasetHub => {
  if (token !== undefined && !token.startsWith('hf_'))
    throw new InputError('HF_TOKEN is not a Hugging Face token: it must start with "hf_".');
  const hubUrl = endpoint.replace(/\/+$/, '');
  const hubFetch = createHubFetch(fetch);
  const access = { hubUrl, ...present({ accessToken: token }) };
  const info = (name: string, revision?: string) =>
    datasetInfo({
      ...access,
      name,
      fetch: hubFetch,
      additionalFields: ['sha'],
      ...present({ revision }),
    });

  return {
    pin: async (repo, revision) => {
      try {
        return { repo, revision, commit: (await info(repo, revision)).sha };
      } catch (error) {
        if (!isMissing(error)) throw error;
        await info(repo).catch((cause: unknown) => {
          throw isMissing(cause) ? missing(`${hubUrl} has no dataset repository "${repo}".`, cause) : cause;
        });
        throw missing(`${repo} has no branch, tag or commit "${revision}" at ${hubUrl}.`, error);
      }
    },
    list: async ({ repo, commit }, path, { recursive = false } = {}) => {
      const entries: (HubFile | HubFolder)[] = [];
      const repository = { type: 'dataset', name: repo } as const;
      const asked = { ...access, repo: repository, revision: commit, path, recursive, fetch: hubFetch };
      for await (const entry of listFiles(asked)) entries.push(entryOf(entry));
      return entries;
    },
    read: async function* ({ repo, commit }, file, from) {
      // The client's stream fails with a plain string instead of the error that its fetch threw.
      let failure: unknown;
      const keepFailure: typeof globalThis.fetch = (...request) =>
        hubFetch(...request).catch((error: unknown) => {
          failure = error;
          throw error;
        });
      const url = `${hubUrl}/datasets/${repo}/resolve/${commit}/${file.path.split('/').map(encodeURIComponent).join('/')}`;
      const blob = await downloadFile({
        ...access,
        repo: { type: 'dataset', name: repo },
        path: file.path,
        // Known from the listing: saves one request per file.
        downloadInfo: { size: file.bytes, etag: file.checksum.hex, url },
        fetch: keepFailure,
        xet: false,
      });
      try {
        if (blob) yield* blob.slice(from).stream();
      } catch (cause) {
        throw (
          failure ?? new HubError(`${file.path}: the connection was cut.`, { reason: 'transient', cause })
        );
      }
    },
  };
};

const entryOf = ({ type, path, size, oid = '', lfs }: ListFileEntry): HubFile | HubFolder => {
  if (type !== 'file') return { kind: 'folder', path };
  return {
    kind: 'file',
    path,
    bytes: size,
    checksum: lfs ? { algorithm: 'sha256', hex: lfs.oid } : { algorithm: 'git-blob', hex: oid },
  };
};

const isMissing = (error: unknown): boolean => error instanceof HubError && error.reason === 'missing';

const missing = (message: string, cause: unknown): HubError =>
  new HubError(message, { reason: 'missing', cause });
