import { datasetInfo, downloadFile, listFiles } from '@huggingface/hub';
import { InputError } from '../../basics/input-error.ts';
import { present } from '../../basics/present.ts';
import type { DatasetHub, HubFile, HubFolder } from '../../dataset/hub.ts';
import { HubError } from '../../dataset/hub-error.ts';
import { commitSchema, infoSchema, listingSchema, readEntry, showEntry } from './hub-entry.ts';
import { createHubFetch } from './hub-fetch.ts';
import { createApiFetch, odd } from './hub-json.ts';

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
  const { host } = new URL(hubUrl);
  const commitOf = async (name: string, revision?: string): Promise<string> => {
    const fetch = createApiFetch(hubUrl, hubFetch, infoSchema);
    const info = await datasetInfo({
      ...access,
      name,
      fetch,
      additionalFields: ['sha'],
      ...present({ revision }),
    });
    const commit = commitSchema.safeParse(info.sha);
    if (!commit.success) throw odd(host, `named no commit of ${name}`);
    return commit.data;
  };

  return {
    pin: async (repo, revision) => {
      try {
        return { repo, revision, commit: await commitOf(repo, revision) };
      } catch (error) {
        if (!isMissing(error)) throw error;
        await commitOf(repo).catch((cause: unknown) => {
          throw isMissing(cause) ? missing(`${hubUrl} has no dataset repository "${repo}".`, cause) : cause;
        });
        throw missing(`${repo} has no branch, tag or commit "${revision}" at ${hubUrl}.`, error);
      }
    },
    list: async ({ repo, commit }, path, { recursive = false } = {}) => {
      const entries: (HubFile | HubFolder)[] = [];
      const repository = { type: 'dataset', name: repo } as const;
      const fetch = createApiFetch(hubUrl, hubFetch, listingSchema);
      const asked = { ...access, repo: repository, revision: commit, path, recursive, fetch };
      for await (const listed of listFiles(asked)) {
        const entry = readEntry(listed);
        if (!entry) throw odd(host, `lists what no repository has: ${showEntry(listed)}`);
        entries.push(entry);
      }
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

const isMissing = (error: unknown): boolean => error instanceof HubError && error.reason === 'missing';

const missing = (message: string, cause: unknown): HubError =>
  new HubError(message, { reason: 'missing', cause });
