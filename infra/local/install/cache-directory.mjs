import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where this machine's LocalStack installations and their state are kept; may be deleted while no target runs.
 *
 * @param {Record<string, string | undefined>} env
 * @param {NodeJS.Platform} platform
 * @returns {string}
 */
export const cacheDirectory = (env = process.env, platform = process.platform) => {
  const home = env.HOME || homedir();
  const ofUser = platform === 'darwin' ? path.join(home, 'Library', 'Caches') : path.join(home, '.cache');
  return path.join(env.XDG_CACHE_HOME || ofUser, 'liveclin-serverless');
};
