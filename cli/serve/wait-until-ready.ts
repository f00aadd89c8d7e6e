import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { InputError } from '../../shared/basics/input-error.ts';
import { shortDuration } from '../terminal/short-duration.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Server } from './launch-server.ts';

const pollMs = 1_000;
const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * Waits until the server lists its models, and returns the first one's name.
 * @throws {InputError} when the server exits first, with its last lines, or takes longer than `timeoutMs`
 */
export const waitUntilReady = async (
  baseUrl: string,
  {
    server,
    timeoutMs,
    terminal,
  }: { readonly server: Server; readonly timeoutMs: number; readonly terminal: Terminal },
): Promise<{ readonly model: string }> => {
  const startedAt = Date.now();
  let hasEnded = false;
  const died = server.ended.then(({ how, lastLines }) => {
    hasEnded = true;
    throw new InputError(
      `The server exited before it was ready (${how}). Its last output:\n${lastLines.map((line) => `  ${line}`).join('\n')}`,
    );
  });
  const ready = async () => {
    while (!hasEnded) {
      const model = await servedModel(baseUrl);
      if (model !== undefined) return { model };
      const waitedMs = Date.now() - startedAt;
      if (waitedMs >= timeoutMs) {
        throw new InputError(
          `The server was not ready after ${timeoutMs / 1_000} s and was stopped. For a large model, raise --timeout.`,
        );
      }
      terminal.progress(
        `Waiting for ${baseUrl}/models: ${shortDuration(waitedMs)} of ${timeoutMs / 1_000} s`,
      );
      await sleep(Math.min(pollMs, timeoutMs - waitedMs));
    }
    return died;
  };
  return Promise.race([ready(), died]);
};

/** Undefined until something responds like a model server. */
const servedModel = async (baseUrl: string): Promise<string | undefined> => {
  try {
    const response = await fetch(`${baseUrl}/models`, { signal: AbortSignal.timeout(5_000) });
    const models = modelsSchema.safeParse(await response.json());
    return response.ok && models.success ? models.data.data[0]?.id : undefined;
  } catch {
    return undefined;
  }
};
