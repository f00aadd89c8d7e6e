import * as z from 'zod';
import { parseJson } from '../../shared/basics/parse-json.ts';
import { type FailedCase, failedCaseSchema } from '../../shared/run/failed-case-queue.ts';

/** The part of an SQS event that the function uses. */
export const sqsEventSchema = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});
export type SqsEvent = z.infer<typeof sqsEventSchema>;

export interface RerunRequest {
  readonly messageId: string;
  readonly failedCase: FailedCase;
}

/** The requests of a batch by run, and the ids of messages that are not requests. */
export const readRerunRequests = ({ Records }: SqsEvent) => {
  const byRun = new Map<string, RerunRequest[]>();
  const unreadable: string[] = [];
  for (const { messageId, body } of Records) {
    const parsed = failedCaseSchema.safeParse(parseJson(body));
    if (!parsed.success) {
      unreadable.push(messageId);
      continue;
    }
    const { runId } = parsed.data;
    byRun.set(runId, [...(byRun.get(runId) ?? []), { messageId, failedCase: parsed.data }]);
  }
  return { byRun, unreadable };
};
