/** How far back a rate looks, and what it needs to see before it says anything. */
const windowMs = 120_000;
const leastMs = 10_000;

/** Questions a minute over the last two minutes, from counts as they were seen. */
export const createQuestionRate = () => {
  const seen: { readonly at: number; readonly questions: number }[] = [];
  return {
    /**
     * Takes what has been answered by `at` (epoch ms).
     * @returns questions a minute, undefined as long as too little was seen
     */
    note: (at: number, questions: number): number | undefined => {
      seen.push({ at, questions });
      // The oldest that is kept is the latest one at least a window ago.
      while (seen[1] && seen[1].at <= at - windowMs) seen.shift();
      const first = seen[0];
      if (!first || at - first.at < leastMs) return undefined;
      // A worker that lost its case takes its counts back.
      return Math.max(0, ((questions - first.questions) / (at - first.at)) * 60_000);
    },
  };
};
