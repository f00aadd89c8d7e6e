import { cut } from './cut.ts';
import { durationMs, durationPart } from './duration-ms.ts';

/**
 * How long (ms) a message asks callers to wait: gateways pass on an upstream's words without its headers
 * (https://console.groq.com/docs/rate-limits, https://ai.google.dev/gemini-api/docs/rate-limits).
 * @param nowMs epoch milliseconds, for messages that name a time instead
 */
export const waitInWords = (message: string, nowMs: number): number | undefined => {
  const text = cut(message);
  const [, duration] = waitFor.exec(text) ?? [];
  if (duration !== undefined) return durationMs(duration);
  const [, count, unit] = waitForInChinese.exec(text) ?? [];
  if (count !== undefined) return Number(count) * (chineseUnitMs[unit ?? ''] ?? 0);
  return timeInWords(text, nowMs);
};

const waitFor = new RegExp(
  String.raw`(?:retry|try again|resets?|wait|come back|available(?: again)?)(?:ing)?:?(?: again)?(?: in| after| for| at least)?:? ((?:\d{1,15}(?:\.\d{1,9})?(?:ms|h|m|s)){2,4}|(?:${durationPart}){1,4})`,
  'i',
);

const waitForInChinese = /(\d{1,9})\s?(秒|分钟|小时|天)(?:钟)?(?:之|以)?后/;
const chineseUnitMs: Readonly<Record<string, number>> = {
  秒: 1_000,
  分钟: 60_000,
  小时: 3_600_000,
  天: 86_400_000,
};

/** When a limit is reset, e.g. "You will regain access on 2026-12-01 at 00:00 UTC"; a time without a zone is UTC. */
const timeInWords = (text: string, nowMs: number): number | undefined => {
  if (!/reset|regain|available|until|重置|恢复/i.test(text)) return undefined;
  const [, day, time = '00:00'] = /(\d{4}-\d\d-\d\d)(?:(?:T| at | )(\d\d:\d\d(?::\d\d)?))?/.exec(text) ?? [];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
};
