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
  /** Absent: what the copy is from, or LiveClin's own. */
  readonly repo?: string | undefined;
  /** Absent: the commit that the copy is from, or the newest. */
  readonly revision?: string | undefined;
}

export interface HubContext extends RetryDependencies {
  readonly hub: DatasetHub;
  readonly terminal: Terminal;
}

/**
 * Makes a dataset's copy on this machine whole: downloads it, goes on with an interrupted download, or finds
 * everything there. A copy stays at its commit until another revision is asked for.
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
    terminal.note(`Dataset ${name} is in ${folder} already (${describeOrigin(origin)}): nothing downloaded.`);
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
    `Downloaded ${fetched.files === 1 ? '1 file' : `${fetched.files} files`} (${megabytes(fetched.bytes)} MB), checksums checked.`,
  );
};

const choose = async (
  { repo, revision, withImages }: HubCopyRequest,
  copy: HubCopy | undefined,
  { hub, terminal, ...retry }: HubContext,
): Promise<HubOrigin> => {
  if (copy && repo === undefined && revision === undefined) return copy.origin;
  const wanted = { repo: repo ?? copy?.origin.repo ?? defaultRepo, revision: revision ?? defaultRevision };
  try {
    return await retryTransient(() => hub.pin(wanted.repo, wanted.revision), retry);
  } catch (error) {
    const isSame = copy?.origin.repo === wanted.repo && isRevisionOf(copy.origin, wanted.revision);
    if (!(error instanceof HubError && error.isUnavailable && copy && isSame && copy.isComplete(withImages)))
      throw error;
    terminal.note(`${error.message} Going on with the copy that is here.`);
    return copy.origin;
  }
};

const isRevisionOf = (origin: HubOrigin, revision: string): boolean =>
  origin.revision === revision || origin.commit === revision;
