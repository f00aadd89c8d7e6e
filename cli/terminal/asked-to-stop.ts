/** Settles at the first signal. Later ones are ignored: a second Ctrl-C must not leave a server behind. */
export const askedToStop = (): Promise<'stopped'> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve('stopped'));
  });
