export declare class PythonNotFound extends Error {
  override name: 'PythonNotFound';
  looked: string[];
}

export declare function findPython(
  env?: Record<string, string | undefined>,
  homebrew?: string[],
): Promise<{ command: string; version: string }>;
