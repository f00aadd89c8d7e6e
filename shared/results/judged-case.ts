import { z } from 'zod';
import { callRecordSchema } from '../conversation/call-record.ts';
import { emptyResponse } from '../conversation/judge-reply.ts';
import {
  type Outcome,
  outcomeSchema,
  tokenUsageSchema,
  turnRecordSchema,
} from '../conversation/turn-record.ts';
import { referenceCaseSchema, referenceQuestionSchema } from './reference-case.ts';

/** How a question came to its reply, as far as summaries read it; the rest is kept. */
const evidenceSchema = z.looseObject({
  failure: z.string().optional(),
  finishReason: z.string().optional(),
  reasoning: z.string().optional(),
  servedModel: z.string().optional(),
  usage: z.looseObject(tokenUsageSchema.shape).optional(),
  images: z.looseObject(turnRecordSchema.shape.images.shape).optional(),
  calls: z.array(z.looseObject(callRecordSchema.pick({ ms: true, failure: true }).shape)).optional(),
});

/** A judged question of a results file: the reference's keys, and ours where the file is this evaluator's. */
export const judgedQuestionSchema = referenceQuestionSchema.extend({
  outcome: outcomeSchema.optional(),
  strict_answer: z.string().nullable().optional(),
  strict_correct: z.boolean().optional(),
  /** The letters of this question's options, sorted. */
  options: z.array(z.string()).optional(),
  turn: evidenceSchema.optional(),
});
export type JudgedQuestion = z.infer<typeof judgedQuestionSchema>;

/** A case of a results file, the reference's or ours; additional keys are kept. */
export const judgedCaseSchema = referenceCaseSchema.extend({
  mcqs: z.array(judgedQuestionSchema),
  /** Taken over from another evaluator's results file. */
  imported: z.boolean().optional(),
});
export type JudgedCase = z.infer<typeof judgedCaseSchema>;

/** A question is answered when a text came back, whatever an extractor makes of it. */
export const isAnswered = ({ model_response }: Pick<JudgedQuestion, 'model_response'>): boolean =>
  model_response !== null;

/** How the reply came; a file of the reference says so only in its error texts (docs/protocol.md, "Errors"). */
export const outcomeOf = (
  question: Pick<JudgedQuestion, 'outcome' | 'model_response' | 'error'>,
): Outcome => {
  if (question.outcome) return question.outcome;
  if (isAnswered(question)) return 'answered';
  if (question.error?.startsWith('Skipped:')) return 'skipped';
  return question.error?.includes(emptyResponse) ? 'empty' : 'errored';
};
