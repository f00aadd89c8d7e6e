import { countOf } from '../../../shared/basics/count-of.ts';
import type { DatasetHub } from '../../../shared/dataset/hub.ts';
import { HubError } from '../../../shared/dataset/hub-error.ts';
import {
  defaultRepo,
  defaultRevision,
  describeOrigin,
  type HubOrigin,
} from '../../../shared/dataset/hub-origin.ts';
import { type RetryDependencies, retryTransient } from '../../../shared/dataset/retry-transient.ts';
import { bar } from '../../terminal/bar.ts';
import { megabytes } from '../../terminal/megabytes.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { downloadDataset } from './download-dataset.ts';
import { type HubCopy, loadHubCopy } from './hub-copy-record.ts';

export interface HubCopyRequest {
  readonly name: string;
  /** Where the copy is kept. */
  readonly folder: string;
  readonly withImages: boolean;
  /** Default: the copy's repository, or LiveClin's. */
  readonly repo?: string | undefined;
  /** Default: the copy's commit, or the newest. */
  readonly revision?: string | undefined;
}

/** The hub and what working with it needs. */
export interface HubContext extends RetryDependencies {
  readonly hub: DatasetHub;
  readonly terminal: Terminal;
}

/**
 * Completes a dataset's copy on this machine: downloads it, resumes an interrupted download, or finds everything
 * there. A copy stays at its commit until another revision is requested.
 * @throws {HubError} {InputError}
 */
export const provideHubCopy = async (request: HubCopyRequest, context: HubContext): Promise<void> => {
  const { name, folder, withImages } = request;
  const { terminal, ...hub } = context;
  const copy = await loadHubCopy(folder);
  const origin = await choose(request, copy, context);
  if (
    copy?.origin.commit === origin.commit &&
    copy.origin.repo === origin.repo &&
    copy.isComplete(withImages)
  ) {
    terminal.note(`Dataset ${name} is already in ${folder} (${describeOrigin(origin)}); nothing downloaded.`);
    return;
  }
  terminal.note(`Downloading dataset ${name} from ${describeOrigin(origin)} to ${folder}.`);
  const fetched = await downloadDataset({ name, origin, withImages }, folder, {
    ...hub,
    onProgress: (done, total) =>
      terminal.progress(
        `${bar(done.bytes, total.bytes)} ${done.files}/${total.files} files · ${megabytes(done.bytes)}/${megabytes(total.bytes)} MB`,
      ),
  });
  terminal.note(
    `Downloaded ${countOf(fetched.files, 'file')} (${megabytes(fetched.bytes)} MB), checksums verified.`,
  );
};

const choose = async (
  { repo, revision, withImages }: HubCopyRequest,
  copy: HubCopy | undefined,
  { hub, terminal, ...retry }: HubContext,
): Promise<HubOrigin> => {
  if (copy && repo === undefined && revision === undefined) return copy.origin;
  const requested = { repo: repo ?? copy?.origin.repo ?? defaultRepo, revision: revision ?? defaultRevision };
  try {
    return await retryTransient(() => hub.pin(requested.repo, requested.revision), retry);
  } catch (error) {
    const isSame = copy?.origin.repo === requested.repo && isRevisionOf(copy.origin, requested.revision);
    if (!(error instanceof HubError && error.isUnavailable && copy && isSame && copy.isComplete(withImages)))
      throw error;
    terminal.note(`${error.message} Using the local copy.`);
    return copy.origin;
  }
};

const isRevisionOf = (origin: HubOrigin, revision: string): boolean =>
  origin.revision === revision || origin.commit === revision;
