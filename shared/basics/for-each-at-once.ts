import pLimit from 'p-limit';

/**
 * Works on items side by side, at most `atOnce` of them. After a failure nothing more is started; it is
 * thrown when what was under way has ended.
 */
export const forEachAtOnce = async <T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const limit = pLimit(atOnce);
  let failure: { readonly error: unknown } | undefined;
  const workUnlessFailed = async (item: T): Promise<void> => {
    if (failure) return;
    try {
      await work(item);
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all(Array.from(items, (item) => limit(workUnlessFailed, item)));
  if (failure) throw failure.error;
};
