export declare class PythonEnvironmentFailed extends Error {
  override name: 'PythonEnvironmentFailed';
}

export declare function ensurePythonEnvironment(options: {
  report: (line: string) => void;
  env?: Record<string, string | undefined>;
}): Promise<{ directory: string; python: string }>;
