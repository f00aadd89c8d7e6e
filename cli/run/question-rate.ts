/** How far back a rate looks, and the shortest span that gives one. */
const windowMs = 120_000;
const minMs = 10_000;

/** Questions per minute over the last two minutes, from counts as they come in. */
export const createQuestionRate = () => {
  const seen: { readonly at: number; readonly questions: number }[] = [];
  return {
    /**
     * Takes the number of questions answered by `at` (epoch ms).
     * @returns questions per minute, undefined until enough time has passed
     */
    note: (at: number, questions: number): number | undefined => {
      seen.push({ at, questions });
      // The oldest count kept is the latest that is at least a window old.
      while (seen[1] && seen[1].at <= at - windowMs) seen.shift();
      const first = seen[0];
      if (!first || at - first.at < minMs) return undefined;
      // A worker that loses its case withdraws its counts.
      return Math.max(0, ((questions - first.questions) / (at - first.at)) * 60_000);
    },
  };
};
