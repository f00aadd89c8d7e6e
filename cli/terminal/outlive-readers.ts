/** Lets a command go on when nobody reads what it prints any more (`| head`): its work counts, and its exit code. */
export const outliveReaders = (...streams: readonly NodeJS.WritableStream[]): void => {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
};
