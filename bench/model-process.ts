/**
 * The server of a benchmark, in a separate process so that its CPU does not count: reports its address when it
 * listens, and the requests it received when it is told to stop.
 */
import { limitShares, startLimitedModel } from '../tools/stand-in-model/limited-model.ts';
import { startModelServer } from '../tools/stand-in-model/model-server.ts';
import type { FromModelProcess, ModelProcessOptions } from './model-process-messages.ts';

const options: ModelProcessOptions = JSON.parse(process.argv[2] ?? '');
const say = (message: FromModelProcess) => process.send?.(message);

const start = async () => {
  if ('limit' in options) {
    const model = await startLimitedModel({ ...options.limit, latencyMs: options.latencyMs });
    return { url: model.url, shares: () => limitShares(model, options.limit, options.steadyAfterMs) };
  }
  const server = await startModelServer({
    keepRequests: false,
    reply: () => ({ body: options.completion, delayMs: options.latencyMs }),
  });
  return { url: server.url, shares: () => undefined };
};

const { url, shares } = await start();
process.on('message', () => {
  say({ shares: shares() });
  process.exit();
});
// Whoever started it may have failed.
process.on('disconnect', () => process.exit());
say({ url });
