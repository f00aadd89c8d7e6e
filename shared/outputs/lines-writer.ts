import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { ObjectWriter } from '../storage/object-store.ts';

const compress = promisify(gzip);

/** Characters that are compressed at once. */
const blockLength = 1_000_000;

/** Takes lines one by one. */
export interface LinesWriter extends AsyncDisposable {
  write(line: string): Promise<void>;
  finish(): Promise<void>;
}

/** Where no lines are wanted. */
export const noLines: LinesWriter = {
  write: async () => undefined,
  finish: async () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
};

/** Compresses lines block by block: gzip files one after the other are a gzip file (RFC 1952, 2.2). */
export const createLinesWriter = (writer: ObjectWriter): LinesWriter => {
  let block = '';
  const flush = async (): Promise<void> => {
    const text = block;
    block = '';
    await writer.write(await compress(text, { level: constants.Z_BEST_SPEED }));
  };
  return {
    write: async (line) => {
      block += `${line}\n`;
      if (block.length >= blockLength) await flush();
    },
    finish: async () => {
      await flush();
      await writer.finish();
    },
    [Symbol.asyncDispose]: () => writer[Symbol.asyncDispose](),
  };
};
