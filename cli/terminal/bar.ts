const width = 12;

/** A progress bar, e.g. `████░░░░░░░░`. */
export const bar = (done: number, total: number): string => {
  const filled = total === 0 ? 0 : Math.min(width, Math.round((width * done) / total));
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
};
