import { cut } from './cut.ts';

/**
 * How the words of a refusal name what is used up. A limit by the minute comes back by waiting; one by the day (or week,
 * or month) does not within a run. Whichever is named first counts: the rest is advice ("per-min. Add 10 credits to
 * unlock 1000 requests per day", https://openrouter.ai/docs/api-reference/limits).
 */
export const limitSpan = (words: string): 'minute' | 'day' | undefined => {
  const text = cut(words);
  const minuteAt = text.search(minute);
  const dayAt = text.search(day);
  if (minuteAt < 0) return dayAt < 0 ? undefined : 'day';
  return dayAt >= 0 && dayAt < minuteAt ? 'day' : 'minute';
};

/**
 * `PerMinute` and `PerDay` stand in the ids of Google's quotas (https://ai.google.dev/gemini-api/docs/rate-limits), TPM and
 * TPD in Groq's words (https://console.groq.com/docs/rate-limits).
 */
const minute =
  /per[\s_-]?(min|sec|hour)|\/ ?(min|sec|hour)|\bhourly\b|per_base_model|\b[RTI]PM\b|\b[QR]PS\b|EndpointRPM|EndpointTPM|concurren|allocated quota exceeded|每分钟|每秒|每小时|并发|频率/i;

const day =
  /per[\s_-]?(day|week|month|24[\s-]?h)|\/ ?(day|week|month)\b|(daily|weekly|monthly)\b.{0,40}(limit|quota|allocation|allowance|credit|usage|cap\b|request|token|free|included|plan)|(limit|quota|allocation|allowance|free|used)\b.{0,40}\b(daily|this day|of the day|for today|this (week|month))|\b[RT]PD\b|tomorrow|l[ií]mite di[aá]ri|tageslimit|tageskontingent|journali[eè]r|дневн\S{0,3} (лимит|квот)|1日の.{0,8}(上限|制限)|每日|每天|今日|今天|当日|当天|明日|明天|次日|每周|每月|本周|本月|本日/i;
