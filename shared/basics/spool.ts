import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Text that is written once and read back once, kept in a temporary file instead of memory. */
export interface Spool {
  readonly isEmpty: boolean;
  write(text: string): Promise<void>;
  read(): AsyncIterable<string>;
}

export const withSpool = async <Result>(use: (spool: Spool) => Promise<Result>): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'liveclin-'));
  const path = join(folder, 'spool');
  const file = await open(path, 'w');
  let isEmpty = true;
  try {
    return await use({
      get isEmpty() {
        return isEmpty;
      },
      write: async (text) => {
        isEmpty = false;
        await file.write(text);
      },
      read: () => createReadStream(path, 'utf8'),
    });
  } finally {
    await file.close();
    await rm(folder, { recursive: true });
  }
};
