export declare function cacheDirectory(
  env?: Record<string, string | undefined>,
  platform?: NodeJS.Platform,
): string;
