/** Milliseconds of processor time that `work` takes on this thread: unlike elapsed time, the same on a busy machine. */
export const cpuMs = (work: () => unknown): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};
