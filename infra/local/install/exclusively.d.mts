export declare function exclusively<T>(
  lockFile: string,
  work: () => Promise<T>,
  options?: { onWait?: () => void },
): Promise<T>;
