export declare class PythonEnvironmentFailed extends Error {
  override name: 'PythonEnvironmentFailed';
}

/** What an environment is for. */
export interface Contents {
  readonly name: string;
  readonly title: string;
  readonly lockFile: string;
  readonly size: string;
  readonly check: readonly string[];
  readonly otherwise: string;
}

/** For the tests of the template. */
export declare const cfnLint: Contents;

export declare function ensurePythonEnvironment(options: {
  report: (line: string) => void;
  env?: Record<string, string | undefined>;
  /** LocalStack by default. */
  contents?: Contents;
}): Promise<{ directory: string; python: string }>;
