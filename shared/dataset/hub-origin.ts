import * as z from 'zod';

/** Where a dataset was fetched from; kept beside every copy of it. */
export const hubOriginSchema = z.object({
  /** E.g. `AQ-MedAI/LiveClin`. */
  repo: z.string(),
  /** What was asked for: a branch, a tag or a commit. */
  revision: z.string(),
  /** What that was when it was fetched: the full commit hash. */
  commit: z.string(),
});
export type HubOrigin = z.infer<typeof hubOriginSchema>;

/** The hub, unless the environment names a mirror of it. */
export const hubEndpoint = 'https://huggingface.co';

/** The dataset repository that LiveClin is published in. */
export const defaultRepo = 'AQ-MedAI/LiveClin';

export const repoPattern = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

export const repoRule = 'must be a dataset repository such as AQ-MedAI/LiveClin';

/** The branch that is fetched when nobody asks for another one. */
export const defaultRevision = 'main';

/** E.g. `AQ-MedAI/LiveClin at 0f3a9c1`. */
export const describeOrigin = ({ repo, commit }: HubOrigin): string => `${repo} at ${commit.slice(0, 7)}`;
