import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LimitShares } from '../tools/stand-in-model/limited-model.ts';
import type { FromModelProcess, ModelProcessOptions } from './model-process-messages.ts';

const program = fileURLToPath(new URL('model-process.ts', import.meta.url));

export interface BenchModel {
  readonly url: string;
  /** Ends its process. */
  stop(): Promise<LimitShares | undefined>;
}

/** Starts a model server in a separate process. */
export const startModel = async (options: ModelProcessOptions): Promise<BenchModel> => {
  const child = fork(program, [JSON.stringify(options)], { stdio: 'inherit' });
  const hear = async (): Promise<FromModelProcess> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('The model server ended too early.'))),
    ]);
    return message;
  };
  const started = await hear();
  if (!('url' in started)) throw new Error('The model server did not report its address.');
  return {
    url: started.url,
    stop: async () => {
      const answer = hear();
      child.send('stop');
      const stopped = await answer;
      return 'shares' in stopped ? stopped.shares : undefined;
    },
  };
};
