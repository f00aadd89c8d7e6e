const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/**
 * Milliseconds of a duration as providers write it: `1m30s`, `250ms`, `34.07s`, `2 hours and 5 minutes`. Undefined for
 * anything else.
 */
export const durationMs = (text: string): number | undefined => {
  const written = text.slice(0, 100).trim();
  const parts = [...written.matchAll(part)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== written) return undefined;
  return parts.reduce((total, [, value, unit = '']) => total + Number(value) * msOf(unit.toLowerCase()), 0);
};

const amount = String.raw`\d{1,15}(?:\.\d{1,9})?`;
const unitName = 'milliseconds?|ms|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|days?|d';
const partEnd = String.raw`(?![a-z])[\s,]{0,2}(?:and )?`;

/** A pattern for an amount with its unit, and what may follow within a duration. */
export const durationPart = String.raw`${amount}\s?(?:${unitName})${partEnd}`;

const part = new RegExp(String.raw`(${amount})\s?(${unitName})${partEnd}`, 'gi');

const msOf = (unit: string): number =>
  unit.startsWith('mil') || unit === 'ms' ? 1 : (unitMs[unit[0] ?? ''] ?? 0);
