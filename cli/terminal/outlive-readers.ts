/** Lets a command finish when nothing reads its output any more (`| head`): its work and exit code still count. */
export const outliveReaders = (...streams: readonly NodeJS.WritableStream[]): void => {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
};
