import * as z from 'zod';

/** Where a dataset was fetched from; kept with every copy of it. */
export const hubOriginSchema = z.object({
  /** E.g. `AQ-MedAI/LiveClin`. */
  repo: z.string(),
  /** What was requested: a branch, a tag or a commit. */
  revision: z.string(),
  /** The full commit hash that it named at that time. */
  commit: z.string(),
});
export type HubOrigin = z.infer<typeof hubOriginSchema>;

/** The hub, unless the environment names a mirror. */
export const hubEndpoint = 'https://huggingface.co';

/** The dataset repository that LiveClin is published in. */
export const defaultRepo = 'AQ-MedAI/LiveClin';

export const repoPattern = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

export const repoRule = 'must be a dataset repository such as AQ-MedAI/LiveClin';

/** The branch that is fetched by default. */
export const defaultRevision = 'main';

/** E.g. `AQ-MedAI/LiveClin at 0f3a9c1`. */
export const describeOrigin = ({ repo, commit }: HubOrigin): string => `${repo} at ${commit.slice(0, 7)}`;
