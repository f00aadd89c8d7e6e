import pLimit from 'p-limit';

/**
 * Works on items in parallel, at most `atOnce` at a time. After a failure no further item is started; the failure is
 * thrown once the items under way have ended.
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
