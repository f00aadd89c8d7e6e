const unitMs: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** Milliseconds of a duration as providers write it: `1m30s`, `250ms`, `34.07s`. Undefined for anything else. */
export const durationMs = (text: string): number | undefined => {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trim()) return undefined;
  return parts.reduce((total, [, value, unit]) => total + Number(value) * (unitMs[unit ?? ''] ?? 0), 0);
};
