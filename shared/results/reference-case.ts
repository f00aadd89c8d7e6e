import { z } from 'zod';

const typesSchema = z
  .array(z.string())
  .nullish()
  .transform((types): readonly string[] => types ?? []);

/** A judged question as the reference writes it (golden/results-*.json); our additional keys are kept. */
export const referenceQuestionSchema = z.looseObject({
  stage: z
    .string()
    .nullish()
    .transform((stage) => stage ?? ''),
  /** From 0. */
  mcq_index: z.number().int().nonnegative(),
  correct_answer: z.string(),
  extracted_answer: z.string().nullable(),
  is_correct: z.boolean(),
  model_response: z.string().nullable(),
  error: z.string().nullable(),
  /** The `type` text of each image that was sent, `;`-joined classes in a text. */
  image_types: typesSchema,
  table_types: typesSchema,
});
export type ReferenceQuestion = z.infer<typeof referenceQuestionSchema>;

/** One case of a results file of the reference; additional keys are kept. */
export const referenceCaseSchema = z.looseObject({
  case_id: z.string(),
  pmc: z.union([z.string(), z.number()]).nullish(),
  doi: z.string().nullish(),
  /** A word in the release, a number in the demo. */
  rarity: z.union([z.string(), z.number()]).nullish(),
  level1: z.string().nullish(),
  level2: z.string().nullish(),
  total_mcqs: z.number().int().nonnegative(),
  correct_mcqs: z.number().int().nonnegative(),
  mcqs: z.array(referenceQuestionSchema),
});
export type ReferenceCase = z.infer<typeof referenceCaseSchema>;
