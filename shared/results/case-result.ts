import * as z from 'zod';
import { callRecordSchema } from '../conversation/call-record.ts';
import { emptyResponse } from '../conversation/judge-reply.ts';
import { servedSchema } from '../conversation/served.ts';
import { type Outcome, outcomeSchema, turnRecordSchema } from '../conversation/turn-record.ts';
import { tokenUsageSchema } from '../model/token-usage.ts';

const typesSchema = z
  .array(z.string())
  .nullish()
  .transform((types): readonly string[] => types ?? []);

const looseServedSchema = servedSchema.extend({ usage: z.looseObject(tokenUsageSchema.shape).optional() });

/** How a question got its reply: the part that is read again; the rest of its turn record is kept as it is. */
const evidenceSchema = z.looseObject({
  failure: z.string().optional(),
  finishReason: z.string().optional(),
  reasoning: z.string().optional(),
  ...looseServedSchema.shape,
  images: z.looseObject(turnRecordSchema.shape.images.shape).optional(),
  calls: z
    .array(
      z.looseObject({
        ...callRecordSchema.pick({ ms: true, failure: true }).shape,
        ...looseServedSchema.shape,
      }),
    )
    .optional(),
});

/**
 * A judged question of a results file: the reference's keys first (golden/results-*.json), then ours, which a file
 * of the reference does not have.
 */
const questionResultSchema = z.looseObject({
  stage: z
    .string()
    .nullish()
    .transform((stage) => stage ?? ''),
  /** From 0. */
  mcq_index: z.number().int().nonnegative(),
  correct_answer: z.string(),
  /** As the liveclin extractor reads it: the headline of every summary. */
  extracted_answer: z.string().nullable(),
  is_correct: z.boolean(),
  model_response: z.string().nullable(),
  error: z.string().nullable(),
  /** The `type` text of each image that was sent, `;`-joined classes in a text. */
  image_types: typesSchema,
  table_types: typesSchema,
  outcome: outcomeSchema.optional(),
  /** As the strict extractor reads it: shown beside the headline, never in its place. */
  strict_answer: z.string().nullable().optional(),
  strict_correct: z.boolean().optional(),
  /** The letters of this question's options, sorted. */
  options: z.array(z.string()).optional(),
  turn: evidenceSchema.optional(),
});
export type QuestionResult = z.infer<typeof questionResultSchema>;

/**
 * One case of a results file, the reference's or ours, and the JSON that a worker stores of its case. Additional keys
 * are kept when a file is written again.
 */
export const caseResultSchema = z.looseObject({
  case_id: z.string(),
  pmc: z.union([z.string(), z.number()]).nullish(),
  doi: z.string().nullish(),
  /** A word in the release, a number in the demo. */
  rarity: z.union([z.string(), z.number()]).nullish(),
  level1: z.string().nullish(),
  level2: z.string().nullish(),
  total_mcqs: z.number().int().nonnegative(),
  correct_mcqs: z.number().int().nonnegative(),
  mcqs: z.array(questionResultSchema),
  /** Taken over from another evaluator's results file. */
  imported: z.boolean().optional(),
  status: z.enum(['done', 'failed']).optional(),
  attempt: z.number().int().optional(),
});
export type CaseResult = z.infer<typeof caseResultSchema>;

/** A question is answered when a text came back, whatever an extractor makes of it. */
export const isAnswered = ({ model_response }: Pick<QuestionResult, 'model_response'>): boolean =>
  model_response !== null;

/** How the question's reply came; a file of the reference shows it by its error texts only (docs/protocol.md, "Conversation"). */
export const outcomeOf = (
  question: Pick<QuestionResult, 'outcome' | 'model_response' | 'error'>,
): Outcome => {
  if (question.outcome) return question.outcome;
  if (isAnswered(question)) return 'answered';
  if (question.error?.startsWith('Skipped:')) return 'skipped';
  return question.error?.includes(emptyResponse) ? 'empty' : 'errored';
};
