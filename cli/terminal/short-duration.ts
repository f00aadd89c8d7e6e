/** A time span in everyday words, e.g. `40 s`, `29 min`, `2 h 5 min`. */
export const shortDuration = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
