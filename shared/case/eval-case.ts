import * as z from 'zod';
import { recordOf } from '../basics/record-of.ts';

/** A figure of a scenario or a question. Absent and null fields mean the same in the data. */
const imageDetailSchema = z.looseObject({
  caption_prefix: z.string().nullish(),
  file: z.string().nullish(),
  url: z.string().nullish(),
  type: z.string().nullish(),
});

const tableDetailSchema = z.looseObject({
  caption_prefix: z.string().nullish(),
  caption: z.string().nullish(),
  content: z.string().nullish(),
  type: z.string().nullish(),
});

const imagesSchema = z
  .array(imageDetailSchema)
  .nullish()
  .transform((images) => images ?? []);

const tablesSchema = z
  .array(tableDetailSchema)
  .nullish()
  .transform((tables) => tables ?? []);

/**
 * Texts by letter. A null is an absent letter: letters may be missing from the middle (docs/protocol.md, "Data"), and a
 * Parquet file, which has the same letters in every question, fills those that a question lacks with null.
 */
const optionsSchema = recordOf(z.string().nullable())
  .transform((options) =>
    Object.fromEntries(
      Object.entries(options).filter((option): option is [string, string] => option[1] !== null),
    ),
  )
  .refine((options) => Object.keys(options).length > 0, 'is empty: a question needs at least one option')
  .refine(
    (options) =>
      new Set(Object.keys(options).map((letter) => letter.toUpperCase())).size ===
      Object.keys(options).length,
    'has a letter in both cases, which no reply can tell apart',
  );

const questionSchema = z.looseObject({
  stage: z
    .string()
    .nullish()
    .transform((stage) => stage ?? ''),
  question: z.string(),
  options: optionsSchema,
  correct_answer: z.string(),
  image_details: imagesSchema,
  table_details: tablesSchema,
});

const policySchema = z.looseObject({
  scenario: z.string(),
  mcqs: z.array(questionSchema).min(1, 'is empty: a case needs at least one question'),
  scenario_image_details: imagesSchema,
  scenario_table_details: tablesSchema,
});

/** What gives a case its id. */
export const identitySchema = z.object({
  pmc: z.union([z.string(), z.number()]).nullish(),
  pmid: z.union([z.string(), z.number()]).nullish(),
  PMID: z.union([z.string(), z.number()]).nullish(),
  doi: z.string().nullish(),
});

/**
 * One line of a LiveClin dataset (docs/protocol.md, "Data"): unknown fields are kept, absent lists become empty
 * ones. `Rarity` is a word in the release and a number in the demo.
 */
export const evalCaseSchema = z.looseObject({
  ...identitySchema.shape,
  Level1: z.string().nullish(),
  Level2: z.string().nullish(),
  Rarity: z.union([z.string(), z.number()]).nullish(),
  exam_creation: z.looseObject({ final_policy: policySchema }),
});

/** The fields that are read of each part of a case. */
export const partFields = {
  case: Object.keys(evalCaseSchema.shape),
  policy: Object.keys(policySchema.shape),
  question: Object.keys(questionSchema.shape),
  image: Object.keys(imageDetailSchema.shape),
  table: Object.keys(tableDetailSchema.shape),
} as const;

export type CasePart = keyof typeof partFields;

/** Every field that some part of a case may have. */
export const fieldNames: ReadonlySet<string> = new Set(Object.values(partFields).flat());

export type EvalCase = z.infer<typeof evalCaseSchema>;
export type Question = z.infer<typeof questionSchema>;
export type ImageDetail = z.infer<typeof imageDetailSchema>;
export type TableDetail = z.infer<typeof tableDetailSchema>;

export const questionsOf = (evalCase: EvalCase): readonly Question[] =>
  evalCase.exam_creation.final_policy.mcqs;

/** Every figure of a case, in the order they are sent. */
export const imagesOf = (evalCase: EvalCase): readonly ImageDetail[] => [
  ...evalCase.exam_creation.final_policy.scenario_image_details,
  ...questionsOf(evalCase).flatMap((question) => question.image_details),
];
