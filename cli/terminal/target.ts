import { defaultPrefix } from '../../infra/deployment/deployment-name.ts';

/** Which deployment a command works with, as its global flags name it. */
export interface Target {
  /** LocalStack on this machine instead of AWS. */
  readonly local?: boolean | undefined;
  /** The deployment's prefix. */
  readonly stack?: string | undefined;
}

/** The flags that name a target to another command. */
export const targetFlags = ({ local, stack = defaultPrefix }: Target): string[] => [
  ...(local ? ['--local'] : []),
  ...(stack === defaultPrefix ? [] : ['--stack', stack]),
];
