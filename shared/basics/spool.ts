import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Text that is written piece by piece and read back, kept in a temporary file instead of memory until it is disposed of. */
export interface Spool extends AsyncDisposable {
  readonly isEmpty: boolean;
  write(text: string): Promise<void>;
  read(): AsyncIterable<string>;
}

export const openSpool = async (): Promise<Spool> => {
  const folder = await mkdtemp(join(tmpdir(), 'liveclin-'));
  const path = join(folder, 'spool');
  const file = await open(path, 'w');
  let isEmpty = true;
  return {
    get isEmpty() {
      return isEmpty;
    },
    write: async (text) => {
      isEmpty = false;
      await file.write(text);
    },
    read: () => createReadStream(path, 'utf8'),
    [Symbol.asyncDispose]: async () => {
      await file.close();
      await rm(folder, { recursive: true });
    },
  };
};
